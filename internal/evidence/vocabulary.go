package evidence

// Word is a word that the field Is of a fact can have.
type Word struct {
	// The field Is has the word itself, such as "released".
	Is string
	// Kind is the only kind of source that has such facts.
	Kind Kind
	Sort Sort
	// Says is the beginning of a sentence for people. The day follows it.
	Says string
}

// Vocabulary returns the words for facts. A document of a later version may have other
// words, which no rule of this version reads.
func Vocabulary() []Word {
	return []Word{
		{"first-seen", History, Event, "first declared"},
		{"changed", History, Event, "changed"},
		{"reviewed", History, Event, "the day of review written"},
		{"phase", History, Event, "the phase written"},
		{"owner", History, Event, "the owner written"},
		{"status", History, Event, "the status written"},
		{"horizon", History, Event, "the horizon written"},
		{"forecast", History, Event, "the forecast changed"},
		{"forecast-at", History, Event, "the forecast as it stood"},
		{"actual", History, Event, "the actual changed"},
		{"actuals-posted", History, Event, "every actual posted"},
		{"unread", History, Holding, "commits whose declaration could not be read"},
		{"recorded", History, Event, "the day of recording written"},

		{"deployed", Delivery, Event, "deployed to production"},
		{"maintained", Delivery, Event, "released without a change by people"},
		{"released", Delivery, Event, "released"},
		{"tagged", Delivery, Event, "tagged"},
		{"committed", Delivery, Event, "committed to"},
		{"open", Delivery, Holding, "open to the public"},
		{"protected", Delivery, Holding, "the default branch protected"},
		{"readme", Delivery, Holding, "a README there"},
		{"version", Delivery, Holding, "the newest version"},
		{"archived", Delivery, Holding, "archived"},
		{"actions-pinned", Delivery, Holding, "actions pinned"},
		{"renamed", Delivery, Holding, "renamed"},

		{"ok", Links, Holding, "the link leads somewhere"},
		{"sign-in", Links, Holding, "the link leads to a sign-in"},
		{"missing-once", Links, Holding, "the link was missed once"},
		{"gone", Links, Holding, "the link is gone"},

		{"approved", Approvals, Event, "approved"},
		{"merged-without-approval", Approvals, Event, "merged without an approval"},
		{"no-pull-request", Approvals, Event, "written without a pull request"},

		{"reported", Registers, Event, "the report published"},

		{"assurance-phase", Assurance, Holding, "the phase in the assurance service"},
		{"assurance-lead", Assurance, Holding, "the lead in the assurance service"},
		{"assurance-roadmap", Assurance, Holding, "the roadmap in the assurance service"},
	}
}

// Find returns the entry of the vocabulary for a word, such as "released". It returns
// false if there is no such word.
func Find(is string) (Word, bool) {
	for _, word := range Vocabulary() {
		if word.Is == is {
			return word, true
		}
	}
	return Word{}, false
}
