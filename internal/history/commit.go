package history

import (
	"bufio"
	"errors"
	"strings"
)

// Head returns the full hash of the commit that is checked out.
func Head(git Git) (string, error) { return named(git, "HEAD") }

// Has reports whether a clone has a commit, given by its full hash.
func Has(git Git, commit string) bool {
	if !isID(commit) {
		return false
	}
	_, err := git.Say("cat-file", "-e", commit+"^{commit}")
	return err == nil
}

// Parents returns the parents of a commit, as stored in the commit itself. The clone
// may not have these parents: the log of a shallow clone leaves them out.
func Parents(git Git, commit string) ([]string, error) {
	var parents []string
	err := git.Stream(func(out *bufio.Reader) error {
		for {
			line, err := out.ReadString('\n')
			if parent, is := strings.CutPrefix(strings.TrimSuffix(line, "\n"), "parent "); is && isID(parent) {
				parents = append(parents, parent)
			}
			if err != nil || line == "\n" {
				return nil
			}
		}
	}, "cat-file", "commit", commit)
	return parents, err
}

// MergeBase returns the best common ancestor of two commits, or "" if there is
// none.
func MergeBase(git Git, a, b string) (string, error) {
	found, err := git.Say("merge-base", a, b)
	var refused *Refused
	switch found = strings.TrimSpace(found); {
	case errors.As(err, &refused) && refused.Said == "":
		return "", nil // git says so by its exit status
	case err != nil:
		return "", err
	case !isID(found):
		return "", &Refused{Said: found}
	}
	return found, nil
}

// isShallow reports whether a clone lacks the beginning of its history.
func isShallow(git Git) (bool, error) {
	shallow, err := git.Say("rev-parse", "--is-shallow-repository")
	return strings.TrimSpace(shallow) == "true", err
}

// named returns the full hash of the commit that a name stands for, such as a branch.
// If there is none, the error is *Refused.
func named(git Git, ref string) (string, error) {
	commit, err := git.Say("rev-parse", "--verify", "--end-of-options", ref+"^{commit}")
	if err != nil {
		return "", err
	}
	if commit = strings.TrimSpace(commit); !isID(commit) {
		return "", &Refused{Said: commit}
	}
	return commit, nil
}
