// Package history reads the content of a repository at another commit. It uses the git
// program, but does not start a process: the caller passes in a Git that does.
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
	// Say runs a command and returns its output. If git refuses, the error is *Refused.
	Say(args ...string) (string, error)
	// Stream runs a command and passes its output, of any size, to the function read.
	// If git refuses, the error is *Refused.
	Stream(read func(*bufio.Reader) error, args ...string) error
	// Talk starts a command that answers line by line and keeps running, such as
	// cat-file.
	Talk(args ...string) (Talk, error)
}

// Talk is a running command that answers line by line.
type Talk interface {
	// Ask sends one line. The function read must read the whole answer.
	Ask(line string, read func(*bufio.Reader) error) error
	Close()
}

// Refused is the error if git ends without an answer. Said is the message of git.
type Refused struct{ Said string }

func (r *Refused) Error() string { return "git could not read the repository" }

// Problem is the reason why a commit cannot be read, in plain words.
type Problem struct{ Because string }

func (p *Problem) Error() string { return p.Because }

func problem(format string, parts ...any) error { return &Problem{fmt.Sprintf(format, parts...)} }

// Repository is a repository as it was at one commit. It may be used by several
// goroutines.
type Repository struct {
	git     Git
	root    string // the tree of the repository's root
	maxFile int64

	mu             sync.Mutex
	sizes, objects Talk
	failed         error
	trees          []tree // the last ones read, newest first
}

// Open finds a commit and returns the repository as it was then. It does not read files
// larger than maxFile bytes.
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

// find returns the full hash of a commit. If git knows a name that looks like a day,
// the name takes precedence over the day.
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

// isID reports whether a text is the full hash of an object, of SHA-1 or
// SHA-256.
func isID(text string) bool { return id.MatchString(text) }

// Close ends the git processes.
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
