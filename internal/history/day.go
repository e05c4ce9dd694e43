package history

import (
	"bufio"
	"errors"
	"io"
	"strconv"
	"strings"
)

// Ref identifies a commit by a name that git knows, or by a day. A day is used if git
// knows no such name.
type Ref struct {
	Name string
	// End is the last second of the day in Name, in seconds since 1970. If Name
	// is not a day, it is 0.
	End int64
	// ToCome is set if the day is in the future.
	ToCome bool
}

// OnDay returns the last commit by the end of a day, even if git knows a branch or tag
// with that name.
func OnDay(git Git, ref Ref) (string, error) { return onDay(git, ref) }

// onDay returns the last commit by the end of a day, among the first parents of HEAD:
// that is what the branch held on that day. Clocks differ, so a commit may have an
// earlier date than its parent. Of the commits that are not too late it chooses the one
// with the latest date.
func onDay(git Git, ref Ref) (string, error) {
	if ref.ToCome {
		return "", problem("%s is still to come; name a day that is past", ref.Name)
	}
	found, latest := "", int64(-1)
	err := git.Stream(func(out *bufio.Reader) error {
		for {
			line, err := out.ReadString('\n')
			if errors.Is(err, io.EOF) {
				return nil
			}
			if err != nil {
				return err
			}
			seconds, commit, _ := strings.Cut(strings.TrimSuffix(line, "\n"), " ")
			date, err := strconv.ParseInt(seconds, 10, 64)
			if err != nil || !isID(commit) {
				return &Refused{Said: line}
			}
			if date <= ref.End && date > latest {
				found, latest = commit, date
			}
		}
	}, "rev-list", "--first-parent", "--timestamp", "HEAD", "--")
	if err != nil || found != "" {
		return found, err
	}
	if shallow, err := isShallow(git); err != nil || shallow {
		return "", orElse(err, problem("this clone is shallow and does not go back to %s; fetch the rest with fetch-depth: 0 or git fetch --unshallow", ref.Name))
	}
	return "", problem("there was no commit yet on %s; name a later day", ref.Name)
}

func orElse(err, otherwise error) error {
	if err != nil {
		return err
	}
	return otherwise
}
