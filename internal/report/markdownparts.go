package report

import (
	"fmt"
	"strings"
)

// part is a part of a group's scorecard.
type part int

// The parts, in the order in which they are read. What has changed comes before
// all else: it is what a pull request is about.
const (
	partChanges part = iota
	partStart
	partStandards
	partShort
	partHeadings
	partNew
	partStanding
	partProblems
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

// folded tells that a part is there for those who look for it: what a pull request
// has left as it was, and what asks nothing of anybody.
func (p part) folded() bool {
	return p == partStanding || partNotDue <= p && p <= partNotApplicable
}

// opens is what stands before a part's rows, a blank line first; a heading one
// level deeper where each group has one of its own. What has changed needs none
// below the name of the group.
func (p part) opens(many bool) markdown {
	title := [parts]markdown{
		partStandards: "Standards", partShort: "What keeps a standard from green", partHeadings: "Where it stands", partNew: "New problems", partStanding: "Standing problems",
		partProblems: "Problems", partAhead: "Coming up", partOutlook: "Looking ahead", partWaived: "Waived", partUnsure: "Could not be judged",
		partNotDue: "Not due yet", partMet: "What holds", partNotApplicable: "What does not apply",
	}[p]
	switch {
	case p == partChanges:
		return "\n"
	case title == "":
		return ""
	case p.folded():
		return "\n<details><summary>" + title + "</summary>\n\n"
	case many:
		return "\n#### " + title + "\n\n"
	}
	return "\n### " + title + "\n\n"
}

// closes is what stands after a part's rows.
func (p part) closes() markdown {
	if p.folded() {
		return "\n</details>"
	}
	return ""
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
