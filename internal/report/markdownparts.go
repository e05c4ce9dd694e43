package report

import (
	"fmt"
	"strings"
)

// part is a part of a group's scorecard.
type part int

// The parts, in the order in which they are read. What has changed comes before
// all else: it is what a pull request is about. What is folded away comes last.
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

// folded reports whether a part is there only for those who look for it.
func (p part) folded() bool { return partStanding <= p && p <= partNotApplicable }

// opens is what stands before a part's rows, a blank line first; a heading one
// level deeper where each group has one of its own. What has changed needs none
// below the name of the group.
func (p part) opens(many bool) markdown {
	title := [parts]markdown{
		partStandards: "Standards", partShort: "What keeps a standard from green", partHeadings: "Where it stands", partNew: "New problems", partStanding: "Standing problems",
		partProblems: "Problems", partAhead: titleAhead, partOutlook: "Looking ahead", partWaived: "Waived", partUnsure: "Could not be judged",
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

// fold begins what is folded away under a title of ours.
func fold(title markdown) markdown { return "\n<details><summary>" + title + "</summary>\n\n" }

// endOfFold ends it.
const endOfFold markdown = "\n</details>"

// more heads the rows of an open part that are folded away.
func (p part) more() markdown {
	if p == partChanges {
		return "More that has changed"
	}
	return "More problems"
}

// fits gives how many rows of an open part take no more than so many lines: whole
// problems, each with what to do, and one at least. What has changed takes a quarter
// of the room, so that problems have the rest.
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

// lines is a text of whole lines.
type lines struct{ strings.Builder }

func (l *lines) line(format string, values ...markdown) {
	l.WriteString(string(markdownf(format, values...)) + "\n")
}

// markdownf puts escaped values into a text of ours.
func markdownf(format string, values ...markdown) markdown {
	all := make([]any, len(values))
	for i, value := range values {
		all[i] = value
	}
	return markdown(fmt.Sprintf(format, all...))
}

// number writes a count.
func number(n int) markdown { return markdown(fmt.Sprint(n)) }

// Note is a sentence as a paragraph of Markdown, set apart from what surrounds it.
func Note(sentence string) string { return "> " + string(forMarkdown(sentence)) }
