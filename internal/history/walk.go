package history

import (
	"bufio"
	"errors"
	"io"
	"strconv"
	"strings"
)

// commitObject is git's name for a commit. maxCommit is the limit on the size of a
// commit object, in bytes.
const (
	commitObject = "commit"
	maxCommit    = 1 << 20
)

// Commit is a commit as it is stored. Grafts and replacements do not change it.
type Commit struct {
	// ID and Tree are full hashes.
	ID, Tree string
	// Parents are full hashes, the first parent first.
	Parents []string
	// The field At has the commit time in seconds since 1970, by the clock of the
	// machine that made the commit.
	At int64
}

// OpenAll returns a repository from which any commit and the folders of any commit can
// be read. It has no root, so folders can only be found with FolderIn. It does not read
// files larger than maxFile bytes.
func OpenAll(git Git, maxFile int64) *Repository {
	return &Repository{git: git, maxFile: maxFile}
}

// Commit reads one commit. If the clone does not have it, the error is *Problem.
func (r *Repository) Commit(id string) (Commit, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	content, err := r.content(id, commitObject, maxCommit)
	if err != nil {
		return Commit{}, err
	}
	c := Commit{ID: id, At: -1}
	for line := range strings.SplitSeq(string(content), "\n") {
		word, rest, _ := strings.Cut(line, " ")
		switch {
		case line == "":
			if !isID(c.Tree) {
				return c, &Refused{Said: "a commit cannot be read"}
			}
			return c, nil
		case word == "tree":
			c.Tree = rest
		case word == "parent" && isID(rest):
			c.Parents = append(c.Parents, rest)
		case word == "committer":
			c.At = secondsOf(rest)
		}
	}
	return c, &Refused{Said: "a commit cannot be read"}
}

// secondsOf returns the time in a line such as "Name <mail> 1767225600 +0000", or -1.
func secondsOf(line string) int64 {
	words := strings.Fields(line[strings.LastIndexByte(line, '>')+1:])
	if len(words) == 0 {
		return -1
	}
	seconds, err := strconv.ParseInt(words[0], 10, 64)
	if err != nil {
		return -1
	}
	return seconds
}

// Entry returns the hash of a file or folder in a tree, or "" if it does not exist. It
// follows no links.
func (r *Repository) Entry(tree, name string) (string, error) {
	for part := range strings.SplitSeq(name, "/") {
		if part == "." {
			continue
		}
		listing, err := r.tree(tree)
		if err != nil {
			return "", err
		}
		found, ok := listing.find(part)
		if !ok {
			return "", nil
		}
		if tree = found.id; !found.mode.IsDir() {
			return tree, nil
		}
	}
	return tree, nil
}

// FolderIn is like Folder, for a tree that is given by its hash.
func (r *Repository) FolderIn(tree, name string) (*Folder, error) {
	return r.folder(tree, name)
}

// mostCommits is the largest number of first parents that are read.
const mostCommits = 200_000

// ErrLong is the error if there are more than mostCommits first parents.
var ErrLong = errors.New("the history has more commits than are read")

// FirstParents returns the first parents from a commit back, newest first. It uses
// git's view of the history, in which grafts apply.
func FirstParents(git Git, from string) ([]string, error) {
	var all []string
	err := git.Stream(func(out *bufio.Reader) error {
		for {
			line, err := out.ReadString('\n')
			if errors.Is(err, io.EOF) {
				return nil
			}
			if err != nil {
				return err
			}
			if line = strings.TrimSuffix(line, "\n"); !isID(line) {
				return &Refused{Said: line}
			}
			if all = append(all, line); len(all) > mostCommits {
				return ErrLong
			}
		}
	}, "rev-list", "--first-parent", from, "--")
	return all, err
}

// Rewritten reports whether the clone replaces commits with others (refs/replace/).
func Rewritten(git Git) (bool, error) {
	replaced, err := git.Say("for-each-ref", "--count=1", "--format=%(refname)", "refs/replace/")
	return strings.TrimSpace(replaced) != "", err
}

// IsShallow reports whether a clone lacks the beginning of its history.
func IsShallow(git Git) (bool, error) { return isShallow(git) }
