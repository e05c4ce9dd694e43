package command

import (
	"context"
	"path"
	"strings"

	"github.com/DEFRA/dgcheck/internal/declaration"
	"github.com/DEFRA/dgcheck/internal/evidence"
	"github.com/DEFRA/dgcheck/internal/gitexec"
	"github.com/DEFRA/dgcheck/internal/history"
	"github.com/DEFRA/dgcheck/internal/timeline"
)

// gatherHistory collects evidence from the git history of the group's files.
func gatherHistory(ctx context.Context, g *gathering) ([]evidence.Source, []evidence.Fact) {
	line, state, why := g.line(ctx)
	if why != "" {
		return g.unseen(evidence.History, state, why)
	}
	source, facts := timeline.Collect(line)
	return []evidence.Source{source}, facts
}

// unseen returns a single source of this kind and no facts. The source says that
// nothing could be seen. The argument why is the reason.
func (g *gathering) unseen(kind evidence.Kind, state evidence.State, why string) ([]evidence.Source, []evidence.Fact) {
	return []evidence.Source{{ID: string(kind), Kind: kind, Of: timeline.Of, State: state, Why: why}}, nil
}

// line returns the options for reading the git history of the group's files. If the
// history cannot be read, the result why is a sentence with the reason and the remedy,
// and the result state is the state that a source of evidence then gets. Otherwise both
// are empty.
func (g *gathering) line(ctx context.Context) (o timeline.Options, state evidence.State, why string) {
	at := spotOf(g.Root)
	if at.top == "" {
		return o, evidence.Unavailable, "The declaration is in no git repository: check one out around it, with `fetch-depth: 0` for actions/checkout."
	}
	git, err := gitexec.At(ctx, at.top)
	if err != nil {
		return o, evidence.Unavailable, "Git is not installed, and reading a history needs it: install it."
	}
	from, err := newestOf(git, g.host)
	if err != nil {
		return o, evidence.Incomplete, "The commit from which the history is read could not be found: set `fetch-depth: 0` for actions/checkout."
	}
	finance := g.d.Document.Member("finance")
	return timeline.Options{
		Git: git, Schema: g.c.schema, From: from, Way: at.way, Tables: tablesOutside(g.d),
		Private: finance != nil && finance.Member("mode") != nil && finance.Member("mode").Text == "headline",
		Until:   g.until, Today: max(g.until, g.today), London: g.london,
	}, "", ""
}

// newestOf returns the commit from which a history is read back: the one that is
// checked out. For a pull request or merge queue it is the commit that the change is
// compared with, because what is only proposed is not evidence.
func newestOf(git *gitexec.Git, host Host) (string, error) {
	if event := host.Env("GITHUB_EVENT_NAME"); host.Env("GITHUB_ACTIONS") == "true" && (strings.HasPrefix(event, "pull_request") || event == "merge_group") {
		o, err := readContext(host)
		if err != nil {
			return "", err
		}
		if o.Base != "" || o.Queued {
			return history.Proposal{Head: o.Commit, Base: o.Base, Branch: o.Target, Queued: o.Queued}.CompareWith(git)
		}
	}
	return history.Head(git)
}

// tablesOutside returns the finance files that are outside the declaration's folder.
func tablesOutside(d *declaration.Declaration) []string {
	var all []string
	for _, file := range d.Files {
		if file.Finance && path.Dir(file.Path) != declaration.Folder {
			all = append(all, file.Path)
		}
	}
	return all
}
