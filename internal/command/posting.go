package command

import (
	"context"
	"math/rand/v2"
	"slices"
	"time"

	"github.com/DEFRA/dgcheck/internal/forge"
	"github.com/DEFRA/dgcheck/internal/publication"
	"github.com/DEFRA/dgcheck/internal/rule"
	"github.com/DEFRA/dgcheck/internal/scorecard"
)

// post publishes to GitHub or, in a dry run, prints what would be published. It reports
// whether every group has its check run.
func (p *publishing) post(ctx context.Context, run scorecard.Run, cards []scorecard.Scorecard) bool {
	job, err := p.job(run, cards)
	if err != nil {
		p.try("publish", err)
		return false
	}
	var rehearsal *forge.Rehearsal
	if p.options.dryRun {
		rehearsal = &forge.Rehearsal{}
		if token(p.host) == "" {
			rehearsal.Blank = job.Commit
		}
	}
	hub, err := p.hub(rehearsal)
	if err != nil {
		p.try("publish", err)
		return false
	}
	outcome := publication.Post(ctx, hub, job)
	done := outcome.Done
	if rehearsal != nil {
		done = publication.Rehearsed(rehearsal.Writes())
	}
	for _, sentence := range append(done, outcome.Left...) {
		if err := sayTo(p.tell, sentence); err != nil {
			p.try("say what was written", err)
			break
		}
	}
	p.refused(outcome)
	return outcome.Checked
}

// refused reports what could not be written to GitHub. If the event makes it likely
// that the token may not write, and indeed nothing was written, refused only says why
// (see actions.Context.Doubt), and publishing has not failed.
func (p *publishing) refused(outcome publication.Outcome) {
	refusals := outcome.Refused
	if doubt := p.event.Doubt; doubt != "" && outcome.Failed() && len(outcome.Done) == 0 {
		refusals = slices.DeleteFunc(slices.Clone(refusals), func(r publication.Refused) bool { return r.Rights })
		refusals = append(refusals, publication.Refused{Sentence: doubt})
	} else {
		p.failed = p.failed || outcome.Failed()
	}
	for _, refused := range refusals {
		p.say(refused.Sentence)
	}
	p.try("add to the job's summary", p.regret(refusals))
}

// job returns what to publish, for publication.Post.
func (p *publishing) job(run scorecard.Run, cards []scorecard.Scorecard) (publication.Job, error) {
	repository, err := forge.ParseRepository(p.event.Repository)
	if err != nil {
		return publication.Job{}, err
	}
	o := p.event
	job := publication.Job{
		Run: run, Cards: cards, Catalogue: p.catalogue, Question: p.question(run),
		Server: o.Server, Repository: repository, Commit: o.Commit, Lines: p.lines(), Folder: p.folder,
		Checks: p.options.checks, Comment: p.options.comment && (o.Pull != 0 || o.HeadBranch != ""),
		Pull: o.Pull, HeadOwner: o.HeadOwner, HeadBranch: o.HeadBranch,
		Issues: rule.None, Branch: o.Branch, Gate: p.options.gate, Actions: inActions(p.host), Wait: p.host.Sleep,
	}
	if p.options.fixes == "suggest" && !o.Elsewhere {
		job.Changed = p.checkout.changed(p.since, o.Commit)
	}
	if job.Comment {
		job.Touched = p.touched(cards)
	}
	if o.Elsewhere {
		job.Elsewhere = &publication.Elsewhere{Base: o.Lines, Identify: p.identify}
	}
	if o.Issues {
		job.Issues = p.options.level()
	}
	return job, nil
}

// hub returns a client of GitHub. If rehearsal is not nil, the client writes nothing.
func (p *publishing) hub(rehearsal *forge.Rehearsal) (*forge.Client, error) {
	return forge.New(forge.Options{
		API: p.event.API, Token: token(p.host), Agent: "dgcheck/" + p.host.Version, Clock: clock{p.host}, Jitter: rand.Float64,
		Rehearsal: rehearsal,
	})
}

// clock is the clock of the Host. It implements forge.Clock.
type clock struct{ host Host }

func (c clock) Now() time.Time { return c.host.Now() }

func (c clock) Sleep(ctx context.Context, wait time.Duration) error { return c.host.Sleep(ctx, wait) }
