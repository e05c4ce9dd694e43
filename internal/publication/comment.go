package publication

import (
	"cmp"
	"context"
	"errors"
	"slices"

	"github.com/DEFRA/dgcheck/internal/forge"
)

// comments gives every group its comment on the pull request.
func (p *post) comments(ctx context.Context) {
	if !p.job.Comment {
		return
	}
	tried := attempts{part: Comments}
	if err := p.ours.find(ctx, p.hub); err != nil {
		p.refuse(ctx, &tried, "", err)
		return
	}
	number, err := p.pull(ctx)
	if err != nil {
		p.refuse(ctx, &tried, "", err)
		return
	}
	if number == 0 {
		p.left("No open pull request ends at %s, so there is no comment.", short(p.job.Commit))
		return
	}
	t := &thread{post: p, number: number}
	if err := t.read(ctx); err != nil {
		p.refuse(ctx, &tried, "", err)
		return
	}
	for _, g := range p.groups {
		err := t.comment(ctx, g)
		switch {
		case errors.Is(err, errMovedOn):
			p.left("Pull request #%d no longer ends at %s, so the comment is left to the run for its new commit.", number, short(p.job.Commit))
			return
		case err == nil:
			tried.failed = 0
		case p.refuse(ctx, &tried, g.key, err), is(err, forge.Missing, forge.Gone, forge.Locked):
			return
		}
	}
}

// pull finds the pull request to comment on; 0 where there is none.
func (p *post) pull(ctx context.Context) (int, error) {
	if p.job.Pull != 0 {
		return p.job.Pull, nil
	}
	pulls, err := p.hub.Pulls(ctx, p.job.Repository, p.job.HeadOwner, p.job.HeadBranch)
	number := 0
	for _, pull := range pulls {
		if pull.Head == p.job.Commit && (number == 0 || pull.Number < number) {
			number = pull.Number
		}
	}
	return number, err
}

// errMovedOn tells that there is a newer commit, whose own run writes.
var errMovedOn = errors.New("there is a newer commit")

// thread is the conversation of a pull request.
type thread struct {
	*post
	number int
	there  []forge.Comment
}

func (t *thread) read(ctx context.Context) (err error) {
	t.there, err = t.hub.Comments(ctx, t.job.Repository, t.number)
	return err
}

// current makes sure, before each write, that the pull request still ends at what
// was checked.
func (t *thread) current(ctx context.Context) error {
	pull, err := t.hub.Pull(ctx, t.job.Repository, t.number)
	if err == nil && pull.Head != t.job.Commit {
		return errMovedOn
	}
	return err
}

// comment makes sure that a group has one comment and that it is up to date.
func (t *thread) comment(ctx context.Context, g group) error {
	text, err := t.scorecard(g, 0)
	if err != nil {
		return err
	}
	want := body{marker: commentMarker(g.key), state: state{hash: hashOf(text)}, rest: text}
	mine := t.mine(want.marker)
	if len(mine) == 0 {
		if err := t.make(ctx, g, want); err != nil {
			return err
		}
		mine = t.mine(want.marker)
	}
	return t.settle(ctx, g, want, mine)
}

// mine are our comments with a marker, oldest first.
func (t *thread) mine(m marker) []forge.Comment {
	var mine []forge.Comment
	for _, c := range t.there {
		if t.ours.wrote(c.Author) && parseBody(c.Body).marker == m {
			mine = append(mine, c)
		}
	}
	slices.SortFunc(mine, func(a, b forge.Comment) int { return cmp.Compare(a.ID, b.ID) })
	return mine
}

// make makes a comment and reads the conversation again, in which another run may
// have made one at the same time. Where GitHub's answer was lost, the comment is
// made again only when it is not there.
func (t *thread) make(ctx context.Context, g group, want body) error {
	for lost := 0; ; lost++ {
		if err := t.current(ctx); err != nil {
			return err
		}
		made, err := t.hub.CreateComment(ctx, t.job.Repository, t.number, want.String())
		if err != nil && !(errors.Is(err, forge.Lost) && lost < mostLost && ctx.Err() == nil) {
			return err
		}
		if err == nil {
			t.ours.login(made.Author)
			t.done("Wrote the comment on %s in pull request #%d.", g.called(), t.number)
		}
		if readErr := t.read(ctx); readErr != nil {
			return readErr
		}
		if err == nil || len(t.mine(want.marker)) > 0 {
			return nil
		}
	}
}

// settle keeps the first of our comments, brings it up to date and deletes others
// that were made at the same time.
func (t *thread) settle(ctx context.Context, g group, want body, mine []forge.Comment) error {
	for i, c := range mine {
		if i == 0 && parseBody(c.Body).state.hash == want.state.hash {
			continue
		}
		if err := t.current(ctx); err != nil {
			return err
		}
		err := again(ctx, func() error {
			if i > 0 {
				return t.hub.DeleteComment(ctx, t.job.Repository, c.ID)
			}
			_, err := t.hub.UpdateComment(ctx, t.job.Repository, c.ID, want.String())
			return err
		})
		switch {
		case i > 0 && is(err, forge.Missing):
			// Another run was quicker.
		case err != nil:
			return err
		case i > 0:
			t.done("Deleted a second comment on %s in pull request #%d, made at the same time as the first.", g.called(), t.number)
		default:
			t.done("Brought the comment on %s in pull request #%d up to date.", g.called(), t.number)
		}
	}
	return nil
}
