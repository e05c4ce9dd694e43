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

// The parts, in reading order. Changes come first, since a pull request is
// about them. Parts that are folded away come last.
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

// folded reports whether a part is folded away, for readers who look for it.
func (p part) folded() bool { return partStanding <= p && p <= partNotApplicable }

// opens returns what comes before a part's rows, beginning with a blank line.
// If many is set, each group has its own heading, so the part's is one level
// deeper. Changes need no heading below the group's name.
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

// fold returns the beginning of a folded text, with one of our titles.
func fold(title escape.Markdown) escape.Markdown {
	return "\n<details><summary>" + title + "</summary>\n\n"
}

// endOfFold is the end of a folded text.
const endOfFold escape.Markdown = "\n</details>"

// more returns the title of the folded rows of an open part.
func (p part) more() escape.Markdown {
	if p == partChanges {
		return "More that has changed"
	}
	return "More problems"
}

// fits returns how many rows of an open part fit into room lines. It is at least one,
// and a problem is not parted from its remedy. Changes get at most a quarter of the
// room, and problems the rest.
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

// lines builds a text of whole lines.
type lines struct{ strings.Builder }

func (l *lines) line(format string, values ...escape.Markdown) {
	l.WriteString(string(markdownf(format, values...)) + "\n")
}

// markdownf formats escaped values with one of our texts.
func markdownf(format string, values ...escape.Markdown) escape.Markdown {
	all := make([]any, len(values))
	for i, value := range values {
		all[i] = value
	}
	return escape.Markdown(fmt.Sprintf(format, all...))
}

// number returns a count.
func number(n int) escape.Markdown { return escape.Markdown(fmt.Sprint(n)) }

// Note returns a sentence as a separate paragraph of Markdown, in a block
// quote.
func Note(sentence string) string { return "> " + string(escape.ForMarkdown(sentence)) }

// place returns the position of a result, as a link to the published line.
func place(source scorecard.Source, group string, result finding.Finding) escape.Markdown {
	label := escape.CodeForMarkdown(fmt.Sprintf("%s:%d", result.Where.File, result.Where.Line))
	if address := escape.LineAddress(source, group, result.Where); address != "" {
		return "[" + label + "](" + escape.Markdown(address) + ")"
	}
	return label
}
