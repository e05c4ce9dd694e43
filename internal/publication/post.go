package publication

import (
	"cmp"
	"context"
	"errors"
	"path"
	"strings"

	"github.com/DEFRA/dgcheck/internal/forge"
	"github.com/DEFRA/dgcheck/internal/report"
	"github.com/DEFRA/dgcheck/internal/report/outline"
	"github.com/DEFRA/dgcheck/internal/rule"
	"github.com/DEFRA/dgcheck/internal/scorecard"
)

// Post publishes a job: first check runs, and then comments and suggestions if the job
// is about a pull request, and otherwise issues. If GitHub refuses one part, Post still
// tries the others. It ends early when ctx is done; calling it again continues where it
// stopped. If hub has a Rehearsal, nothing is written to GitHub; pass the Writes of the
// Rehearsal to Rehearsed to learn what would have been written.
func Post(ctx context.Context, hub *forge.Client, job Job) Outcome {
	job.Run.Source = sourceOf(job)
	p := &post{hub: hub, job: job, groups: groupsOf(job.Cards), ours: oursIn(job.Actions)}
	p.outcome.Checked = true
	if len(p.groups) == 0 {
		p.left("No group was checked, so there is nothing to publish.")
		return p.outcome
	}
	p.publish(ctx)
	if hub.Moved() {
		p.left("The repository %s has another name by now, and GitHub led to it. Where its name is given by hand, such as by --repo, write the new one.", job.Repository)
	}
	return p.outcome
}

func (p *post) publish(ctx context.Context) {
	if p.job.Elsewhere != nil && !p.admit(ctx) {
		return
	}
	p.checks(ctx)
	if p.job.forPull() {
		p.comments(ctx)
		p.suggestions(ctx)
	} else if p.job.Issues != rule.None {
		p.issues(ctx)
	}
}

// forPull reports whether the job is about a pull request.
func (j Job) forPull() bool { return j.Pull != 0 || j.HeadBranch != "" }

// sourceOf returns where links to the declarations of a job lead: repository, commit
// and folder.
func sourceOf(job Job) scorecard.Source {
	folder := path.Clean("./" + job.Folder)
	if folder == "." {
		folder = ""
	}
	return scorecard.Source{
		Repository: strings.TrimRight(job.Server, "/") + "/" + job.Repository.String(), Commit: cmp.Or(job.Lines, job.Commit), Folder: folder,
	}
}

// post is the state of one call of Post.
type post struct {
	hub     *forge.Client
	job     Job
	groups  []group
	ours    ours
	outcome Outcome
}

func (p *post) options(limit int) outline.Options {
	return outline.Options{Catalogue: p.job.Catalogue, Limit: limit}
}

// scorecard returns the scorecard of one group as Markdown. limit is passed on as
// outline.Options.Limit.
func (p *post) scorecard(g group, limit int) (string, error) {
	reporter, ok := report.New("markdown", p.options(limit))
	if !ok {
		return "", errors.New("the scorecard cannot be written as Markdown")
	}
	var out strings.Builder
	if err := reporter.Begin(&out, p.job.Run); err != nil {
		return "", err
	}
	if err := reporter.Group(&out, outline.Card{Scorecard: g.card}); err != nil {
		return "", err
	}
	err := reporter.End(&out)
	return out.String(), err
}

// again calls say, which sends a request, and returns its error. If GitHub's answer was
// lost, again calls say a second time. The request must be one that may be sent twice.
func again(ctx context.Context, say func() error) error {
	err := say()
	if errors.Is(err, forge.Lost) && ctx.Err() == nil {
		return say()
	}
	return err
}
