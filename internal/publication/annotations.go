package publication

import (
	"fmt"
	"math"
	"strconv"

	"github.com/DEFRA/dgcheck/internal/forge"
	"github.com/DEFRA/dgcheck/internal/report/markdown"
	"github.com/DEFRA/dgcheck/internal/report/outline"
	"github.com/DEFRA/dgcheck/internal/rule"
	"github.com/DEFRA/dgcheck/internal/scorecard"
)

// externalID is the prefix of the external id of every check run that dgcheck makes.
const externalID = "dgcheck:"

// mostRemarks is the largest number of annotations on one check run. GitHub accepts 50
// in a request, and we wait a second between writes, so 1,000 take twenty seconds.
const mostRemarks = 1_000

// wanted returns the check run that GitHub must have for g, with its annotations. If
// another run made the result (see Job.Elsewhere), the title says so, the conclusion is
// never success, and there are at most forge.MaxAnnotations annotations.
func (p *post) wanted(g group) (check, error) {
	summary, err := p.scorecard(g, 0)
	if err != nil {
		return check{}, err
	}
	most := mostRemarks
	if p.job.Elsewhere != nil {
		most = forge.MaxAnnotations
	}
	remarks, all := outline.Remarks(p.options(0), p.job.Run, g.card, most)
	if len(remarks) < all {
		summary = fmt.Sprintf("Of %s, %d are shown beside their lines, the worst first.\n\n", outline.Count(all, "problem"), len(remarks)) + summary
	}
	name := "dgcheck / " + g.called()
	if p.job.Question != "" {
		name += " (" + p.job.Question + ")"
	}
	want := check{CheckReport: forge.CheckReport{
		Name: name, Commit: p.job.Commit, Status: forge.Completed, Conclusion: conclusion(p.job.Gate, g.card),
		Title: markdown.Headline(g.card), Summary: p.whose() + summary,
	}}
	if p.job.Elsewhere != nil {
		want.Title = "As the change says of itself: " + want.Title
		if want.Conclusion == forge.Success {
			want.Conclusion = forge.Neutral
		}
	}
	facts := []string{want.Name, want.Conclusion, want.Title, want.Summary}
	for _, remark := range remarks {
		a := annotation(remark)
		want.all = append(want.all, a)
		facts = append(facts, a.Path, strconv.Itoa(a.StartLine), strconv.Itoa(a.StartColumn), a.Level, a.Title, a.Message)
	}
	want.ExternalID = externalID + hashOf(facts...)
	return want, nil
}

// conclusion returns the conclusion of the check run for card: failure if
// card.Blocks(gate) is true, which needs the gate "enforce"; success if the group could
// be checked and has no error or warning; and otherwise neutral. If gate is empty, the
// group's own gate counts.
func conclusion(gate string, card scorecard.Scorecard) string {
	switch {
	case card.Blocks(gate):
		return forge.Failure
	case !card.Unjudged() && card.Tally.Fails(rule.Warning) == 0:
		return forge.Success
	}
	return forge.Neutral
}

func annotation(r outline.Remark) forge.Annotation {
	line, column := min(r.Line, math.MaxInt32), min(r.Column, math.MaxInt32)
	return forge.Annotation{
		Path: r.Path, StartLine: line, EndLine: line, StartColumn: column, EndColumn: column,
		Level: level(r.Severity), Title: r.Title, Message: r.Message,
	}
}

func level(severity rule.Severity) string {
	switch severity {
	case rule.Error:
		return forge.LevelFailure
	case rule.Warning:
		return forge.LevelWarning
	}
	return forge.LevelNotice
}
