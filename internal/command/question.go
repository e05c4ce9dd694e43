package command

import (
	"strings"

	"github.com/DEFRA/dgcheck/internal/report/outline"
	"github.com/DEFRA/dgcheck/internal/scorecard"
)

// longestQuestion is how many characters of each part question shows.
const longestQuestion = 60

// question returns what distinguishes this run from other runs over the same groups,
// such as "packs: standards". It names the packs and figures (params.yaml) that flags
// gave, and the day that the input of the action gave. It is empty if none of these was
// given, or if another run made the result, which could claim anything.
func (p *publishing) question(run scorecard.Run) string {
	if p.event.Elsewhere {
		return ""
	}
	var parts []string
	if len(run.Packs) > 0 {
		parts = append(parts, "packs: "+outline.Plain(strings.Join(run.Packs, ", "), longestQuestion))
	}
	if strings.TrimSpace(p.host.Env("DGCHECK_AS_OF")) != "" {
		parts = append(parts, "as of "+outline.Plain(run.AsOf, longestQuestion))
	}
	if run.Params != p.figures {
		_, digest, _ := strings.Cut(run.Params, ":")
		parts = append(parts, "figures "+outline.Plain(digest[:min(len(digest), 7)], longestQuestion))
	}
	return strings.Join(parts, "; ")
}
