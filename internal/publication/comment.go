package publication

import (
	"context"
	"errors"

	"github.com/DEFRA/dgcheck/internal/forge"
	"github.com/DEFRA/dgcheck/internal/report/outline"
)

// comments makes sure that every group that the pull request touches has its comment
// there, if the job asks for comments. See Job.Touched for the other groups.
func (p *post) comments(ctx context.Context) {
	if !p.job.Comment {
		return
	}
	tried := attempts{part: Comments}
	refuse := func(group string, err error) bool { return p.refuse(ctx, &tried, group, onPull(err)) }
	if err := p.ours.find(ctx, p.hub); err != nil {
		refuse("", err)
		return
	}
	pull, err := p.pull(ctx)
	if err != nil {
		refuse("", err)
		return
	}
	number := pull.Number
	if number == 0 {
		p.left("No open pull request ends at %s, so there is no comment.", short(p.job.Commit))
		return
	}
	t := p.conversation(number, func(ctx context.Context) error { return p.headIs(ctx, number) })
	if err := t.read(ctx); err != nil {
		refuse("", err)
		return
	}
	spared := 0
	defer func() {
		if spared > 0 {
			p.left("The pull request does not touch %s, so there is no comment; the summary of the job says how that stands.", outline.Count(spared, "group"))
		}
	}()
	for _, g := range p.groups {
		if p.job.Touched != nil && !p.job.Touched(g.card) && len(t.mine(commentMarker(g.key))) == 0 {
			spared++
			continue
		}
		err := p.comment(ctx, t, g)
		switch {
		case errors.Is(err, errMovedOn):
			p.left("Pull request #%d no longer ends at %s, so the comment is left to the run for its new commit.", number, short(p.job.Commit))
			return
		case err == nil:
			tried.failed = 0
		case refuse(g.key, err), is(err, forge.Missing, forge.Gone, forge.Locked):
			return
		}
	}
}

// onPull returns err, but where err names WriteIssues as the missing permission, it
// names WritePulls. GitHub accepts a comment on a pull request with either of the two;
// our documentation asks for WritePulls.
func onPull(err error) error {
	var refusal *forge.Refusal
	if !errors.As(err, &refusal) || refusal.Permission != forge.WriteIssues {
		return err
	}
	told := *refusal
	told.Permission = forge.WritePulls
	return &told
}

// pull returns the pull request to comment on. Its Number is 0 if there is none. If the
// job gives the number, GitHub is not asked and only Number is set.
func (p *post) pull(ctx context.Context) (found forge.Pull, err error) {
	if p.job.Pull != 0 {
		return forge.Pull{Number: p.job.Pull}, nil
	}
	if p.job.HeadBranch == "" {
		return found, nil
	}
	pulls, err := p.hub.Pulls(ctx, p.job.Repository, p.job.HeadOwner, p.job.HeadBranch)
	for _, pull := range pulls {
		if pull.Head == p.job.Commit && (found.Number == 0 || pull.Number < found.Number) {
			found = pull
		}
	}
	return found, err
}

// errMovedOn is returned if the branch or pull request has a commit that is newer than
// the checked one. The run on the newer commit then writes instead of this one.
var errMovedOn = errors.New("there is a newer commit")

// comment makes sure that the group g has exactly one comment in the thread t, with the
// current scorecard.
func (p *post) comment(ctx context.Context, t *thread, g group) error {
	text, err := p.scorecard(g, 0)
	if err != nil {
		return err
	}
	text = p.whose() + text
	want := body{marker: commentMarker(g.key), state: state{hash: hashOf(text)}, rest: text}
	made, err := t.ensure(ctx, want.marker, want.String())
	if err != nil {
		return err
	}
	if made {
		p.done("Wrote the comment on %s in pull request #%d.", g.called(), t.number)
	}
	mine := t.mine(want.marker)
	if len(mine) == 0 || parseBody(mine[0].Body).state.hash == want.state.hash {
		return nil
	}
	if err := t.current(ctx); err != nil {
		return err
	}
	err = again(ctx, func() error {
		_, err := p.hub.UpdateComment(ctx, p.job.Repository, mine[0].ID, want.String())
		return err
	})
	if err == nil {
		p.done("Brought the comment on %s in pull request #%d up to date.", g.called(), t.number)
	}
	return err
}

// headIs returns errMovedOn if the head of the pull request is no longer the
// commit that was checked.
func (p *post) headIs(ctx context.Context, number int) error {
	pull, err := p.hub.Pull(ctx, p.job.Repository, number)
	if err == nil && pull.Head != p.job.Commit {
		return errMovedOn
	}
	return err
}
