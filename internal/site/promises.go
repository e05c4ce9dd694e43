package site

import (
	"cmp"
	"slices"

	"github.com/DEFRA/dgcheck/internal/calendar"
	"github.com/DEFRA/dgcheck/internal/report/escape"
	"github.com/DEFRA/dgcheck/internal/report/html"
	"github.com/DEFRA/dgcheck/internal/report/outline"
)

// promisesPage writes the page with all waivers and attestations, sorted by their ends.
func (s *site) promisesPage() error {
	slices.SortStableFunc(s.waivers, func(a, b waiver) int {
		return cmp.Or(s.byEnd(a.Expires, b.Expires), cmp.Compare(a.member.entry.ID, b.member.entry.ID), cmp.Compare(a.Rule, b.Rule), cmp.Compare(a.Scope, b.Scope))
	})
	slices.SortStableFunc(s.attestations, func(a, b attestation) int {
		return cmp.Or(s.byEnd(a.Ends, b.Ends), cmp.Compare(a.member.entry.ID, b.member.entry.ID), cmp.Compare(a.Topic, b.Topic))
	})
	return s.page(page{file: promisesFile, title: "Waivers and attestations", intro: func(w html.Writer) {
		paragraph(w, "What has ended or has no known end stands first, then what ends next. After its last day a waiver covers nothing, and an attestation counts as missing.")
	}, tables: []table{
		s.waiverTable("waivers", "Waivers", s.waivers),
		{
			name: "attestations", caption: "Attestations", empty: "No group attests anything.", rows: len(s.attestations),
			columns: append(append(columns("Topic", "Group"), leadColumns("Attested by")...), columns("On", "Ends", "Seen")...),
			row: func(i int) []cell {
				a := s.attestations[i]
				return append(append([]cell{text(a.Topic), s.groupCell(a.member)}, lead(a.By)...), day(a.AttestedOn, "Not declared"), s.ends(a.Ends, "Not known", "Ran out on"), seen(a.Seen))
			},
		},
	}})
}

// byEnd compares two last days of waivers or attestations, for sorting. Days that have
// passed come first, then unknown days (""), then today and later days.
func (s *site) byEnd(a, b string) int {
	order := func(day string) string {
		if day == "" {
			return s.AsOf
		}
		if day >= s.AsOf {
			return day + "+"
		}
		return day
	}
	return cmp.Compare(order(a), order(b))
}

// ending returns the waivers that end between today and the given number of days ahead,
// the earliest first.
func (s *site) ending(days calendar.Day) []waiver {
	var found []waiver
	for _, w := range s.waivers {
		if w.Expires >= s.today.String() && w.Expires <= (s.today+days).String() {
			found = append(found, w)
		}
	}
	slices.SortStableFunc(found, func(a, b waiver) int {
		return cmp.Or(cmp.Compare(a.Expires, b.Expires), cmp.Compare(a.member.entry.ID, b.member.entry.ID))
	})
	return found
}

func (s *site) waiverTable(name, caption string, all []waiver) table {
	return table{
		name: name, caption: caption, empty: "No group has such a waiver.", rows: len(all),
		columns: append(append(columns("Ends", "Group", "Rule", "Limited to"), leadColumns("Approved by")...), column{name: "Approval seen"}),
		row: func(i int) []cell {
			w := all[i]
			return append(append([]cell{s.ends(w.Expires, "Not declared", "Ended on"), s.groupCell(w.member), s.ruleCellOrText(w.Rule), {w.Scope, escape.ForPage(cmp.Or(w.Scope, "The whole group"))}}, lead(w.ApprovedBy)...), seen(w.Seen))
		},
	}
}

// ends returns a cell with a last day and how far off it is. If last is not a date, the
// page shows otherwise, such as "Not known". If the day has passed, the page shows the
// day after the text of over, such as "Ended on".
func (s *site) ends(last, otherwise, over string) cell {
	at, ok := calendar.ParseDay(last)
	if !ok {
		return day("", otherwise)
	}
	words := ""
	switch left := int(at - s.today); {
	case left < 0:
		return cell{last, escape.ForPage(over + " " + calendar.Long(last))}
	case left == 0:
		words = "today"
	default:
		words = "in " + outline.Count(left, "day")
	}
	return cell{last, html.Fill(`$ <span class="quiet">$</span>`, escape.ForPage(calendar.Long(last)), escape.ForPage(words))}
}

// seen returns a cell that says whether an approval was found in the evidence. word is
// "yes" or "no", or "" if no evidence says so.
func seen(word string) cell { return cell{word, escape.ForPage(seenInWords(word))} }

func seenInWords(word string) string {
	switch word {
	case "yes":
		return "Seen"
	case "no":
		return "Looked for and not seen"
	}
	return "Not checked yet"
}
