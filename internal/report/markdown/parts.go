package markdown

import (
	"fmt"
	"strings"

	"github.com/DEFRA/dgcheck/internal/finding"
	"github.com/DEFRA/dgcheck/internal/report/escape"
	"github.com/DEFRA/dgcheck/internal/report/outline"
	"github.com/DEFRA/dgcheck/internal/scorecard"
)

// part is a part of a group's scorecard.
type part int

// The parts, in the order of the document. Changes come first, because they are what a
// pull request is about. Collapsed parts come last.
const (
	partChanges part = iota
	partStart
	partStandards
	partNew
	partProblems
	partStanding
	partShort
	partHeadings
	partAhead
	partOutlook
	partWaived
	partUnsure
	partNotDue
	partMet
	partNotApplicable
	partGone
	parts
)

// folded reports whether a part is collapsed, so that a reader has to open it.
func (p part) folded() bool { return partStanding <= p && p <= partNotApplicable }

// opens returns the text before a part's rows: a blank line and then the part's
// heading, or the beginning of a collapsed section. If many is set, each group has a
// heading of its own, so the part's heading is one level deeper. partChanges has only
// the blank line, and a part without a title has nothing.
func (p part) opens(many bool) escape.Markdown {
	title := [parts]escape.Markdown{
		partStandards: "Standards", partShort: "What keeps a standard from green", partHeadings: "Where it stands", partNew: "New problems", partStanding: "Standing problems",
		partProblems: "Problems", partAhead: outline.TitleAhead, partOutlook: "Looking ahead", partWaived: "Waived", partUnsure: "Could not be judged",
		partNotDue: "Not due yet", partMet: "What holds", partNotApplicable: "What does not apply",
	}[p]
	switch {
	case p == partChanges:
		return "\n"
	case title == "":
		return ""
	case p.folded():
		return fold(title)
	case many:
		return "\n#### " + title + "\n\n"
	}
	return "\n### " + title + "\n\n"
}

// fold returns the beginning of a collapsed section (a details element).
func fold(title escape.Markdown) escape.Markdown {
	return "\n<details><summary>" + title + "</summary>\n\n"
}

// endOfFold is the end of a collapsed section.
const endOfFold escape.Markdown = "\n</details>"

// more returns the title of the collapsed section for the rows of a part that do not
// fit.
func (p part) more() escape.Markdown {
	if p == partChanges {
		return "More that has changed"
	}
	return "More problems"
}

// fits returns how many rows of a part can be shown in room lines. It returns at least
// one, and does not separate a problem from its remedy. Changes get at most a quarter
// of the room and problems all of it. In other parts every row is shown.
func (p part) fits(all []row, room int) int {
	switch p {
	case partChanges:
		room /= 4
	case partNew, partProblems:
	default:
		return len(all)
	}
	fitting, used := 0, 0
	for i, row := range all {
		used += strings.Count(string(row.text), "\n") + 1
		if used > room && fitting > 0 {
			return fitting
		}
		whole := i+1 == len(all) || row.rank == rankAdvice || all[i+1].rank != rankAdvice && (p == partChanges || used > room)
		if whole {
			fitting = i + 1
		}
	}
	return fitting
}

// lines builds a text that consists of whole lines.
type lines struct{ strings.Builder }

func (l *lines) line(format string, values ...escape.Markdown) {
	l.WriteString(string(markdownf(format, values...)) + "\n")
}

// markdownf formats escaped values. The format is a constant of this package.
func markdownf(format string, values ...escape.Markdown) escape.Markdown {
	all := make([]any, len(values))
	for i, value := range values {
		all[i] = value
	}
	return escape.Markdown(fmt.Sprintf(format, all...))
}

// number returns a number as text.
func number(n int) escape.Markdown { return escape.Markdown(fmt.Sprint(n)) }

// Note returns a sentence as a block quote in Markdown.
func Note(sentence string) string { return "> " + string(escape.ForMarkdown(sentence)) }

// place returns the file and line of a result, with a link to the line if it is
// published.
func place(source scorecard.Source, group string, result finding.Finding) escape.Markdown {
	label := escape.CodeForMarkdown(fmt.Sprintf("%s:%d", result.Where.File, result.Where.Line))
	if address := escape.LineAddress(source, group, result.Where); address != "" {
		return "[" + label + "](" + escape.Markdown(address) + ")"
	}
	return label
}
