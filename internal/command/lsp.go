package command

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"github.com/DEFRA/dgcheck/internal/declaration"
	"github.com/DEFRA/dgcheck/internal/evaluation"
	"github.com/DEFRA/dgcheck/internal/finding"
	"github.com/DEFRA/dgcheck/internal/fix"
	"github.com/DEFRA/dgcheck/internal/lsp"
	"github.com/DEFRA/dgcheck/internal/portfolio"
	"github.com/DEFRA/dgcheck/internal/rule"
	"github.com/DEFRA/dgcheck/internal/source"
)

func newLSP(host Host) *cobra.Command {
	var o checkOptions
	cmd := &cobra.Command{
		Use:   "lsp",
		Short: "Show an editor what a check finds, while a declaration is written",
		Long: `Speak the Language Server Protocol on standard input and output. An editor is shown
the findings of the whole group at their lines, while it is edited and before it is
saved; it can make the changes that fix would make, explain the rule behind a finding,
and go from an id to its entry. docs/editor.md says how to set up an editor.`,
		Example: "  dgcheck lsp",
		Args:    cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			o.packs = listed(o.packs)
			return runLSP(cmd.Context(), host, o)
		},
	}
	textVar(cmd.Flags(), &o.asOf, "as-of", "judge as of this day, YYYY-MM-DD; by default today in London")
	textVar(cmd.Flags(), &o.params, "params", "YAML file with an organisation's figures over the defaults")
	cmd.Flags().StringSliceVar(&o.packs, "pack", nil, "judge these packs instead of those that a group names")
	completePacks(cmd, host)
	// Editors pass --stdio to every language server.
	cmd.Flags().Bool("stdio", true, "speak on standard input and output, which is the only way there is")
	_ = cmd.Flags().MarkHidden("stdio")
	return cmd
}

// typing is how long the author must have typed nothing before a group is judged.
const typing = 300 * time.Millisecond

func runLSP(ctx context.Context, host Host, o checkOptions) error {
	w := &workspace{host: host, options: o}
	if err := w.begin(ctx); err != nil {
		return err
	}
	defer w.check.close()
	stream := stdio{host.In, host.Out}
	err := lsp.Serve(ctx, stream, w, lsp.Options{Version: host.Version, Pause: func(ctx context.Context) error { return host.Sleep(ctx, typing) }})
	if errors.Is(err, lsp.ErrNotShutDown) {
		return &failure{ToMend, err} // the status that the protocol asks for
	}
	return err
}

// stdio is the stream to and from the editor.
type stdio struct {
	io.Reader
	io.Writer
}

// Close closes the input, if possible, which ends a read that waits for the editor.
func (s stdio) Close() error {
	if closer, ok := s.Reader.(io.Closer); ok {
		return closer.Close()
	}
	return nil
}

// workspace judges groups for an editor. It implements lsp.Workspace.
type workspace struct {
	host    Host
	options checkOptions
	check   *check
}

// begin reads the options of the check. Judge calls it again when the day has changed,
// since a session can last longer than a day.
func (w *workspace) begin(ctx context.Context) error {
	o := w.options
	o.failOn, o.show, o.workers = "never", "problems", 1
	fresh, err := newRun(ctx, w.host, o)
	if err != nil {
		return err
	}
	if w.check != nil {
		w.check.close()
	}
	w.check = fresh
	return nil
}

// mostAbove is how many folders, from that of a file upwards, are searched for a
// declaration.
const mostAbove = 8

// Group returns the folder of the group that a file belongs to: the nearest folder
// above the file that has a declaration, among the lowest mostAbove folders. The second
// result is false if there is none.
func (w *workspace) Group(file string) (string, bool) {
	folder := filepath.Dir(file)
	for range mostAbove {
		if root, err := os.OpenRoot(folder); err == nil {
			found := len(declaration.Discover(root.FS())) > 0
			root.Close()
			if found {
				return folder, true
			}
		}
		folder = filepath.Dir(folder)
	}
	return "", false
}

