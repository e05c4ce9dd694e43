package command

import (
	"bufio"
	"context"
	"errors"
	"io"
	"io/fs"
	"strings"

	"path"

	"github.com/DEFRA/dgcheck/internal/declaration"
	"github.com/DEFRA/dgcheck/internal/gitexec"
	"github.com/DEFRA/dgcheck/internal/history"
)

// clone is a git repository on this machine. The field head is the hash of the commit
// that is checked out.
type clone struct {
	git  *gitexec.Git
	head string
}

// cloneAt returns the repository that contains a folder. If there is none, it returns
// errNoRepository.
func cloneAt(ctx context.Context, folder string) (*clone, error) {
	top := spotOf(folder).top
	if top == "" {
		return nil, errNoRepository
	}
	git, err := gitexec.At(ctx, top)
	if err != nil {
		return nil, err
	}
	c := &clone{git: git}
	c.head, err = history.Head(c.git)
	return c, err
}

// origin returns the address that the repository was cloned from, or "" if it has none.
func (c *clone) origin() string { return originOf(c.git) }

func originOf(git history.Git) string {
	address, err := git.Say("config", "--get", "remote.origin.url")
	if err != nil {
		return ""
	}
	return strings.TrimSpace(address)
}

// mostChanged is how many bytes are read of the list of changed files.
const mostChanged = 32 << 20

// changedSince returns the files that differ between a commit and the commit that is
// checked out, as paths relative to the root of the repository.
func (c *clone) changedSince(commit string) ([]string, error) {
	var names []string
	err := c.git.Stream(func(out *bufio.Reader) error {
		all, err := io.ReadAll(io.LimitReader(out, mostChanged+1))
		if err == nil && len(all) > mostChanged {
			err = errors.New("too many files have changed")
		}
		names = strings.FieldsFunc(string(all), func(r rune) bool { return r == 0 })
		return err
	}, "diff-tree", "-r", "--no-renames", "--name-only", "-z", commit, c.head, "--")
	return names, err
}

// linesOn returns a lineMap from the commit that is checked out to another commit.
func (c *clone) linesOn(commit string) (*lineMap, error) { return c.lines(c.head, commit) }

// lines returns a lineMap that finds lines of one commit, the argument from, in
// another, the argument to.
func (c *clone) lines(from, to string) (*lineMap, error) {
	here, err := history.Open(c.git, history.Ref{Name: from}, declaration.MaxFile)
	if err != nil {
		return nil, err
	}
	there, err := history.Open(c.git, history.Ref{Name: to}, declaration.MaxFile)
	if err != nil {
		here.Close()
		return nil, err
	}
	return &lineMap{here: here, there: there, files: map[string][]int{}}, nil
}

// lineMap finds the lines of one commit in another commit. The field here is the
// repository at the first commit, and the field there is the repository at the second.
// A lineMap must not be used by more than one goroutine.
type lineMap struct {
	here, there *history.Repository
	files       map[string][]int
}

// line takes the number of a line, counted from 1, in a file at the first commit. It
// returns the number of the same line at the second commit. The second result is false
// if there is no such line or if it is not known.
func (m *lineMap) line(file string, line int) (int, bool) {
	lines, known := m.files[file]
	if !known {
		before, here := readAt(m.here, file)
		after, there := readAt(m.there, file)
		if here && there {
			lines = history.Follow(before, after)
		}
		m.files[file] = lines
	}
	return lineIn(lines, line)
}

// text returns a line, counted from 1, of a file at the first commit. The second result
// is false if there is no such line.
func (m *lineMap) text(file string, line int) (string, bool) {
	content, ok := readAt(m.here, file)
	lines := strings.Split(content, "\n")
	if !ok || line < 1 || line > len(lines) {
		return "", false
	}
	return lines[line-1], true
}

func lineIn(lines []int, line int) (int, bool) {
	if line < 1 || line > len(lines) || lines[line-1] == 0 {
		return 0, false
	}
	return lines[line-1], true
}

func (m *lineMap) close() {
	for _, repository := range []*history.Repository{m.here, m.there} {
		if repository != nil {
			repository.Close()
		}
	}
}

func readAt(repository *history.Repository, file string) (string, bool) {
	root, err := repository.Folder(".")
	if err != nil {
		return "", false
	}
	content, err := fs.ReadFile(root, file)
	return string(content), err == nil
}

// tracks returns a function that reports whether git tracks a file of the group whose
// folder is root. If that folder is in no repository, tracks returns nil. The function
// is called only for files outside the declaration's folder.
func (c *check) tracks(ctx context.Context, root string) declaration.Tracks {
	at := spotOf(root)
	if at.top == "" {
		return nil
	}
	return func(name string) (bool, error) {
		git, err := gitexec.At(ctx, at.top)
		if err != nil {
			return false, err
		}
		asked := path.Join(at.way, name)
		listed, err := git.Say("ls-files", "--cached", "-z", "--", asked)
		return listed == asked+"\x00", err
	}
}
