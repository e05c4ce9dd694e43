package html

import (
	"fmt"
	"strings"

	"github.com/DEFRA/dgcheck/internal/finding"
	"github.com/DEFRA/dgcheck/internal/report/escape"
	"github.com/DEFRA/dgcheck/internal/report/outline"
	"github.com/DEFRA/dgcheck/internal/scorecard"
)

// htmlGroup has what a page shows about one group.
type htmlGroup struct {
	ID                     escape.Anchor
	Name                   escape.HTML
	AsOf                   escape.HTML
	Problem, CustomProblem escape.HTML
	BaseProblem, Unread    escape.HTML
	Facts                  []htmlFact
	ToMend, Score, Rest    escape.HTML
	First                  []firstThing
	Contents               []htmlLink
	Changes                *htmlChanges
	Standards              *standards
	Problems               []htmlHeading
	Finance                htmlFinance
	Outcomes               []htmlOutcome
	Roadmap                []htmlHorizon
	Pipeline               *pipeline
	Services               *htmlServices
	Deadlines              []deadline
	MoreDeadlines          int
	Outlook                []htmlFact
	Waivers                []waiver
	Waived                 []htmlEntry
	NotDue                 []htmlEntry
	Unjudged               []htmlEntry
	Packs                  []htmlPack
	// Trend writes a section about earlier days. It may be nil.
	Trend func(*page)
}

// htmlFact is a term with its description.
type htmlFact struct {
	Term, Text escape.HTML
	Link       escape.URL
	Mail       htmlPost
}

type htmlLink struct {
	Text escape.HTML
	Link escape.URL
}

// htmlEntry is a message that one or more rules give for one or more subjects.
type htmlEntry struct {
	Message, Subjects, Rules escape.HTML
}

func groupOf(card outline.Card, run scorecard.Run, rules outline.Catalogue) htmlGroup {
	g := htmlGroup{
		ID: anchor(card), Name: escape.ForPage(card.Name), AsOf: htmlAsOf(run),
		Problem: escape.ForPage(card.Problem), CustomProblem: escape.ForPage(card.CustomProblem),
	}
	if card.Problem != "" {
		return g
	}
	t := card.Tally
	g.Facts = htmlFacts(card)
	g.ToMend = escape.ForPage(outline.ToMend(t))
	g.Score = escape.ForPage(fmt.Sprintf("%d of %s met.", t.Met(), outline.Count(t.Asked(), "expectation")))
	g.Rest = htmlRest(t)
	g.Problems, g.First = htmlProblems(card, run.Source, rules)
	g.Changes = changesOf(card)
	if len(card.Unread) > 0 {
		g.Unread = "Could not be read: " + escape.ListForPage(card.Unread) + ". What is declared there is missing here."
	}
	if card.BaseProblem != "" {
		g.BaseProblem = escape.ForPage("Not compared with " + outline.BaseInWords(run.Base) + ": " + card.BaseProblem)
	}
	g.Standards = standardsOf(card.Ratings)
	g.Finance = financeOf(card.Overview.Finance, run.AsOf)
	g.Finance.Unread = financeUnread(card)
	g.Outcomes = outcomesOf(card.Overview)
	g.Roadmap = roadmapOf(card.Overview)
	g.Pipeline = pipelineOf(card.Overview)
	g.Services = servicesOf(card.Overview.Services, run.AsOf)
	g.Deadlines, g.MoreDeadlines = deadlines(card, rules)
	g.Outlook = htmlOutlook(card.Outlook, run.AsOf)
	g.Waivers = htmlWaivers(card.Overview.Waivers, rules)
	g.Waived = htmlEntries(card, finding.Waived)
	g.NotDue = htmlEntries(outline.DueLater(card), finding.NotDue)
	g.Unjudged = htmlEntries(card, finding.NotAssessed)
	g.Packs = htmlPacks(card.Results, rules)
	g.Contents = g.contents()
	return g
}

// htmlRest returns how many results are neither passes nor fails, such as "Beside
// these: 2 waived, 1 not due yet." If there are none, it returns "".
func htmlRest(t scorecard.Tally) escape.HTML {
	var parts []string
	for _, part := range []struct {
		n    int
		word string
	}{{t.Waived, "waived"}, {t.NotDue, "not due yet"}, {t.NotApplicable, "not applicable"}, {t.NotAssessed, "that could not be judged"}} {
		if part.n > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", part.n, part.word))
		}
	}
	if len(parts) == 0 {
		return ""
	}
	return escape.ForPage("Beside these: " + strings.Join(parts, ", ") + ".")
}

func htmlFacts(card outline.Card) []htmlFact {
	gate := "It advises: problems do not stop a change."
	if card.Gate == scorecard.Enforce {
		gate = "It is enforced: an error stops a change."
	}
	packs := make([]string, len(card.Packs))
	for i, pack := range card.Packs {
		packs[i] = strings.ReplaceAll(pack, "_", " ")
	}
	known := htmlContacts(card.Overview.Contacts)
	for _, fact := range []htmlFact{
		{Term: "Status", Text: escape.SentenceForPage(card.Overview.Status)},
		{Term: "Roadmap", Text: escape.ForPage(card.Overview.Roadmap), Link: escape.LinkTo(card.Overview.Roadmap)},
		{Term: "Judged by", Text: escape.ListForPage(packs)},
		{Term: "This check", Text: escape.ForPage(gate)},
	} {
		if fact.Text != "" {
			known = append(known, fact)
		}
	}
	for _, told := range outline.EvidenceInWords(card.Evidence) {
		known = append(known, htmlFact{Term: escape.ForPage(told.Term), Text: escape.ForPage(told.Text)})
	}
	return known
}

// contents returns links to the sections that the page has.
func (g htmlGroup) contents() []htmlLink {
	var links []htmlLink
	for _, part := range []struct {
		name  string
		title escape.HTML
		there bool
	}{
		{"changes", "What has changed", g.Changes != nil},
		{"standards", "Standards", g.Standards != nil},
		{"problems", "Problems", true},
		{"deadlines", "Coming up", len(g.Deadlines) > 0},
		{"outlook", "Looking ahead", len(g.Outlook) > 0},
		{"outcomes", "Outcomes", len(g.Outcomes) > 0},
		{"roadmap", "Roadmap", len(g.Roadmap) > 0},
		{"pipeline", "Pipeline", g.Pipeline != nil},
		{"finance", "Finance", true},
		{"services", "Services", g.Services != nil},
		{"waivers", "Waivers", len(g.Waivers)+len(g.Waived) > 0},
		{"later", "Not due yet", len(g.NotDue) > 0},
		{"unjudged", "Could not be judged", len(g.Unjudged) > 0},
		{"rules", "Every rule", len(g.Packs) > 0},
	} {
		if part.there {
			links = append(links, htmlLink{part.title, escape.URL("#" + string(g.ID) + "-" + part.name)})
		}
	}
	return links
}

func htmlEntries(card outline.Card, verdict finding.Verdict) []htmlEntry {
	return entriesOf(outline.EntriesOf(card, verdict, false))
}

func entriesOf(said []outline.Entry) []htmlEntry {
	var entries []htmlEntry
	for _, e := range said {
		entries = append(entries, htmlEntry{
			escape.ForPage(e.Message), someForPage(e.Subjects), someForPage(e.Rules),
		})
	}
	return entries
}
