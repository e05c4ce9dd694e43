package command

import (
	"context"
	"path/filepath"

	"github.com/DEFRA/dgcheck/internal/actions"
	"github.com/DEFRA/dgcheck/internal/portfolio"
	"github.com/DEFRA/dgcheck/internal/scorecard"
)

// sourceAt returns a folder of the event's repository at a commit.
func sourceAt(o actions.Context, commit, folder string) scorecard.Source {
	if folder == "." {
		folder = ""
	}
	return scorecard.Source{Repository: o.Server + "/" + o.Repository, Commit: commit, Folder: folder}
}

// origin returns where the groups are published: in a run of GitHub Actions,
// the repository and the commit that was checked out. If that is not known, it
// returns the zero Source, since no link is better than one to a wrong line.
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

// isBelow reports whether folder is the same as above or inside it.
func isBelow(above, folder string) bool {
	way, err := filepath.Rel(above, folder)
	return folder != "" && err == nil && filepath.IsLocal(way)
}

// inRepository returns the path of what was checked, from the root of the git
// repository.
func inRepository(groups []portfolio.Group) (string, bool) {
	folder, ok := portfolio.Common(groups)
	if !ok {
		return "", false
	}
	at := spotOf(folder)
	return at.way, at.top != ""
}
