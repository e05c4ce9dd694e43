package command

import (
	"context"
	"net/url"
	"path/filepath"
	"strings"

	"github.com/DEFRA/dgcheck/internal/actions"
	"github.com/DEFRA/dgcheck/internal/portfolio"
)

// checkout is the clone that contains the judged files, in a run of GitHub Actions.
type checkout struct {
	// clone is the clone of the run's repository, or nil if the files are in no such
	// clone.
	clone *clone
	// problem is the reason if clone is nil.
	problem error
	// foreign is set if the files are in a clone of another repository.
	foreign bool
	// fork is set if the address that the clone was made from is another repository,
	// such as a fork, although its commit belongs to this run.
	fork bool
	maps *lineMap
	// changes maps lines of the head of a proposed change (its newest commit) to those
	// of the commit that the change is compared with.
	changes *lineMap
}

// findCheckout finds the clone that contains a folder. The clone counts as the run's
// own if its commit, or the address that it was made from, matches the run. If its
// commit does not match and it has no address, it counts only if sure is not set.
func findCheckout(ctx context.Context, host Host, o actions.Context, folder string, sure bool) *checkout {
	found, err := cloneAt(ctx, folder)
	if err != nil {
		return &checkout{problem: err}
	}
	named := repositoryIn(found.origin(), o.Server)
	known := found.head == o.Commit || found.head == host.Env("GITHUB_SHA") || strings.EqualFold(named, o.Repository)
	if !known && (named != "" || sure) {
		return &checkout{foreign: true, problem: errNoRepository}
	}
	return &checkout{clone: found, fork: named != "" && !strings.EqualFold(named, o.Repository)}
}

// repositoryIn returns the owner/name in address, from which a clone was made. It
// returns "" if the address is not on the GitHub server.
func repositoryIn(address, server string) string {
	at, err := url.Parse(server)
	if err != nil {
		return ""
	}
	for _, begins := range []string{server + "/", "git@" + at.Hostname() + ":", "ssh://git@" + at.Hostname() + "/"} {
		if rest, is := strings.CutPrefix(address, begins); is {
			return strings.TrimSuffix(strings.TrimSuffix(rest, "/"), ".git")
		}
	}
	return ""
}

// way returns the path of a folder relative to the root of its repository. The second
// result is false if that is not known. The clone may be anywhere in workspace, the
// folder in which the run works. If there is no clone, workspace counts as the root.
func (c *checkout) way(workspace, folder string) (string, bool) {
	workspace = portfolio.Real(workspace)
	at := spotOf(folder)
	switch {
	case c.foreign:
		return "", false
	case at.top != "" && (at.top == workspace || !isBelow(at.top, workspace)):
		return at.way, true
	case !isBelow(workspace, folder):
		return "", false
	}
	way, err := filepath.Rel(workspace, folder)
	return filepath.ToSlash(way), err == nil
}

// lines returns the commit whose lines were judged, or "" if it is not known.
func (c *checkout) lines(o actions.Context) string {
	if c.clone != nil {
		return c.clone.head
	}
	return o.Lines
}

// onHead returns a function that takes a path and a line of a judged file and returns
// the number of the same line in the given commit. The function returns false if there
// is no such line or the clone does not have the commit. If the commit is checked out
// or there is no clone, onHead returns nil, which means that lines are the same.
func (c *checkout) onHead(commit string) func(string, int) (int, bool) {
	if c.clone == nil || c.clone.head == commit {
		return nil
	}
	maps, err := c.clone.linesOn(commit)
	if err != nil {
		return func(string, int) (int, bool) { return 0, false }
	}
	c.maps = maps
	return maps.line
}

// changed returns a function that takes a path and the number of a line. It returns the
// text of that line at commit, and whether the line exists there and does not exist at
// the older commit, since. If there is no clone, or it lacks one of the two commits,
// changed returns nil.
func (c *checkout) changed(since, commit string) func(string, int) (string, bool) {
	if c == nil || c.clone == nil || since == "" {
		return nil
	}
	lines, err := c.clone.lines(commit, since)
	if err != nil {
		return nil
	}
	c.changes = lines
	return func(file string, line int) (string, bool) {
		text, is := lines.text(file, line)
		_, same := lines.line(file, line)
		return text, is && !same
	}
}

// close ends the git processes that map lines.
func (c *checkout) close() {
	if c == nil {
		return
	}
	for _, lines := range []*lineMap{c.maps, c.changes} {
		if lines != nil {
			lines.close()
		}
	}
}
