// Package history reads what a repository held at another commit. It asks the
// git program and runs nothing itself: whoever uses it hands in how git is run.
package history

import (
	"bufio"
	"errors"
	"fmt"
	"io/fs"
	"regexp"
	"strings"
	"sync"
)

// Git runs the git program on one repository.
type Git interface {
	// Say gives what a command prints; Refused is its error where git says no.
	Say(args ...string) (string, error)
	// Stream hands all that a command prints to read, of any size. Refused is its
	// error where git says no.
	Stream(read func(*bufio.Reader) error, args ...string) error
	// Talk starts a command that answers line by line.
	Talk(args ...string) (Talk, error)
}

// Talk is a command that answers line by line.
type Talk interface {
	// Ask puts one line, and lets read take all of the answer.
	Ask(line string, read func(*bufio.Reader) error) error
	Close()
}

// Refused is what git says when it ends without an answer.
type Refused struct{ Said string }

func (r *Refused) Error() string { return "git could not read the repository" }

// Problem is why a commit cannot be read, in words for people.
type Problem struct{ Because string }

func (p *Problem) Error() string { return p.Because }

func problem(format string, parts ...any) error { return &Problem{fmt.Sprintf(format, parts...)} }

// Repository is a repository as it was at one commit. Any number of goroutines
// may read it.
type Repository struct {
	git     Git
	root    string // the tree of the whole repository
	maxFile int64

	mu             sync.Mutex
	sizes, objects Talk
	failed         error
	trees          []tree // read last, the latest first
}

// Open finds a commit. Files larger than maxFile are not read.
func Open(git Git, ref Ref, maxFile int64) (*Repository, error) {
	commit, err := find(git, ref)
	if err != nil {
		return nil, err
	}
	tree, err := git.Say("rev-parse", "--verify", "--end-of-options", commit+"^{tree}")
	if err != nil {
		return nil, lacking(err)
	}
	r := &Repository{git: git, root: strings.TrimSpace(tree), maxFile: maxFile}
	if !isID(r.root) {
		return nil, &Refused{Said: tree}
	}
	return r, nil
}

// find gives the full name of a commit. A name that git has goes before the day
// that is written in the same way.
func find(git Git, ref Ref) (string, error) {
	commit, err := named(git, ref.Name)
	var refused *Refused
	if !errors.As(err, &refused) {
		return commit, err
	}
	if ref.End != 0 {
		return onDay(git, ref)
	}
	switch shallow, err := isShallow(git); {
	case err != nil:
		return "", err
	case shallow:
		return "", problem("the commit is not in this clone, which is shallow; fetch it with fetch-depth: 0 or git fetch --unshallow")
	}
	return "", problem("there is no such commit in this clone; a branch that was not checked out here may be called origin/NAME, or has to be fetched first, and a day is written as 2026-09-01")
}

var id = regexp.MustCompile(`^([0-9a-f]{40}|[0-9a-f]{64})$`)

// isID tells whether a text is the full name of an object, in either of git's
// hashes.
func isID(text string) bool { return id.MatchString(text) }

// Close ends git.
func (r *Repository) Close() {
	r.mu.Lock()
	defer r.mu.Unlock()
	for _, talk := range []Talk{r.sizes, r.objects} {
		if talk != nil {
			talk.Close()
		}
	}
	r.sizes, r.objects, r.failed = nil, nil, fs.ErrClosed
}
