package command

import (
	"context"
	"path/filepath"

	"github.com/DEFRA/dgcheck/internal/event"
	"github.com/DEFRA/dgcheck/internal/portfolio"
	"github.com/DEFRA/dgcheck/internal/scorecard"
)

// sourceAt is a folder of an occasion's repository as it is at a commit.
func sourceAt(o event.Occasion, commit, folder string) scorecard.Source {
	if folder == "." {
		folder = ""
	}
	return scorecard.Source{Repository: o.Server + "/" + o.Repository, Commit: commit, Folder: folder}
}

// origin finds out where the groups are published: the repository and the commit
// that was checked out in a run of GitHub Actions. It is empty where that is not
// known, since a link to a wrong line is worse than none.
func (c *check) origin(ctx context.Context, groups []portfolio.Group) scorecard.Source {
	workspace := c.host.Env("GITHUB_WORKSPACE")
	folder, one := portfolio.Common(groups)
	if !inActions(c.host) || workspace == "" || !one {
		return scorecard.Source{}
	}
	occasion, err := readOccasion(c.host)
	if err != nil || occasion.Commit == "" {
		return scorecard.Source{}
	}
	found := findCheckout(ctx, c.host, occasion, folder, false)
	way, ok := found.way(workspace, folder)
	commit := found.lines(occasion)
	if !ok || commit == "" {
		return scorecard.Source{}
	}
	c.checkout = found
	c.run.OnHead = found.onHead(occasion.Commit)
	return sourceAt(occasion, commit, way)
}

// isBelow tells of a folder that it is another or below it.
func isBelow(above, folder string) bool {
	way, err := filepath.Rel(above, folder)
	return folder != "" && err == nil && filepath.IsLocal(way)
}

// inRepository gives the way from the folder of the git repository to what was
// checked.
func inRepository(groups []portfolio.Group) (string, bool) {
	folder, ok := portfolio.Common(groups)
	if !ok {
		return "", false
	}
	at := spotOf(folder)
	return at.way, at.top != ""
}
