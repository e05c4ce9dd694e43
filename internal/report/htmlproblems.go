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

// htmlHeading holds the problems of one severity, and how many there are in
// each part of the scorecard.
type htmlHeading struct {
	severity rule.Severity
	Name     shown
	Summary  shown
	Problems []htmlProblem
}

// htmlProblem is what one rule found wrong at one position.
type htmlProblem struct {
	ID       anchor
	Severity htmlTag
	// Border is the class for the severity in the style sheet.
	Border   shown
	Title    shown
	Changed  *htmlTag
	Messages []htmlMessage
	// Waiting says how many checks cannot run until this is mended.
	Waiting []shown
	Remedy  shown
	Place   shown
	Link    address
	Excerpt *htmlExcerpt
	Rule    shown
	// About is the rule's title, if the title above is a message.
	About   shown
	Clauses shown
}

// htmlMessage is one of several messages under one title.
type htmlMessage struct {
	Text    shown
	Changed *htmlTag
}

// htmlExcerpt is a line of the declaration. At is the word that the problem is
// about.
type htmlExcerpt struct {
	Line              int
	Before, At, After shown
}

// firstThings is how many problems the summary names.
const firstThings = 3

// htmlFirstThing is one of the worst problems, with what to do about it.
type htmlFirstThing struct {
	Text, Remedy shown
	Link         address
}

// htmlProblems returns the problems by severity, and the worst ones.
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
			if wait := waits.take(fail.Finding); wait != "" {
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

// htmlHeadingOf returns the heading for the problems of one severity, with the
// number in each part of the scorecard.
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

// htmlRanked is a problem with its rank in the order of things to do.
type htmlRanked struct {
	place    int
	severity rule.Severity
	thing    htmlFirstThing
}

// htmlFirst returns what to do first: the worst problems, with each remedy only
// once.
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
		p.Changed = htmlChangeTag(card.Changes, fail.Finding)
	} else {
		p.Title, p.About = p.About, ""
		for _, one := range fails {
			p.Messages = append(p.Messages, htmlMessage{forPage(one.Message), htmlChangeTag(card.Changes, one.Finding)})
		}
	}
	// Any line of a declaration may contain an amount, so no lines are shown
	// for a group that keeps its amounts private.
	if excerpt, ok := card.Excerpt(fail.Where); ok && !fail.Absent && !card.Overview.Finance.Private {
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

// htmlTitleOf returns a rule's title, or its id if the title is not known.
func htmlTitleOf(id rule.ID, rules Catalogue) shown {
	if rules != nil {
		if found, ok := rules.Find(id); ok {
			return forPage(found.Title)
		}
	}
	return forPage(string(id))
}

// htmlExcerptOf splits a line into the word that the problem is about and the
// text around it.
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
