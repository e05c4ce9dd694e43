package command

import (
	"io/fs"
	"path"
	"path/filepath"
	"slices"

	"github.com/spf13/cobra"

	"github.com/DEFRA/dgcheck/internal/rule"
)

// publishOptions are the values of the flags about publishing.
type publishOptions struct {
	repo, sha       string
	pr              int
	path            string
	gate            string
	checks, comment bool
	// checksText and commentText are --checks and --comment as given; read converts
	// them.
	checksText, commentText string
	issues                  string
	// fixes is "off" or "suggest".
	fixes  string
	dryRun bool
	// set has the names of the flags that were given.
	set []string
}

// publishFlags returns the names of the flags about publishing.
func publishFlags() []string {
	return []string{"repo", "sha", "pr", "path", "gate", "checks", "comment", "issues", "fixes", "dry-run"}
}

// define adds the flags about publishing to a command.
func (o *publishOptions) define(cmd *cobra.Command) {
	flags := cmd.Flags()
	flags.StringVar(&o.repo, "repo", "", "publish to this repository, OWNER/NAME, in place of the one GitHub Actions runs in; needs --sha")
	flags.StringVar(&o.sha, "sha", "", "publish for this commit, by its full hash; needs --repo")
	flags.IntVar(&o.pr, "pr", 0, "with --repo and --sha: comment on the pull request of this number, and leave issues alone")
	textVar(flags, &o.path, "path", "where the PATH that was checked lies in the repository")
	wordVar(flags, &o.gate, "gate", "", "what errors do to the check run: advisory or enforce (default each group's own)")
	switchVar(flags, &o.checksText, "checks", "publish a check run for each group")
	switchVar(flags, &o.commentText, "comment", "comment on the pull request")
	wordVar(flags, &o.issues, "issues", "error", "keep issues for failing rules from this severity: error or warning; off for none")
	wordVar(flags, &o.fixes, "fixes", "off", "suggest on a pull request what has one right answer, on lines that it changes, at most 10: suggest or off")
	flags.BoolVar(&o.dryRun, "dry-run", false, "say what would be written to GitHub, and write nothing there")
	completeWords(cmd, "gate", []string{"advisory", "enforce"})
	completeWords(cmd, "issues", []string{"error", "warning", "off"})
	completeWords(cmd, "fixes", []string{"suggest", "off"})
}

// read records which flags were given, and returns an error for values that are not
// valid.
func (o *publishOptions) read(cmd *cobra.Command) (err error) {
	if o.checks, err = isOn("checks", o.checksText); err != nil {
		return err
	}
	if o.comment, err = isOn("comment", o.commentText); err != nil {
		return err
	}
	for _, name := range publishFlags() {
		if cmd.Flags().Changed(name) {
			o.set = append(o.set, name)
		}
	}
	given := func(name string) bool { return slices.Contains(o.set, name) }
	switch {
	case given("repo") != given("sha"):
		return wrongUse("--repo and --sha belong together: the repository, and the commit of it that was checked")
	case given("pr") && !given("repo"):
		return wrongUse("--pr needs --repo and --sha: the repository of the pull request, and the commit it ends at")
	case given("pr") && o.pr < 1:
		return wrongUse("--pr is the number of a pull request, not %d", o.pr)
	case o.gate != "" && o.gate != "advisory" && o.gate != "enforce":
		return wrongUse("--gate is advisory or enforce, not %q", o.gate)
	case !slices.Contains([]string{"error", "warning", "off"}, o.issues):
		return wrongUse("--issues is error, warning or off, not %q", o.issues)
	case o.fixes != "suggest" && o.fixes != "off":
		return wrongUse("--fixes is suggest or off, not %q", o.fixes)
	}
	if o.path != "" {
		o.path = path.Clean(filepath.ToSlash(o.path))
		if !fs.ValidPath(o.path) {
			return wrongUse("--path is a folder of the repository, from its root, not %q", o.path)
		}
	}
	return nil
}

// byHand reports whether flags say where to publish, and not the event of the run.
func (o *publishOptions) byHand() bool { return slices.Contains(o.set, "repo") }

// level returns the lowest severity of a failing rule that gets an issue.
func (o *publishOptions) level() rule.Severity {
	if o.issues == "off" {
		return rule.None
	}
	level, _ := rule.ParseSeverity(o.issues) // read has validated it
	return level
}
