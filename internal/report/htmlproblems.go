package report

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode"

	"github.com/DEFRA/dgcheck/internal/rule"
	"github.com/DEFRA/dgcheck/internal/scorecard"
	"github.com/DEFRA/dgcheck/internal/source"
)

// htmlHeading is the problems of one severity, and how many are in which part of the
// scorecard.
type htmlHeading struct {
	severity rule.Severity
	Name     shown
	Summary  shown
	Problems []htmlProblem
}

// htmlProblem is what is wrong at one place, by one rule.
type htmlProblem struct {
	ID       anchor
	Severity htmlTag
	// Border is the word for the severity in the style sheet.
	Border   shown
	Title    shown
	Changed  *htmlTag
	Messages []htmlMessage
	// Waiting says how many checks wait for it to be mended.
	Waiting []shown
	Remedy  shown
	Place   shown
	Link    address
	Excerpt *htmlExcerpt
	Rule    shown
	// About is the rule's title, where the title above is a message.
	About   shown
	Clauses shown
}

// htmlMessage is one of several things said under one title.
type htmlMessage struct {
	Text    shown
	Changed *htmlTag
}

// htmlExcerpt is a line of the declaration; At is the word that is meant.
type htmlExcerpt struct {
	Line              int
	Before, At, After shown
}

// firstThings is how many problems the summary names.
const firstThings = 3

// htmlFirstThing is one of the worst problems, and what to do about it.
type htmlFirstThing struct {
	Text, Remedy shown
	Link         address
}

// htmlProblems gives the problems by their severity, and the worst of them.
func htmlProblems(card Card, from scorecard.Source, rules Catalogue) ([]htmlHeading, []htmlFirstThing) {
	place := map[string]int{}
	for i, fail := range toDoFirst(card) {
		place[fail.Key] = i
	}
	waits := waitingOf(card.Results)
	var headings []htmlHeading
	var first []htmlRanked
	for n, fails := range inPlaces(problemsOf(card)) {
		worst := fails[0]
		if len(headings) == 0 || headings[len(headings)-1].severity != worst.Severity {
			headings = append(headings, htmlHeadingOf(card, worst.Severity))
		}
		problem := htmlProblemOf(card, fails, from, rules)
		for _, fail := range fails {
			if wait := waits.take(fail.Result); wait != "" {
				problem.Waiting = append(problem.Waiting, shown(wait))
			}
		}
		problem.ID = htmlAnchor(card).at("problem", n+1)
		heading := &headings[len(headings)-1]
		heading.Problems = append(heading.Problems, problem)
		first = append(first, htmlRanked{place[worst.Key], worst.Severity, htmlFirstThing{forPage(worst.Message), problem.Remedy, address("#" + problem.ID)}})
	}
	return headings, htmlFirst(first)
}

// htmlHeadingOf begins the problems of one severity, and says in which parts of the
// scorecard they are.
func htmlHeadingOf(card Card, severity rule.Severity) htmlHeading {
	heading := htmlHeading{severity: severity, Name: map[rule.Severity]shown{rule.Error: "Errors", rule.Warning: "Warnings"}[severity]}
	if heading.Name == "" {
		heading.Name = "For information"
	}
	counts := map[string]int{}
	for _, fail := range failsOf(card) {
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
	heading.Summary = forPage(strings.Join(parts, ", ") + ".")
	return heading
}

// htmlRanked is a problem and its place among what is to be done.
type htmlRanked struct {
	place    int
	severity rule.Severity
	thing    htmlFirstThing
}

// htmlFirst gives what to do first: of the worst problems, each remedy once.
func htmlFirst(problems []htmlRanked) []htmlFirstThing {
	slices.SortStableFunc(problems, func(a, b htmlRanked) int { return cmp.Compare(a.place, b.place) })
	var things []htmlFirstThing
	for _, p := range problems {
		known := slices.ContainsFunc(things, func(t htmlFirstThing) bool { return t.Remedy == p.thing.Remedy })
		if p.severity == problems[0].severity && !known && len(things) < firstThings {
			things = append(things, p.thing)
		}
	}
	return things
}

func htmlProblemOf(card Card, fails []statement, from scorecard.Source, rules Catalogue) htmlProblem {
	fail := fails[0]
	p := htmlProblem{
		Severity: htmlSeverityTag(fail.Severity), Border: shown(fail.Severity.String()), Title: forPage(fail.Message),
		Remedy: forPage(fail.Remedy), Place: forPage(fail.Where.String()), Link: address(lineAddress(from, card.Path, fail.Where)),
		Rule: forPage(string(fail.Rule)), About: htmlTitleOf(fail.Rule, rules), Clauses: listForPage(fail.Clauses),
	}
	if len(fails) == 1 {
		p.Changed = htmlChangeTag(card.Changes, fail.Result)
	} else {
		p.Title, p.About = p.About, ""
		for _, one := range fails {
			p.Messages = append(p.Messages, htmlMessage{forPage(one.Message), htmlChangeTag(card.Changes, one.Result)})
		}
	}
	// A line of the declaration can hold any amount, so none is shown of a group
	// that keeps its amounts private.
	if excerpt, ok := card.Excerpt(fail.Where); ok && !fail.Absent && !card.Profile.Finance.Private {
		p.Excerpt = htmlExcerptOf(excerpt, fail.Where.Line)
	}
	return p
}

func htmlSeverityTag(severity rule.Severity) htmlTag {
	switch severity {
	case rule.Error:
		return htmlTag{"Error", "red"}
	case rule.Warning:
		return htmlTag{"Warning", "yellow"}
	}
	return htmlTag{"For information", "blue"}
}

// titleOf gives a rule's title, or its id where it is not known.
func htmlTitleOf(id rule.ID, rules Catalogue) shown {
	if rules != nil {
		if found, ok := rules.Find(id); ok {
			return forPage(found.Title)
		}
	}
	return forPage(string(id))
}

// htmlExcerptOf marks the word at the place that is meant.
func htmlExcerptOf(excerpt source.Excerpt, line int) *htmlExcerpt {
	text := []rune(excerpt.Text)
	start := min(max(excerpt.Marker, 0), len(text))
	end := min(start+1, len(text))
	for end < len(text) && htmlInWord(text[end]) && htmlInWord(text[start]) {
		end++
	}
	return &htmlExcerpt{line, verbatim(strings.TrimLeft(string(text[:start]), " ")), verbatim(string(text[start:end])), verbatim(string(text[end:]))}
}

func htmlInWord(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsDigit(r) || r == '-' || r == '_'
}
