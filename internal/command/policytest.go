package command

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/DEFRA/dgcheck/internal/policytest"
	"github.com/DEFRA/dgcheck/internal/report/escape"
	"github.com/DEFRA/dgcheck/internal/report/outline"
)

// testOptions are the values of the flags of policy test.
type testOptions struct{ run, format string }

func newPolicyTest(host Host) *cobra.Command {
	var o testOptions
	cmd := &cobra.Command{
		Use:   "test DIR…",
		Short: "Run the Rego tests and the examples of policies, and say how much of each rule they cover",
		Example: `  dgcheck policy test our-policies/
  dgcheck policy test our-policies/ --run large_spend
  dgcheck policy test policies/ -f junit > tests.xml`,
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) == 0 {
				return wrongUse("policy test takes the folders or bundles of policies to test")
			}
			return runPolicyTest(cmd.Context(), host, o, args)
		},
	}
	cmd.Flags().StringVar(&o.run, "run", "", "only the tests and examples whose name matches this regular expression: PACK.RULE_test.TEST, PACK.RULE.kept, PACK.RULE.broken")
	wordVarP(cmd.Flags(), &o.format, "format", "f", "text", "text or junit")
	completeWords(cmd, "format", testFormats())
	return cmd
}

func testFormats() []string { return []string{"text", "junit"} }

func runPolicyTest(ctx context.Context, host Host, o testOptions, paths []string) error {
	if !slices.Contains(testFormats(), o.format) {
		return wrongUse("there is no format %q here; the formats are %s", o.format, strings.Join(testFormats(), ", "))
	}
	if _, err := policytest.ParsePattern(o.run); err != nil {
		return wrongUse("--run: %w", err)
	}
	if host.confined {
		return testPolicies(ctx, host, o, paths)
	}
	return confinedly(ctx, host, append([]string{"policy", "test", "--run=" + o.run, "--format=" + o.format, "--"}, paths...))
}

// testPolicies runs the tests of policies. It must run in a confined process.
func testPolicies(ctx context.Context, host Host, o testOptions, paths []string) error {
	chosen, err := policytest.ParsePattern(o.run)
	if err != nil {
		return wrongUse("--run: %w", err)
	}
	book, packs, err := policiesAt(host, paths)
	if err != nil {
		return couldNotJudge(err)
	}
	outcomes, coverage, err := policytest.Cover(ctx, book, packs, chosen)
	if err != nil {
		return couldNotJudge(err)
	}
	examples, err := policytest.Examples(ctx, book, packs, chosen)
	if err != nil {
		return couldNotJudge(err)
	}
	outcomes = append(outcomes, examples...)
	if !chosen.All() && len(outcomes) == 0 {
		return wrongUse("no test and no example matches --run %q; their names are such as %s.kept and %s_test.test_NAME", o.run, book.Rules[0].ID, book.Rules[0].ID)
	}
	tests := policyTests{outcomes, coverage}
	if o.format == "junit" {
		return tests.junit(host.Out)
	}
	return tests.text(host)
}

// policyTests has the outcomes of tests and examples, and how much of each rule the
// tests cover.
type policyTests struct {
	outcomes []policytest.Outcome
	coverage []policytest.Coverage
}

// result returns errToMend if a test or example failed, or if a rule has no test.
func (p policyTests) result() error {
	if p.failed() > 0 || p.untested() > 0 {
		return errToMend
	}
	return nil
}

func (p policyTests) failed() (n int) {
	for _, outcome := range p.outcomes {
		if outcome.Failed || outcome.Err != nil {
			n++
		}
	}
	return n
}

func (p policyTests) untested() (n int) {
	for _, c := range p.coverage {
		if c.Tests == 0 {
			n++
		}
	}
	return n
}

// text writes how many tests each rule has and how much of it they cover, and then each
// failure.
func (p policyTests) text(host Host) error {
	out := &lines{w: host.Out}
	for _, c := range p.coverage {
		missed := ""
		if len(c.Missed) > 0 {
			missed = fmt.Sprintf("; not gone through: %s, from line %s", c.File, joined(c.Missed))
		}
		out.line("%-44s %-9s %5.1f%% covered%s", c.Rule, outline.Count(c.Tests, "test"), c.Percent, missed)
	}
	for _, outcome := range p.outcomes {
		if outcome.Failed || outcome.Err != nil {
			out.line("failed: %s: %s: %s", placeOf(outcome), outcome.Name, whyFailed(outcome))
			for _, line := range detail(outcome) {
				out.line("  %s", line)
			}
		}
	}
	out.line("%s, %d failed; %s, %d without a test.", counted(len(p.outcomes)), p.failed(), outline.Count(len(p.coverage), "rule"), p.untested())
	if out.err != nil {
		return couldNotJudge(out.err)
	}
	return p.result()
}

// counted returns the number of tests and examples in words.
func counted(n int) string {
	if n == 1 {
		return "1 test or example"
	}
	return fmt.Sprintf("%d tests and examples", n)
}

// placeOf returns the file of a test and, if known, the line at which it failed.
func placeOf(outcome policytest.Outcome) string {
	if outcome.Failure == nil {
		return outcome.File
	}
	return fmt.Sprintf("%s:%d", outcome.File, outcome.Failure.Line)
}

func whyFailed(outcome policytest.Outcome) string {
	switch {
	case outcome.Err != nil:
		return outcome.Err.Error()
	case outcome.Failure == nil:
		return "it does not hold"
	}
	return outcome.Failure.Expression + " does not hold"
}

// longestValue is how much of a value is shown, in characters.
const longestValue = 2000

// detail returns lines on what a failed test expected and got, and what its rule
// returned.
func detail(outcome policytest.Outcome) []string {
	f := outcome.Failure
	if f == nil {
		return nil
	}
	var said []string
	if f.Expected != "" {
		said = append(said, "expected "+escape.Shorten(f.Expected, longestValue), "got      "+escape.Shorten(f.Got, longestValue))
	}
	if f.Results != "" {
		return append(said, "the rule gave "+escape.Shorten(f.Results, longestValue))
	}
	return append(said, "the rule gave nothing")
}
