package command

import (
	"context"
	"path/filepath"

	"github.com/DEFRA/dgcheck/internal/actions"
	"github.com/DEFRA/dgcheck/internal/portfolio"
	"github.com/DEFRA/dgcheck/internal/scorecard"
)

// sourceAt returns the Source that links in reports lead to: a folder in the run's
// repository at a commit.
func sourceAt(o actions.Context, commit, folder string) scorecard.Source {
	if folder == "." {
		folder = ""
	}
	return scorecard.Source{Repository: o.Server + "/" + o.Repository, Commit: commit, Folder: folder}
}

// origin returns the Source of the groups: in a GitHub Actions run, the repository and
// the commit that is checked out. If one of them is not known, and outside GitHub
// Actions, it returns the zero Source, because no link is better than a link to a wrong
// line.
func (c *check) origin(ctx context.Context, groups []portfolio.Group) scorecard.Source {
	workspace := c.host.Env("GITHUB_WORKSPACE")
	folder, one := portfolio.Common(groups)
	if !inActions(c.host) || workspace == "" || !one {
		return scorecard.Source{}
	}
	event, err := readContext(c.host)
	if err != nil || event.Commit == "" {
		return scorecard.Source{}
	}
	found := findCheckout(ctx, c.host, event, folder, false)
	way, ok := found.way(workspace, folder)
	commit := found.lines(event)
	if !ok || commit == "" {
		return scorecard.Source{}
	}
	c.checkout = found
	c.run.OnHead = found.onHead(event.Commit)
	return sourceAt(event, commit, way)
}

// isBelow reports whether a folder is inside another folder, or is that folder. The
// path of the other folder is the first argument.
func isBelow(above, folder string) bool {
	way, err := filepath.Rel(above, folder)
	return folder != "" && err == nil && filepath.IsLocal(way)
}

// inRepository returns the path that was judged, relative to the root of its git
// repository. The second result is false if the path is in no repository, or if the
// groups were found under several paths.
func inRepository(groups []portfolio.Group) (string, bool) {
	folder, ok := portfolio.Common(groups)
	if !ok {
		return "", false
	}
	at := spotOf(folder)
	return at.way, at.top != ""
}