// Judge judges the group in a folder as it is on disk, except for the texts in unsaved.
// Their keys are paths relative to the folder.
func (w *workspace) Judge(ctx context.Context, folder string, unsaved map[string][]byte) ([]lsp.Problem, error) {
	if today, err := today(w.host); w.options.asOf == "" && err == nil && today != w.check.day {
		if err := w.begin(ctx); err != nil {
			return nil, err
		}
	}
	root, err := os.OpenRoot(folder)
	if err != nil {
		return nil, errors.New("the group's folder could not be opened")
	}
	defer root.Close()
	files := fix.Over(root.FS(), unsaved)
	m := w.member(folder, files)
	tracks := w.check.tracks(ctx, folder)
	d := w.check.load(files, m, tracks)
	now, err := w.check.rate(ctx, d, evaluation.Evidence{})
	if err != nil {
		return nil, err
	}
	w.check.addFixes(files, m, d, now.results, tracks)
	return problemsOf(now.results), nil
}

// problemsOf returns the failing results. If a rule fails several times at the same
// position, for example for several months, they become one problem that says how many
// more there are. A result with a fix is always a problem of its own.
func problemsOf(results []finding.Finding) []lsp.Problem {
	type place struct {
		rule  rule.ID
		where source.Position
	}
	var problems []lsp.Problem
	var firsts []finding.Finding
	at, more := map[place]int{}, map[int]int{}
	for _, result := range results {
		if result.Verdict != finding.Fail {
			continue
		}
		first, again := at[place{result.Rule, result.Where}]
		if again && result.Fix == nil {
			more[first]++
			continue
		}
		at[place{result.Rule, result.Where}] = len(firsts)
		firsts = append(firsts, result)
	}
	for i, result := range firsts {
		problems = append(problems, problemOf(result, more[i]))
	}
	return problems
}

func (w *workspace) member(folder string, files fs.FS) member {
	group := portfolio.Group{Root: folder, Path: folder, Folder: filepath.Base(folder)}
	return member{Group: group, id: w.check.schema.Identify(files, group.Folder)}
}

// problemOf returns a result as a problem for the editor: the message and the remedy.
// If the problem stands for more results than this one, the argument more is how many.
func problemOf(result finding.Finding, more int) lsp.Problem {
	message := result.Message
	if more > 0 {
		message += fmt.Sprintf(" There are %d more of this kind.", more)
	}
	if result.Remedy != "" && result.Remedy != result.Message {
		message += "\n" + result.Remedy
	}
	return lsp.Problem{
		Where: result.Where, Rule: string(result.Rule), Message: strings.TrimSpace(message), Severity: severityOf(result.Severity), Fix: result.Fix,
	}
}

func severityOf(severity rule.Severity) lsp.Severity {
	switch severity {
	case rule.Error:
		return lsp.Error
	case rule.Warning:
		return lsp.Warning
	}
	return lsp.Information
}

// Entries returns the positions of the entries with an id.
func (w *workspace) Entries(folder string, unsaved map[string][]byte, id string) []source.Position {
	root, err := os.OpenRoot(folder)
	if err != nil {
		return nil
	}
	defer root.Close()
	files := fix.Over(root.FS(), unsaved)
	return w.check.load(files, w.member(folder, files), nil).Entries(id)
}

// Read returns the text of a file on disk, or nil if it cannot be read.
func (w *workspace) Read(folder, name string) []byte {
	root, err := os.OpenRoot(folder)
	if err != nil {
		return nil
	}
	defer root.Close()
	text, err := fs.ReadFile(root.FS(), name)
	if err != nil {
		return nil
	}
	return text
}

// Explain returns the output of dgcheck explain for a rule, or only the rule's id if
// there is none.
func (w *workspace) Explain(id string) string {
	var text strings.Builder
	host := w.host
	host.Out = &text
	if err := runExplain(host, id, w.options.params, nil); err != nil {
		return id
	}
	return text.String()
}
