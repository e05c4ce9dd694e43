package html

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/DEFRA/dgcheck/internal/report/escape"
	"github.com/DEFRA/dgcheck/internal/report/outline"
	"github.com/DEFRA/dgcheck/internal/rule"
	"github.com/DEFRA/dgcheck/internal/scorecard"
)

// htmlHeading has the problems of one severity. Name is the text of their heading.
// Summary says how many of them there are in each part of the scorecard.
type htmlHeading struct {
	severity rule.Severity
	Name     escape.HTML
	Summary  escape.HTML
	Problems []htmlProblem
}

// htmlProblem is a problem that one rule found at one position.
type htmlProblem struct {
	ID       escape.Anchor
	Severity htmlTag
	// Border is the end of the CSS class for the severity, such as "error".
	Border   escape.HTML
	Title    escape.HTML
	Changed  *htmlTag
	Messages []message
	// Waiting has sentences such as "3 checks wait for this to be mended."
	Waiting []escape.HTML
	Remedy  escape.HTML
	Place   escape.HTML
	Link    escape.URL
	Excerpt *htmlExcerpt
	Rule    escape.HTML
	// About is the rule's title if Title is a message. If Title is the rule's title,
	// About is empty.
	About   escape.HTML
	Clauses escape.HTML
}

// message is one of several messages of a problem whose title is the rule's title.
type message struct {
	Text    escape.HTML
	Changed *htmlTag
}

// firstThings is the maximum number of problems in the list "What to do first".
const firstThings = 3

// firstThing is an entry of the list "What to do first".
type firstThing struct {
	Text, Remedy escape.HTML
	Link         escape.URL
}

// htmlProblems returns the problems by severity, and the list "What to do first".
func htmlProblems(card outline.Card, from scorecard.Source, rules outline.Catalogue) ([]htmlHeading, []firstThing) {
	place := map[string]int{}
	for i, fail := range outline.ToDoFirst(card) {
		place[fail.Key] = i
	}
	waits := outline.WaitingOf(card.Results)
	var headings []htmlHeading
	var first []ranked
	for n, fails := range outline.InPlaces(outline.ProblemsOf(card)) {
		worst := fails[0]
		if len(headings) == 0 || headings[len(headings)-1].severity != worst.Severity {
			headings = append(headings, headingOf(card, worst.Severity))
		}
		problem := problemOf(card, fails, from, rules)
		for _, fail := range fails {
			if wait := waits.Take(fail.Finding); wait != "" {
				problem.Waiting = append(problem.Waiting, escape.HTML(wait))
			}
		}
		problem.ID = anchor(card).At("problem", n+1)
		heading := &headings[len(headings)-1]
		heading.Problems = append(heading.Problems, problem)
		first = append(first, ranked{place[worst.Key], worst.Severity, firstThing{escape.ForPage(worst.Message), problem.Remedy, escape.URL("#" + problem.ID)}})
	}
	return headings, htmlFirst(first)
}

// headingOf returns the heading for the problems of one severity, with the number of
// problems in each part of the scorecard. Its list of problems is empty.
func headingOf(card outline.Card, severity rule.Severity) htmlHeading {
	heading := htmlHeading{severity: severity, Name: map[rule.Severity]escape.HTML{rule.Error: "Errors", rule.Warning: "Warnings"}[severity]}
	if heading.Name == "" {
		heading.Name = "For information"
	}
	counts := map[string]int{}
	for _, fail := range outline.FailsOf(card) {
		if fail.Severity == severity {
			counts[scorecard.HeadingOf(fail)]++
		}
	}
	var parts []string
	for _, part := range scorecard.Headings() {
		if counts[part] > 0 {
			parts = append(parts, fmt.Sprintf("%s %d", part, counts[part]))
		}
	}
	heading.Summary = escape.ForPage(strings.Join(parts, ", ") + ".")
	return heading
}

// ranked is a problem with its index in the order of outline.ToDoFirst.
type ranked struct {
	place    int
	severity rule.Severity
	thing    firstThing
}

// htmlFirst returns the list "What to do first": the first problems of the worst
// severity. Problems with the same remedy are listed once.
func htmlFirst(problems []ranked) []firstThing {
	slices.SortStableFunc(problems, func(a, b ranked) int { return cmp.Compare(a.place, b.place) })
	var things []firstThing
	for _, p := range problems {
		known := slices.ContainsFunc(things, func(t firstThing) bool { return t.Remedy == p.thing.Remedy })
		if p.severity == problems[0].severity && !known && len(things) < firstThings {
			things = append(things, p.thing)
		}
	}
	return things
}

func problemOf(card outline.Card, fails []outline.Statement, from scorecard.Source, rules outline.Catalogue) htmlProblem {
	fail := fails[0]
	p := htmlProblem{
		Severity: severityTag(fail.Severity), Border: escape.HTML(fail.Severity.String()), Title: escape.ForPage(fail.Message),
		Remedy: escape.ForPage(fail.Remedy), Place: escape.ForPage(fail.Where.String()), Link: escape.URL(escape.LineAddress(from, card.Path, fail.Where)),
		Rule: escape.ForPage(string(fail.Rule)), About: titleOf(fail.Rule, rules), Clauses: escape.ListForPage(fail.Clauses),
	}
	if len(fails) == 1 {
		p.Changed = changeTag(card.Changes, fail.Finding)
	} else {
		p.Title, p.About = p.About, ""
		for _, one := range fails {
			p.Messages = append(p.Messages, message{escape.ForPage(one.Message), changeTag(card.Changes, one.Finding)})
		}
	}
	// Any line of a declaration may contain an amount, so no lines are shown
	// for a group that keeps its amounts private.
	if excerpt, ok := card.Excerpt(fail.Where); ok && !fail.Absent && !card.Overview.Finance.Private {
		p.Excerpt = excerptOf(excerpt, fail.Where.Line)
	}
	return p
}

func severityTag(severity rule.Severity) htmlTag {
	switch severity {
	case rule.Error:
		return htmlTag{"Error", "red"}
	case rule.Warning:
		return htmlTag{"Warning", "yellow"}
	}
	return htmlTag{"For information", "blue"}
}

// titleOf returns a rule's title. If the rule is not in the catalogue, it returns the
// id.
func titleOf(id rule.ID, rules outline.Catalogue) escape.HTML {
	if rules != nil {
		if found, ok := rules.Find(id); ok {
			return escape.ForPage(found.Title)
		}
	}
	return escape.ForPage(string(id))
}

// problems writes the section with the problems by severity.
func (p *page) problems(g htmlGroup) {
	p.section(g.ID, "problems", "Problems")
	if len(g.Problems) == 0 {
		p.put(`
<p class="govuk-body">There is nothing to mend.</p>`)
	}
	for _, heading := range g.Problems {
		p.subsection(heading.Name)
		p.put(`
<p class="govuk-body">$</p>`, heading.Summary)
		for _, problem := range heading.Problems {
			p.problem(problem)
		}
	}
	p.end()
}
