package report

import (
	"path"
	"strings"

	"github.com/DEFRA/dgcheck/internal/finding"
	"github.com/DEFRA/dgcheck/internal/rule"
	"github.com/DEFRA/dgcheck/internal/scorecard"
)

// Remark is a fail as it is shown beside its line on GitHub. Its texts are plain,
// without anything that nobody would see; only Message has line breaks, of ours.
type Remark struct {
	// Path is the file's from the repository's root, as far as that is known.
	Path string
	// Line and Column count from 1.
	Line, Column   int
	Severity       rule.Severity
	Title, Message string
	// lost tells that the commit has no such line.
	lost bool
}

// The longest title and message, of which GitHub takes 255 characters and 64 KB
// (https://docs.github.com/rest/checks/runs), and the longest path there can be.
const (
	longestPath    = 4_000
	longestTitle   = 150
	longestMessage = 1_500
)

// Remarks gives the worst fails of a card as remarks, at most so many, and how
// many there are; fails that say the same of several months are one. One whose file would lie outside the repository can be
// shown beside no line and is only counted.
func Remarks(o Options, run scorecard.Run, card scorecard.Scorecard, most int) ([]Remark, int) {
	fails := problemsOf(Card{Scorecard: card})
	var remarks []Remark
	waits := waitingOf(card.Results)
	for _, fail := range fails {
		if len(remarks) == most {
			break
		}
		if r := remarkOf(o, run, card, fail.Result, waits.take(fail.Result)); r.within() {
			remarks = append(remarks, r)
		}
	}
	return remarks, len(fails)
}

func remarkOf(o Options, run scorecard.Run, card scorecard.Scorecard, fail finding.Result, wait string) Remark {
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

// within tells that the remark has a line inside the repository.
func (r Remark) within() bool {
	return !r.lost && r.Path != "" && r.Path != "." && r.Path != ".." && !strings.HasPrefix(r.Path, "../") && !strings.HasPrefix(r.Path, "/")
}

// Plain is a text on one line, without anything that nobody would see, cut after
// so many characters.
func Plain(text string, most int) string { return shorten(string(forTerminal(text)), most) }
