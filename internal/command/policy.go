package command

import (
	"fmt"
	"io"
	"io/fs"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"github.com/DEFRA/dgcheck/internal/bundle"
	"github.com/DEFRA/dgcheck/internal/report/escape"
	"github.com/DEFRA/dgcheck/internal/rulebook"
)

func newPolicy(host Host) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "policy",
		Short: "Work on policies",
		Args:  cobra.NoArgs,
		RunE:  func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	cmd.AddCommand(newPolicyTest(host), newPolicyInput(host), newPolicyNew(host))
	return cmd
}

// policiesAt loads the policies to test, and returns the packs to test, where nil means
// all. If the only path is a folder like that of dgcheck's own policies, all of its
// packs are tested, and otherwise only those of the organisation.
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

// whole reports whether a folder has the files that only dgcheck's own folder of
// policies has.
func whole(folder fs.FS) bool {
	for _, name := range []string{"main.rego", "clauses.yaml", "params.yaml", "declaration.schema.json"} {
		if _, err := fs.Stat(folder, name); err != nil {
			return false
		}
	}
	return true
}

// ownPoliciesAt loads an organisation's policies together with those that are built in.
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

func joined(numbers []int) string {
	words := make([]string, len(numbers))
	for i, n := range numbers {
		words[i] = fmt.Sprint(n)
	}
	return strings.Join(words, ", ")
}

// lines writes lines of text, with control characters escaped, and stores the first
// error.
type lines struct {
	w   io.Writer
	err error
}

func (l *lines) line(format string, parts ...any) {
	if l.err == nil {
		_, l.err = fmt.Fprintln(l.w, escape.Note(fmt.Sprintf(format, parts...)))
	}
}
