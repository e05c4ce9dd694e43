package command

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"github.com/DEFRA/dgcheck/internal/declaration"
	"github.com/DEFRA/dgcheck/internal/evaluation"
	"github.com/DEFRA/dgcheck/internal/finding"
	"github.com/DEFRA/dgcheck/internal/fix"
	"github.com/DEFRA/dgcheck/internal/outfile"
	"github.com/DEFRA/dgcheck/internal/portfolio"
	"github.com/DEFRA/dgcheck/internal/report/escape"
	"github.com/DEFRA/dgcheck/internal/report/outline"
	"github.com/DEFRA/dgcheck/internal/rule"
)

type fixOptions struct {
	paths  []string
	dryRun bool
	only   string
}

func newFix(host Host) *cobra.Command {
	var o fixOptions
	cmd := &cobra.Command{
		Use:   "fix [PATH…]",
		Short: "Mend what has one right answer in a declaration",
		Long: `Mend in the files of a declaration what has one right answer: keys and words that
are misspelt or have another name here, dates and amounts that can be read in one
way only, a reference by title instead of id, an id that is missing, a list without
its items, quotes that YAML needs. Comments, order and blank lines stay. Nothing is
made up: no figure, date or name, and no verdict.

With --dry-run nothing is written: the changes are printed as a diff, and the exit
status is 1 if there are any.`,
		Example: `  dgcheck fix --dry-run
  dgcheck fix
  dgcheck fix groups/ --only data.dates_sane`,
		RunE: func(cmd *cobra.Command, args []string) error {
			o.paths = args
			return runFix(cmd.Context(), host, o)
		},
	}
	cmd.Flags().BoolVar(&o.dryRun, "dry-run", false, "print the changes as a diff and write nothing")
	textVar(cmd.Flags(), &o.only, "only", "mend only what this rule finds")
	_ = cmd.RegisterFlagCompletionFunc("only", func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
		return ruleIDs(host), cobra.ShellCompDirectiveNoFileComp
	})
	return cmd
}

// fixing is one run of dgcheck fix. If the field only is not empty, the run mends only
// what the rule with that id finds.
type fixing struct {
	*check
	dryRun bool
	only   rule.ID
	// mended is how many faults were mended, files is how many files were changed, and
	// left is how many faults remain.
	mended, files, left int
	// untracked is set if git does not track one of the changed files, so that git diff
	// would not show the change.
	untracked bool
}

func runFix(ctx context.Context, host Host, o fixOptions) error {
	c, err := newRun(ctx, host, checkOptions{failOn: "never", show: "problems", workers: 1})
	if err != nil {
		return err
	}
	defer c.close()
	f := &fixing{check: c, dryRun: o.dryRun, only: rule.ID(o.only)}
	if _, known := c.catalogue.Find(f.only); o.only != "" && !known {
		return wrongUse("there is no rule %q; dgcheck rules lists them", o.only)
	}
	if len(o.paths) == 0 {
		o.paths = []string{"."}
	}
	found, err := portfolio.Find(o.paths)
	if err != nil {
		return couldNotJudge(err)
	}
	groups, err := c.inOrder(ctx, found)
	if err != nil {
		return err
	}
	for _, m := range groups {
		if err := f.group(ctx, m); err != nil {
			return couldNotJudge(err)
		}
	}
	if err := f.sum(); err != nil {
		return couldNotJudge(err)
	}
	if f.dryRun && f.mended > 0 {
		return errToMend
	}
	return nil
}

// group mends the files of one group.
func (f *fixing) group(ctx context.Context, m member) error {
	root, err := os.OpenRoot(m.Root)
	if err != nil {
		return fmt.Errorf("%s could not be opened", declaration.Shown(m.Path))
	}
	defer root.Close()
	tracks := f.tracks(ctx, m.Root)
	mended := fix.All(root.FS(), func(root fs.FS) *declaration.Declaration { return f.load(root, m, tracks) }, f.wanted(ctx))
	f.mended, f.files = f.mended+len(mended.Fixes), f.files+len(mended.Files)
	for _, fault := range mended.After.Faults {
		if fault.Level == "" {
			f.left++
		}
	}
	for _, file := range mended.Files {
		f.untracked = f.untracked || !isTracked(tracks, file.Name)
		if f.dryRun {
			err = f.show(m, mended, file)
		} else {
			err = write(root.FS(), m.Root, file)
		}
		if err != nil {
			return err
		}
	}
	if f.dryRun {
		return nil
	}
	for _, one := range mended.Fixes {
		place := one.Where
		place.File = f.name(m, place.File)
		line := fmt.Sprintf("%s: mended: %s Now: `%s`.", place, one.Because, escape.Shorten(strings.Join(strings.Fields(one.New), " "), longestMend))
		if _, err := fmt.Fprintln(f.host.Out, escape.Note(line)); err != nil {
			return err
		}
	}
	return nil
}

