package publication

import (
	"cmp"
	"context"
	"errors"
	"path"
	"strings"

	"github.com/DEFRA/dgcheck/internal/forge"
	"github.com/DEFRA/dgcheck/internal/report"
	"github.com/DEFRA/dgcheck/internal/rule"
	"github.com/DEFRA/dgcheck/internal/scorecard"
)

// Post publishes a job: check runs first, then comments, then issues. One that is
// refused does not hold up the others. It ends early when the context ends; run
// again, it goes on where it was.
func Post(ctx context.Context, hub GitHub, job Job) Outcome {
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
	} else if p.job.Issues != rule.None {
		p.issues(ctx)
	}
}

// forPull tells that the job is about a pull request.
func (j Job) forPull() bool { return j.Pull != 0 || j.HeadBranch != "" }

// sourceOf is where the declarations of a job are published.
func sourceOf(job Job) scorecard.Source {
	folder := path.Clean("./" + job.Folder)
	if folder == "." {
		folder = ""
	}
	return scorecard.Source{
		Repository: strings.TrimRight(job.Server, "/") + "/" + job.Repository.String(), Commit: cmp.Or(job.Lines, job.Commit), Folder: folder,
	}
}

// post is a job that is being published.
type post struct {
	hub     GitHub
	job     Job
	groups  []group
	ours    ours
	outcome Outcome
}

func (p *post) options(limit int) report.Options {
	return report.Options{Catalogue: p.job.Catalogue, Limit: limit}
}

// scorecard writes the scorecard of one group as Markdown.
func (p *post) scorecard(g group, limit int) (string, error) {
	reporter, ok := report.New("markdown", p.options(limit))
	if !ok {
		return "", errors.New("the scorecard cannot be written as Markdown")
	}
	var out strings.Builder
	if err := reporter.Begin(&out, p.job.Run); err != nil {
		return "", err
	}
	if err := reporter.Group(&out, report.Card{Scorecard: g.card}); err != nil {
		return "", err
	}
	err := reporter.End(&out)
	return out.String(), err
}

// again says something twice when its answer was lost: only for what leads to the
// same however often it is said.
func again(ctx context.Context, say func() error) error {
	err := say()
	if errors.Is(err, forge.Lost) && ctx.Err() == nil {
		return say()
	}
	return err
}
