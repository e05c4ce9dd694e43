package command

import (
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
// that a run of GitHub Actions is about. It is empty where that is not known,
// since a link to a wrong line is worse than none.
func (c *check) origin(groups []portfolio.Group) scorecard.Source {
	workspace := c.host.Env("GITHUB_WORKSPACE")
	if !inActions(c.host) || workspace == "" {
		return scorecard.Source{}
	}
	folder, ok := inWorkspace(workspace, groups)
	if !ok {
		return scorecard.Source{}
	}
	occasion, err := readOccasion(c.host)
	if err != nil || occasion.Lines == "" {
		return scorecard.Source{}
	}
	return sourceAt(occasion, occasion.Lines, folder)
}

// inWorkspace gives the way from the folder of a workflow's run to what was
// checked. A clone below that folder is most likely another repository.
func inWorkspace(workspace string, groups []portfolio.Group) (string, bool) {
	folder, ok := portfolio.Common(groups)
	if !ok {
		return "", false
	}
	workspace = portfolio.Real(workspace)
	if top := spotOf(folder).top; top != workspace && isBelow(workspace, top) {
		return "", false
	}
	if !isBelow(workspace, folder) {
		return "", false
	}
	way, err := filepath.Rel(workspace, folder)
	return filepath.ToSlash(way), err == nil
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
