package command

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strconv"
	"strings"
	"unicode"

	"github.com/DEFRA/dgcheck/internal/scorecard"
)

// standing is the result of all groups together, for the outputs of a workflow step.
type standing struct {
	verdict          string // pass, fail or not-judged
	errors, warnings int
	// blocks is set if a group with the gate "enforce" has an error, or if something
	// could not be judged, whatever the gate. An unknown result must never pass.
	blocks bool
}

// standingOf sums up the groups. If gate is not empty, it replaces each group's own
// gate.
func standingOf(cards []scorecard.Scorecard, gate string) standing {
	s := standing{verdict: "pass"}
	unjudged := len(cards) == 0
	for _, card := range cards {
		s.errors += card.Tally.Errors
		s.warnings += card.Tally.Warnings
		unjudged = unjudged || card.Unjudged()
		s.blocks = s.blocks || card.Blocks(gate)
	}
	switch {
	case unjudged:
		s.verdict, s.blocks = "not-judged", true
	case s.errors > 0:
		s.verdict = "fail"
	}
	return s
}

// putOut writes the outputs of the workflow step, if GITHUB_OUTPUT names a file for
// them.
func (p *publishing) putOut(cards []scorecard.Scorecard) error {
	name := p.host.Env("GITHUB_OUTPUT")
	if name == "" {
		return nil
	}
	s := standingOf(cards, p.options.gate)
	if p.event.Elsewhere && s.verdict == "pass" { // another run made the result, so it cannot be trusted
		s.verdict = "not-judged"
	}
	var text strings.Builder
	for _, output := range [][2]string{
		{"verdict", s.verdict}, {"errors", strconv.Itoa(s.errors)}, {"warnings", strconv.Itoa(s.warnings)}, {"blocks", strconv.FormatBool(s.blocks)},
		{"result-path", p.result}, {"summary-path", p.summary},
	} {
		text.WriteString(asOutput(output[0], output[1]))
	}
	if p.card != "" {
		text.WriteString(asOutput("card-path", p.card))
	}
	return appendTo(name, text.String())
}

// asOutput returns one output in the format of the runner
// (https://docs.github.com/actions/reference/workflow-commands-for-github-actions#environment-files).
// If the value has a control character such as a line break, the delimiter around it is
// a hash of the value, so that the value cannot contain it.
func asOutput(name, value string) string {
	if !strings.ContainsFunc(value, unicode.IsControl) {
		return name + "=" + value + "\n"
	}
	sum := sha256.Sum256([]byte(value))
	mark := "dgcheck_" + hex.EncodeToString(sum[:])
	return fmt.Sprintf("%s<<%s\n%s\n%s\n", name, mark, value, mark)
}
