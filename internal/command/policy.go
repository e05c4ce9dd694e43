package command

import (
	"context"
	"fmt"
	"io"
	"io/fs"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"github.com/DEFRA/dgcheck/internal/bundle"
	"github.com/DEFRA/dgcheck/internal/policytest"
	"github.com/DEFRA/dgcheck/internal/report/escape"
	"github.com/DEFRA/dgcheck/internal/report/outline"
	"github.com/DEFRA/dgcheck/internal/rulebook"
)

func newPolicy(host Host) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "policy",
		Short: "Work on policies",
		Args:  cobra.NoArgs,
		RunE:  func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	cmd.AddCommand(&cobra.Command{
		Use:   "test DIR…",
		Short: "Run the Rego tests and the examples of policies, and say how much of each rule they cover",
		Example: `  dgcheck policy test our-policies/
  dgcheck policy test policies/`,
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) == 0 {
				return wrongUse("policy test takes the folders or bundles of policies to test")
			}
			return runPolicyTest(cmd.Context(), host, args)
		},
	})
	return cmd
}

// testPolicies runs the tests of policies. It is called in the confined
// process.
func testPolicies(ctx context.Context, host Host, paths []string) error {
	book, packs, err := policiesAt(host, paths)
	if err != nil {
		return couldNotJudge(err)
	}
	outcomes, coverage, err := policytest.Cover(ctx, book, packs)
	if err != nil {
		return couldNotJudge(err)
	}
	if len(packs) > 0 {
		examples, err := policytest.Examples(ctx, book, packs)
		if err != nil {
			return couldNotJudge(err)
		}
		outcomes = append(outcomes, examples...)
	}
	return writePolicyTests(host, outcomes, coverage)
}

// policiesAt reads the policies to test, and returns the packs to test: all
// packs of a whole folder such as dgcheck's own, or those of an organisation.
func policiesAt(host Host, paths []string) (*rulebook.Book, []string, error) {
	if len(paths) == 1 && whole(os.DirFS(paths[0])) {
		book, err := rulebook.Load(os.DirFS(paths[0]))
		return book, nil, err
	}
	book, err := ownPoliciesAt(host, paths)
	if err != nil {
		return nil, nil, err
	}
	return book, book.Own(), nil
}

// whole reports whether a folder has everything that dgcheck's own has.
func whole(folder fs.FS) bool {
	for _, name := range []string{"main.rego", "clauses.yaml", "params.yaml", "declaration.schema.json"} {
		if _, err := fs.Stat(folder, name); err != nil {
			return false
		}
	}
	return true
}

// ownPoliciesAt reads an organisation's policies together with those that ship.
func ownPoliciesAt(host Host, paths []string) (*rulebook.Book, error) {
	archive, err := readOwnPolicies(paths)
	if err != nil {
		return nil, err
	}
	own, err := bundle.Open(archive)
	if err != nil {
		return nil, err
	}
	return rulebook.LoadWith(host.Policies, own)
}

func runPolicyTest(ctx context.Context, host Host, paths []string) error {
	if host.confined {
		return testPolicies(ctx, host, paths)
	}
	return confinedly(ctx, host, append([]string{"policy", "test", "--"}, paths...))
}

// writePolicyTests writes, for each rule, what was tested and which tests
// failed.
func writePolicyTests(host Host, outcomes []policytest.Outcome, coverage []policytest.Coverage) error {
	out := &lines{w: host.Out}
	failed, untested := 0, 0
	for _, c := range coverage {
		missed := ""
		if len(c.Missed) > 0 {
			missed = fmt.Sprintf("; not gone through: %s, from line %s", c.File, joined(c.Missed))
		}
		out.line("%-44s %-9s %5.1f%% covered%s", c.Rule, outline.Count(c.Tests, "test"), c.Percent, missed)
		if c.Tests == 0 {
			untested++
		}
	}
	for _, outcome := range outcomes {
		if outcome.Failed || outcome.Err != nil {
			failed++
			out.line("failed: %s: %s: %s", outcome.File, outcome.Name, whyFailed(outcome))
		}
	}
	out.line("%d tests and examples, %d failed; %s, %d without a test.", len(outcomes), failed, outline.Count(len(coverage), "rule"), untested)
	if out.err != nil {
		return couldNotJudge(out.err)
	}
	if failed > 0 || untested > 0 {
		return errToMend
	}
	return nil
}

func whyFailed(outcome policytest.Outcome) string {
	if outcome.Err != nil {
		return outcome.Err.Error()
	}
	return "it does not hold"
}

func joined(numbers []int) string {
	words := make([]string, len(numbers))
	for i, n := range numbers {
		words[i] = fmt.Sprint(n)
	}
	return strings.Join(words, ", ")
}

// lines writes lines that are safe on a terminal, and remembers the first write
// that failed.
type lines struct {
	w   io.Writer
	err error
}

func (l *lines) line(format string, parts ...any) {
	if l.err == nil {
		_, l.err = fmt.Fprintln(l.w, escape.Note(fmt.Sprintf(format, parts...)))
	}
}
