package history

import (
	"bufio"
	"errors"
	"io"
	"strconv"
	"strings"
)

// Ref names a commit: by any name that git has for it or, if git has none, by a
// day.
type Ref struct {
	Name string
	// End is the last second of the day in Name, in seconds since 1970. If Name
	// is not a day, it is 0.
	End int64
	// ToCome is set if the day is later than today.
	ToCome bool
}

// OnDay returns the last commit by the end of a day, whatever else git may have under
// that name.
func OnDay(git Git, ref Ref) (string, error) { return onDay(git, ref) }

// onDay returns the last commit by the end of a day, among the first parents of
// what is checked out: that is what the branch held on that day. Clocks differ,
// and a commit may be dated before its parent. So it chooses the commit with
// the latest date among those that are not too late.
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