// name returns the path of a group's file relative to the current folder.
func (f *fixing) name(m member, file string) string {
	return declaration.Shown(filepath.ToSlash(filepath.Join(m.Root, filepath.FromSlash(file))))
}

// longestMend is how many characters of the new text a line about a fix shows.
const longestMend = 80

// wanted returns a function that leaves only the fixes for findings of the rule of
// --only. Without --only, it leaves all.
func (f *fixing) wanted(ctx context.Context) func(*declaration.Declaration, []fix.Fix) []fix.Fix {
	return func(d *declaration.Declaration, fixes []fix.Fix) []fix.Fix {
		if f.only == "" || len(fixes) == 0 {
			return fixes
		}
		judged, err := f.rate(ctx, d, evaluation.Evidence{})
		if err != nil {
			return nil
		}
		var kept []fix.Fix
		for _, one := range fixes {
			if f.isOf(judged.results, one) {
				kept = append(kept, one)
			}
		}
		return kept
	}
}

func (f *fixing) isOf(results []finding.Finding, one fix.Fix) bool {
	for _, result := range results {
		if result.Rule == f.only && result.Verdict == finding.Fail && about(result, one) {
			return true
		}
	}
	return false
}

// write replaces a file by its mended text. It returns an error if the file has changed
// since it was read.
func write(root fs.FS, folder string, file fix.File) error {
	name := filepath.Join(folder, filepath.FromSlash(file.Name))
	if now, err := fs.ReadFile(root, file.Name); err != nil || !bytes.Equal(now, file.Before) {
		return fmt.Errorf("%s has changed since it was read, so it was left alone; run dgcheck fix again", name)
	}
	out, err := outfile.Create(name)
	if err != nil {
		return outfile.Failure(name, err)
	}
	defer out.Discard()
	if _, err := out.Write(file.After); err != nil {
		return outfile.Failure(name, err)
	}
	if err := out.Keep(); err != nil {
		return outfile.Failure(name, err)
	}
	return nil
}

// show prints the change of a file as a diff. It does not show a line that looks like a
// credential.
func (f *fixing) show(m member, mended fix.Mended, file fix.File) error {
	shown := file
	shown.Name = string(escape.ForTerminal(f.name(m, file.Name)))
	_, err := io.WriteString(f.host.Out, shown.Diff(func(sign byte, number int, text string) string {
		d := mended.Before
		if sign == '+' {
			d = mended.After
		}
		if !d.MayShow(file.Name, number) {
			text = "(not repeated: it looks like a credential)"
		}
		end := ""
		if bare, found := strings.CutSuffix(text, "\r"); found {
			text, end = bare, "\r"
		}
		parts := strings.Split(text, "\t")
		for i := range parts {
			parts[i] = string(escape.ForTerminal(parts[i]))
		}
		return string(escape.Quiet(string(sign)+strings.Join(parts, "\t"))) + end
	}))
	return err
}

// sum writes what was mended and what to do next.
func (f *fixing) sum() error {
	var sentences []string
	switch {
	case f.mended == 0 && f.left == 0:
		sentences = append(sentences, "There is nothing to mend.")
	case f.mended == 0:
		sentences = append(sentences, "Nothing here has one right answer.")
	case f.dryRun:
		sentences = append(sentences, fmt.Sprintf("%s in %s would be mended. Run dgcheck fix without --dry-run to write that.", outline.Count(f.mended, "fault"), outline.Count(f.files, "file")))
	default:
		read := "Read the changes, for example with git diff."
		if f.untracked {
			read = "Read the changes, which are listed above."
		}
		sentences = append(sentences, fmt.Sprintf("Mended %s in %s. %s", outline.Count(f.mended, "fault"), outline.Count(f.files, "file"), read))
	}
	if f.left > 0 {
		sentences = append(sentences, fmt.Sprintf("%s left, for which dgcheck check says what to do.", isOrAre(f.left, "fault")))
	}
	return sayTo(f.host.Err, strings.Join(sentences, " "))
}

// isTracked reports whether git is known to track a file. Outside a repository, the
// function tracks is nil, and the result is false.
func isTracked(tracks declaration.Tracks, name string) bool {
	if tracks == nil {
		return false
	}
	tracked, err := tracks(name)
	return tracked && err == nil
}

func isOrAre(n int, what string) string {
	if n == 1 {
		return outline.Count(n, what) + " is"
	}
	return outline.Count(n, what) + " are"
}
