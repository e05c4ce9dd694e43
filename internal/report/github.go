package report

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"github.com/DEFRA/dgcheck/internal/finding"
	"github.com/DEFRA/dgcheck/internal/report/escape"
	"github.com/DEFRA/dgcheck/internal/report/outline"
	"github.com/DEFRA/dgcheck/internal/rule"
	"github.com/DEFRA/dgcheck/internal/scorecard"
)

// GitHub writes annotations as workflow commands, which GitHub shows beside the lines
// of a pull request. They are sorted by severity, and new ones come first. In memory
// the reporter keeps only the annotations that it will write.
type GitHub struct {
	options outline.Options
	run     scorecard.Run
	// errors, warnings and notices have the annotations to write.
	errors, warnings, notices annotations
	// lost counts the findings without an annotation because their line does not exist
	// in the commit that GitHub shows annotations on.
	lost int
}

// mostAnnotations is the number of annotations of each kind that GitHub accepts from a
// step (https://docs.github.com/actions/reference/limits, annotations).
const mostAnnotations = 10

// longestRef is the maximum length, in characters, of the name of the base commit in
// the title of an annotation.
const longestRef = 40

// annotations has the annotations of one kind: about groups that could not be judged or
// compared, about new findings, and about other findings. Each list has at most
// mostAnnotations. count is the number of all, including those that are not kept.
type annotations struct {
	unjudged, fresh, rest []command
	count                 int
}

// command is an escaped workflow command.
type command string

// forData escapes the message of a workflow command. forProperty escapes the value of a
// property, such as the title. Both escape as GitHub's toolkit does
// (https://github.com/actions/toolkit/blob/main/packages/core/src/command.ts).
func forData(text string) command {
	return command(strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A").Replace(text))
}

func forProperty(text string) command {
	return command(strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A", ":", "%3A", ",", "%2C").Replace(text))
}

// Begin stores the run.
func (g *GitHub) Begin(_ io.Writer, run scorecard.Run) error {
	g.run = run
	return nil
}

// Group adds the annotations of one group, as far as there is room.
func (g *GitHub) Group(_ io.Writer, card outline.Card) error {
	notCompared := card.BaseProblem
	if card.Problem != "" { // a group that could not be judged has no further problem
		notCompared = ""
	}
	for _, problem := range []struct{ title, because string }{
		{"could not be judged", card.Problem},
		{"not judged by the organisation's own policies", card.CustomProblem},
		{"not compared with " + escape.Shorten(outline.BaseInWords(g.run.Base), longestRef), notCompared},
	} {
		if problem.because != "" {
			g.errors.add(&g.errors.unjudged, func() command {
				title := outline.Plain(card.Name, outline.LongestTitle-50) + ": " + problem.title
				return "::error title=" + forProperty(outline.Plain(title, outline.LongestTitle)) + "::" + forData(outline.Plain(problem.because, outline.LongestMessage))
			})
		}
	}
	waits := outline.WaitingOf(card.Results)
	for _, fail := range outline.ProblemsOf(card) {
		wait := waits.Take(fail.Finding)
		if g.run.OnHead != nil && outline.RemarkOf(g.options, g.run, card.Scorecard, fail.Finding, wait).Lost {
			g.lost++
			continue
		}
		kind, word := g.kind(fail.Severity)
		place := &kind.rest
		if card.Changes.Of(fail.Finding) == "new" {
			place = &kind.fresh
		}
		kind.add(place, func() command { return g.annotation(word, card, fail.Finding, wait) })
	}
	return nil
}

func (g *GitHub) kind(severity rule.Severity) (*annotations, command) {
	switch severity {
	case rule.Error:
		return &g.errors, "error"
	case rule.Warning:
		return &g.warnings, "warning"
	}
	return &g.notices, "notice"
}

func (a *annotations) add(to *[]command, text func() command) {
	a.count++
	if len(*to) < mostAnnotations {
		*to = append(*to, text())
	}
}

// annotation returns the workflow command for a fail at its line. word is the kind of
// the annotation ("error", "warning" or "notice"). wait is a sentence about the checks
// that wait for this fail to be mended, or "".
func (g *GitHub) annotation(word command, card outline.Card, fail finding.Finding, wait string) command {
	r := outline.RemarkOf(g.options, g.run, card.Scorecard, fail, wait)
	return command(fmt.Sprintf("::%s file=%s,line=%d,col=%d,title=%s::%s", word, forProperty(r.Path), r.Line, r.Column, forProperty(r.Title), forData(r.Message)))
}

// End writes the annotations, the most severe first, and a notice with the number of
// those that did not fit.
func (g *GitHub) End(w io.Writer) error {
	out := bufio.NewWriter(w)
	errors, warnings, notices := g.errors.first(mostAnnotations), g.warnings.first(mostAnnotations), g.notices.first(mostAnnotations)
	all := g.errors.count + g.warnings.count + g.notices.count
	if all > len(errors)+len(warnings)+len(notices) {
		notices = g.notices.first(mostAnnotations - 1)
		var more []string
		for _, kind := range []struct {
			n    int
			word string
		}{{g.errors.count - len(errors), "error"}, {g.warnings.count - len(warnings), "warning"}, {g.notices.count - len(notices), "notice"}} {
			if kind.n > 0 {
				more = append(more, outline.Count(kind.n, kind.word))
			}
		}
		notices = append(notices, "::notice title=There is more::"+forData("Not shown here, because GitHub takes 10 of a kind: "+strings.Join(more, ", ")+". The scorecard has them all."))
	}
	if g.lost > 0 {
		notices = append(notices[:min(len(notices), mostAnnotations-1)], "::notice title=Not beside a line::"+forData(fmt.Sprintf("%s on lines that could not be found in the last commit of the pull request. The scorecard has them all. Where that commit is not in the clone, set `fetch-depth: 0` for actions/checkout.", stands(g.lost))))
	}
	for _, kind := range [][]command{errors, warnings, notices} {
		for _, c := range kind {
			out.WriteString(string(c) + "\n")
		}
	}
	return out.Flush()
}

func stands(n int) string {
	if n == 1 {
		return "1 problem stands"
	}
	return fmt.Sprintf("%d problems stand", n)
}

// first returns the annotations of one kind that are written: first those about groups
// that could not be judged, then those about new findings, then the others. It returns
// no more than the limit most.
func (a *annotations) first(most int) []command {
	all := append(append(append([]command{}, a.unjudged...), a.fresh...), a.rest...)
	return all[:min(most, len(all))]
}
