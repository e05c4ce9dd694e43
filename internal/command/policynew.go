package command

import (
	"errors"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/DEFRA/dgcheck/internal/outfile"
	"github.com/DEFRA/dgcheck/internal/rule"
	"github.com/DEFRA/dgcheck/internal/rulebook"
	"github.com/DEFRA/dgcheck/internal/scaffold"
)

func newPolicyNew(host Host) *cobra.Command {
	var folder string
	var clauses []string
	cmd := &cobra.Command{
		Use:   "new PACK/RULE",
		Short: "Begin a rule: its folder with a rule that works, examples, tests and figures",
		Example: `  dgcheck policy new acme/services_have_names -o our-policies
  dgcheck policy new guide/services_have_names -o policies --clause DG-OWN-3`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) != 1 {
				return wrongUse("policy new takes one PACK/RULE, such as acme/services_have_names")
			}
			return nil
		},
		RunE: func(_ *cobra.Command, args []string) error { return runPolicyNew(host, args[0], folder, clauses) },
	}
	textVarP(cmd.Flags(), &folder, "out", "o", "the folder of the policies; default the working directory")
	cmd.Flags().StringArrayVar(&clauses, "clause", nil, "a clause that the rule serves, for a rule of dgcheck's own packs; repeatable")
	return cmd
}

// runPolicyNew writes the files of a new rule. It overwrites nothing: if the rule's
// folder exists, it writes no file.
func runPolicyNew(host Host, id, folder string, clauses []string) error {
	if folder == "" {
		folder = "."
	}
	r, err := newRuleOf(host, id, folder, clauses)
	if err != nil {
		return err
	}
	place := filepath.Join(folder, r.Pack, r.Name)
	if _, err := os.Lstat(place); err == nil {
		return wrongUse("%s is there already, and policy new overwrites nothing; choose another name", place)
	}
	figures, byHand, err := withFigures(filepath.Join(folder, figuresFile), r)
	if err != nil {
		return err
	}
	if err := makeFolder(place); err != nil {
		return err
	}
	files := r.Files()
	for _, name := range slices.Sorted(maps.Keys(files)) {
		if err := writeWhole(host.Out, filepath.Join(place, name), []byte(files[name])); err != nil {
			return couldNotJudge(outfile.Failure(filepath.Join(place, name), err))
		}
	}
	if !byHand {
		if err := writeWhole(host.Out, filepath.Join(folder, figuresFile), []byte(figures)); err != nil {
			return couldNotJudge(outfile.Failure(figuresFile, err))
		}
	}
	if !r.Ships {
		if err := writeLintConfig(host, folder); err != nil {
			return err
		}
	}
	return sayNew(host, r, folder, slices.Sorted(maps.Keys(files)), byHand)
}

// writeLintConfig writes the configuration of the Rego linter regal, unless the folder
// has one.
func writeLintConfig(host Host, folder string) error {
	place := filepath.Join(folder, filepath.FromSlash(scaffold.LintFile))
	if _, err := os.Lstat(place); err == nil {
		return nil
	}
	if err := makeFolder(filepath.Dir(place)); err != nil {
		return err
	}
	if err := writeWhole(host.Out, place, []byte(scaffold.LintConfig)); err != nil {
		return couldNotJudge(outfile.Failure(place, err))
	}
	return nil
}

// figuresFile is the name of the file in a folder of policies that has their figures,
// such as limits in days.
const figuresFile = "params.yaml"

// withFigures reads the figures file with this name, which need not exist, and returns
// its content with the figures of the rule r added. The result byHand is true if
// dgcheck cannot add them, so that the user has to.
func withFigures(name string, r scaffold.Rule) (text string, byHand bool, err error) {
	content, err := os.ReadFile(name)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return "", false, couldNotJudge(outfile.Failure(name, err))
	}
	text, ok := r.Figures(string(content))
	return text, !ok, nil
}

var policyName = regexp.MustCompile(`^[a-z][a-z0-9_]{0,62}$`)

// newRuleOf returns what the files of a new rule are made from. The argument id is what
// the user wrote for PACK/RULE. It returns an error if the folder cannot have such a
// rule.
func newRuleOf(host Host, id, folder string, clauses []string) (scaffold.Rule, error) {
	pack, name, _ := strings.Cut(strings.Trim(id, "/"), "/")
	r := scaffold.Rule{Pack: pack, Name: name, Clauses: clauses, Ships: whole(os.DirFS(folder))}
	if !policyName.MatchString(pack) || !policyName.MatchString(name) {
		return r, wrongUse("a rule is PACK/RULE in small letters, digits and underscores, such as acme/services_have_names, not %q", id)
	}
	if slices.Contains([]string{"lib", "params"}, pack) {
		return r, wrongUse("%s is a folder of helpers or figures; give the pack another name", pack)
	}
	book, err := rulebook.Load(host.Policies)
	if err != nil {
		return r, couldNotJudge(err)
	}
	for _, clause := range clauses {
		if known, err := book.Clauses(); err != nil || !slices.ContainsFunc(known, func(c rule.Clause) bool { return c.ID == clause }) {
			return r, wrongUse("there is no clause %q; dgcheck clauses lists them all", clause)
		}
	}
	ours := slices.Contains(book.Packs(), pack)
	switch {
	case pack == rule.DataPack:
		return r, wrongUse("the rules of the pack data report what the reader finds; begin one by hand")
	case r.Ships && !ours:
		return r, wrongUse("%s has the packs %s; a rule lies in one of them", folder, strings.Join(book.Packs(), ", "))
	case !r.Ships && ours:
		return r, wrongUse("the pack %s is one of dgcheck's own; give yours another name", pack)
	case !r.Ships && len(clauses) > 0:
		return r, wrongUse("clauses are those of the guidance, which only dgcheck's own rules serve; leave out --clause")
	}
	base, err := os.ReadFile(filepath.Join(folder, pack, "base.yaml"))
	if errors.Is(err, fs.ErrNotExist) {
		return r, nil
	}
	if err != nil {
		return r, couldNotJudge(outfile.Failure("base.yaml", err))
	}
	if r.Service = scaffold.FirstService(base); r.Service == "" {
		return r, wrongUse("%s has no service, which the new rule's examples begin with; add one to it", filepath.Join(folder, pack, "base.yaml"))
	}
	return r, nil
}

// sayNew writes which files were written and what to do next.
func sayNew(host Host, r scaffold.Rule, folder string, files []string, byHand bool) error {
	out := &lines{w: host.Out}
	place := filepath.ToSlash(filepath.Join(folder, r.Pack, r.Name))
	for _, name := range files {
		out.line("Wrote %s/%s", place, name)
	}
	if byHand {
		out.line("Add the figures of the rule to %s by hand: %s cannot be added to as it is written.", figuresFile, figuresFile)
	} else {
		out.line("Added its figures to %s", filepath.ToSlash(filepath.Join(folder, figuresFile)))
	}
	out.line("It works as it is. Change it into what you want, and test it as you go:")
	program := "dgcheck"
	if r.Ships {
		program = "go run ./cmd/dgcheck"
	}
	out.line("  %s policy test %s --run %s", program, filepath.ToSlash(folder), r.Pack+"."+r.Name)
	if r.Ships {
		out.line("Then run make plan and make docs.")
	}
	if out.err != nil {
		return couldNotJudge(out.err)
	}
	return nil
}
