package report

import (
	"path"
	"strings"

	"github.com/DEFRA/dgcheck/internal/finding"
	"github.com/DEFRA/dgcheck/internal/rule"
	"github.com/DEFRA/dgcheck/internal/scorecard"
)

// Remark is a fail to show beside its line on GitHub. Its texts are plain and
// contain no invisible characters. Only Message has line breaks, which are
// ours.
type Remark struct {
	// Path is the path of the file from the repository's root, as far as that
	// is known.
	Path string
	// Line and Column count from 1.
	Line, Column   int
	Severity       rule.Severity
	Title, Message string
	// lost is set if the commit does not have the line.
	lost bool
}

// The largest lengths of a title and a message, of which GitHub accepts 255
// characters and 64 KB (https://docs.github.com/rest/checks/runs), and of a
// path.
const (
	longestPath    = 4_000
	longestTitle   = 150
	longestMessage = 1_500
)

// Remarks returns the worst fails of a card as remarks, at most most of them,
// and the number of all. Fails that say the same about several months are one
// remark. A fail in a file outside the repository is only counted, since no
// line can show it.
func Remarks(o Options, run scorecard.Run, card scorecard.Scorecard, most int) ([]Remark, int) {
	fails := problemsOf(Card{Scorecard: card})
	var remarks []Remark
	waits := waitingOf(card.Results)
	for _, fail := range fails {
		if len(remarks) == most {
			break
		}
		if r := remarkOf(o, run, card, fail.Finding, waits.take(fail.Finding)); r.within() {
			remarks = append(remarks, r)
		}
	}
	return remarks, len(fails)
}

func remarkOf(o Options, run scorecard.Run, card scorecard.Scorecard, fail finding.Finding, wait string) Remark {
	title := titleOf(o, fail.Rule)
	if change := card.Changes.Of(fail); change != "" {
		title = strings.ToUpper(change[:1]) + change[1:] + ": " + title
	}
	if wait != "" {
		wait = "\n" + wait
	}
	message := Plain(fail.Message, longestMessage) + wait + "\nTo mend: " + Plain(fail.Remedy, longestMessage) +
		"\nWhy: dgcheck explain " + Plain(string(fail.Rule), longestTitle)
	r := Remark{
		Path: Plain(path.Join(run.Source.Folder, card.Path, fail.Where.File), longestPath),
		Line: max(fail.Where.Line, 1), Column: max(fail.Where.Column, 1),
		Severity: fail.Severity, Title: Plain(title, longestTitle), Message: message,
	}
	if run.OnHead != nil {
		line, there := run.OnHead(r.Path, r.Line)
		if r.lost = !there; there {
			r.Line = line
		}
	}
	return r
}

// within reports whether the remark has a line inside the repository.
func (r Remark) within() bool {
	return !r.lost && r.Path != "" && r.Path != "." && r.Path != ".." && !strings.HasPrefix(r.Path, "../") && !strings.HasPrefix(r.Path, "/")
}

// Plain returns a text on one line, without invisible characters, cut to most
// characters.
func Plain(text string, most int) string { return shorten(string(forTerminal(text)), most) }
