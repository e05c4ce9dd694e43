package command

import (
	"strings"

	"github.com/DEFRA/dgcheck/internal/report"
	"github.com/DEFRA/dgcheck/internal/scorecard"
)

// longestQuestion bounds what names the packs that were asked for, in characters.
const longestQuestion = 60

// question names what a run asks that another run over the same groups may not: packs
// and figures that were asked for and a day that is an input of the action. It is empty
// where nothing was, and for a result of another run, which could name anything.
func (p *publishing) question(run scorecard.Run) string {
	if p.occasion.Elsewhere {
		return ""
	}
	var parts []string
	if len(run.Packs) > 0 {
		parts = append(parts, "packs: "+report.Plain(strings.Join(run.Packs, ", "), longestQuestion))
	}
	if strings.TrimSpace(p.host.Env("DGCHECK_AS_OF")) != "" {
		parts = append(parts, "as of "+report.Plain(run.AsOf, longestQuestion))
	}
	if run.Params != p.figures {
		_, digest, _ := strings.Cut(run.Params, ":")
		parts = append(parts, "figures "+report.Plain(digest[:min(len(digest), 7)], longestQuestion))
	}
	return strings.Join(parts, "; ")
}
