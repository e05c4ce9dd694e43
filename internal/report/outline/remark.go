package outline

import (
	"path"
	"strings"

	"github.com/DEFRA/dgcheck/internal/finding"
	"github.com/DEFRA/dgcheck/internal/report/escape"
	"github.com/DEFRA/dgcheck/internal/rule"
	"github.com/DEFRA/dgcheck/internal/scorecard"
)

// Remark is a fail as GitHub shows it beside a line. Its texts contain no invisible
// characters, and only Message has line breaks.
type Remark struct {
	// Path is the path of the file from the repository's root, as far as the root is
	// known.
	Path string
	// Line and Column count from 1.
	Line, Column   int
	Severity       rule.Severity
	Title, Message string
	// Lost is set if the commit does not contain the line.
	Lost bool
}

// The maximum lengths of a path, a title and a message, in characters. GitHub accepts
// titles of 255 characters and messages of 64 KB
// (https://docs.github.com/rest/checks/runs).
const (
	longestPath    = 4_000
	LongestTitle   = 150
	LongestMessage = 1_500
)

// Remarks returns the worst fails of a card as remarks, and the number of all fails.
// most is the maximum number of remarks. Fails that say the same about several months
// are one remark. A fail in a file outside the repository is counted but not returned,
// because GitHub cannot show its line.
func Remarks(o Options, run scorecard.Run, card scorecard.Scorecard, most int) ([]Remark, int) {
	fails := ProblemsOf(Card{Scorecard: card})
	var remarks []Remark
	waits := WaitingOf(card.Results)
	for _, fail := range fails {
		if len(remarks) == most {
			break
		}
		if r := RemarkOf(o, run, card, fail.Finding, waits.Take(fail.Finding)); r.within() {
			remarks = append(remarks, r)
		}
	}
	return remarks, len(fails)
}

func RemarkOf(o Options, run scorecard.Run, card scorecard.Scorecard, fail finding.Finding, wait string) Remark {
	title := TitleOf(o, fail.Rule)
	if change := card.Changes.Of(fail); change != "" {
		title = strings.ToUpper(change[:1]) + change[1:] + ": " + title
	}
	if wait != "" {
		wait = "\n" + wait
	}
	message := Plain(fail.Message, LongestMessage) + wait + "\nTo mend: " + Plain(fail.Remedy, LongestMessage) +
		"\nWhy: dgcheck explain " + Plain(string(fail.Rule), LongestTitle)
	r := Remark{
		Path: Plain(path.Join(run.Source.Folder, card.Path, fail.Where.File), longestPath),
		Line: max(fail.Where.Line, 1), Column: max(fail.Where.Column, 1),
		Severity: fail.Severity, Title: Plain(title, LongestTitle), Message: message,
	}
	if run.OnHead != nil {
		line, there := run.OnHead(r.Path, r.Line)
		if r.Lost = !there; there {
			r.Line = line
		}
	}
	return r
}

// within reports whether the remark is about a line inside the repository.
func (r Remark) within() bool {
	return !r.Lost && r.Path != "" && r.Path != "." && r.Path != ".." && !strings.HasPrefix(r.Path, "../") && !strings.HasPrefix(r.Path, "/")
}

// Plain returns a text on one line without invisible characters. If it is longer than
// the limit most, in characters, it is cut.
func Plain(text string, most int) string {
	return escape.Shorten(string(escape.ForTerminal(text)), most)
}
