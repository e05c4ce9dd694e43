package report

import (
	"fmt"
	"strings"

	"github.com/DEFRA/dgcheck/internal/calendar"
	"github.com/DEFRA/dgcheck/internal/finding"
	"github.com/DEFRA/dgcheck/internal/scorecard"
)

// htmlGroup is what a page shows of one group.
type htmlGroup struct {
	ID                     anchor
	Name                   shown
	AsOf                   shown
	Problem, CustomProblem shown
	BaseProblem, Unread    shown
	Facts                  []htmlFact
	ToMend, Score, Rest    shown
	First                  []htmlFirstThing
	Contents               []htmlLink
	Changes                *htmlChanges
	Standards              *htmlStandards
	Problems               []htmlHeading
	Finance                htmlFinance
	Outcomes               []htmlOutcome
	Roadmap                []htmlHorizon
	Pipeline               *htmlPipeline
	Services               *htmlServices
	Deadlines              []htmlDeadline
	MoreDeadlines          int
	Outlook                []htmlFact
	Waivers                []htmlWaiver
	Waived                 []htmlEntry
	NotDue                 []htmlEntry
	Unjudged               []htmlEntry
	Packs                  []htmlPack
}

// htmlFact is a term with its description.
type htmlFact struct {
	Term, Text shown
	Link       address
	Mail       htmlPost
}

type htmlLink struct {
	Text shown
	Link address
}

// htmlEntry is one message, about some subjects and from some rules.
type htmlEntry struct {
	Message, Subjects, Rules shown
}

func htmlGroupOf(card Card, run scorecard.Run, rules Catalogue) htmlGroup {
	g := htmlGroup{
		ID: htmlAnchor(card), Name: forPage(card.Name), AsOf: htmlAsOf(run),
		Problem: forPage(card.Problem), CustomProblem: forPage(card.CustomProblem),
	}
	if card.Problem != "" {
		return g
	}
	t := card.Tally
	g.Facts = htmlFacts(card)
	g.ToMend = forPage(toMend(t))
	g.Score = forPage(fmt.Sprintf("%d of %s met.", t.Met(), count(t.Asked(), "expectation")))
	g.Rest = htmlRest(t)
	g.Problems, g.First = htmlProblems(card, run.Source, rules)
	g.Changes = htmlChangesOf(card)
	if len(card.Unread) > 0 {
		g.Unread = "Could not be read: " + listForPage(card.Unread) + ". What is declared there is missing here."
	}
	if card.BaseProblem != "" {
		g.BaseProblem = forPage("Not compared with " + baseInWords(run.Base) + ": " + card.BaseProblem)
	}
	g.Standards = htmlStandardsOf(card.Ratings)
	g.Finance = htmlFinanceOf(card.Overview.Finance, run.AsOf)
	g.Finance.Unread = financeUnread(card)
	g.Outcomes = htmlOutcomesOf(card.Overview)
	g.Roadmap = htmlRoadmapOf(card.Overview)
	g.Pipeline = htmlPipelineOf(card.Overview)
	g.Services = htmlServicesOf(card.Overview.Services, run.AsOf)
	g.Deadlines, g.MoreDeadlines = htmlDeadlines(card, rules)
	g.Outlook = htmlOutlook(card.Outlook, run.AsOf)
	g.Waivers = htmlWaivers(card.Overview.Waivers, rules)
	g.Waived = htmlEntries(card, finding.Waived)
	g.NotDue = htmlEntries(dueLater(card), finding.NotDue)
	g.Unjudged = htmlEntries(card, finding.NotAssessed)
	g.Packs = htmlPacks(card.Results, rules)
	g.Contents = g.contents()
	return g
}

// htmlRest counts the results that are neither passes nor fails.
func htmlRest(t scorecard.Tally) shown {
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
	return forPage("Beside these: " + strings.Join(parts, ", ") + ".")
}

func htmlFacts(card Card) []htmlFact {
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
		{Term: "Status", Text: htmlSentence(card.Overview.Status)},
		{Term: "Roadmap", Text: forPage(card.Overview.Roadmap), Link: htmlLinkTo(card.Overview.Roadmap)},
		{Term: "Judged by", Text: listForPage(packs)},
		{Term: "This check", Text: forPage(gate)},
	} {
		if fact.Text != "" {
			known = append(known, fact)
		}
	}
	return known
}

// contents returns links to the parts of the page.
func (g htmlGroup) contents() []htmlLink {
	var links []htmlLink
	for _, part := range []struct {
		name  string
		title shown
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
			links = append(links, htmlLink{part.title, address("#" + string(g.ID) + "-" + part.name)})
		}
	}
	return links
}

func htmlEntries(card Card, verdict finding.Verdict) []htmlEntry {
	return htmlEntriesOf(entriesOf(card, verdict, false))
}

func htmlEntriesOf(said []entry) []htmlEntry {
	var entries []htmlEntry
	for _, e := range said {
		entries = append(entries, htmlEntry{
			forPage(e.message), someForPage(e.subjects), someForPage(e.rules),
		})
	}
	return entries
}

// htmlDeadline is a day with what has to be done by it.
type htmlDeadline struct {
	By, What, Said, Subjects, Rules shown
}

// htmlDeadlines returns the near deadlines, and how many more there are.
func htmlDeadlines(card Card, rules Catalogue) ([]htmlDeadline, int) {
	var list []htmlDeadline
	near, more := nearest(deadlinesOf(card, rules), false)
	for _, d := range near {
		list = append(list, htmlDeadline{forPage(calendar.Long(d.due)), forPage(d.message), forPage(d.said), someForPage(d.subjects), someForPage(d.rules)})
	}
	return list, more
}

func htmlOutlook(outlook *finding.Outlook, today string) []htmlFact {
	if outlook == nil {
		return nil
	}
	ahead := []htmlFact{{Term: forPage("Spending in " + outlook.Spend.Name + ", as the reviews stand"), Text: forPage(spendInWords(outlook.Spend))}}
	for _, next := range outlook.Assessments {
		text := assessmentInWords(next, today)
		ahead = append(ahead, htmlFact{Term: forPage(next.Called + ": assessment"), Text: forPage(strings.ToUpper(text[:1]) + text[1:])})
	}
	for _, service := range outlook.Readiness {
		labels := make([]string, len(service.Open))
		for i, open := range service.Open {
			labels[i] = fmt.Sprintf("%s (%s)", open.Label, open.Stage)
		}
		ahead = append(ahead, htmlFact{Term: forPage(service.Called + ": preparations"), Text: forPage("Still to prepare: " + strings.Join(labels, ", ") + ".")})
	}
	return ahead
}
