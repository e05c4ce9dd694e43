package command

import (
	"context"
	"net/url"
	"path/filepath"
	"strings"

	"github.com/DEFRA/dgcheck/internal/event"
	"github.com/DEFRA/dgcheck/internal/portfolio"
)

// checkout is what is known of where the files come from that are checked in a run
// of GitHub Actions.
type checkout struct {
	// clone is the clone of the repository that the run belongs to; nil where the
	// files lie in none.
	clone *clone
	// problem says why there is none.
	problem error
	// foreign tells that they lie in a clone of another repository.
	foreign bool
	// fork tells that the clone was made from another repository, though the commit is
	// one of this run.
	fork bool
	maps *lineMap
}

// findCheckout finds the clone that a folder lies in. One that is known by nothing
// is taken for the run's own only where sure is not set: it holds what is checked.
func findCheckout(ctx context.Context, host Host, o event.Occasion, folder string, sure bool) *checkout {
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

// repositoryIn reads owner/name out of the address that a clone was made from; empty
// where it is not one of a server.
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

// way gives the way to a folder from the root of the repository: that of its clone,
// wherever it lies in the workspace. Files that were brought here without git lie
// below the workspace as they do in the repository.
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

// lines gives the commit whose lines are checked; empty where it is not known.
func (c *checkout) lines(o event.Occasion) string {
	if c.clone != nil {
		return c.clone.head
	}
	return o.Lines
}

// onHead leads from the lines that are checked to those of another commit. It is nil
// where that is what is checked out, and leads nowhere where the clone lacks it.
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

// close ends git.
func (c *checkout) close() {
	if c != nil && c.maps != nil {
		c.maps.close()
	}
}
