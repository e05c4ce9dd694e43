package history

import (
	"bufio"
	"errors"
	"strings"
)

// Head gives the full name of the commit that is checked out.
func Head(git Git) (string, error) { return named(git, "HEAD") }

// Has reports whether a clone has a commit, by its full name.
func Has(git Git, commit string) bool {
	if !isID(commit) {
		return false
	}
	_, err := git.Say("cat-file", "-e", commit+"^{commit}")
	return err == nil
}

// Parents gives the parents of a commit as the commit itself names them: a clone
// may lack them, and a shallow one leaves them out of its log.
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

// MergeBase gives a commit that two have in common and after which they went
// different ways; empty where they have none.
func MergeBase(git Git, a, b string) (string, error) {
	found, err := git.Say("merge-base", a, b)
	var refused *Refused
	switch found = strings.TrimSpace(found); {
	case errors.As(err, &refused) && refused.Said == "":
		return "", nil // git says so by its status alone
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

// named gives the full name of the commit that a name stands for. It errs with
// Refused where there is none.
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
