package publication

import (
	"cmp"
	"context"
	"errors"
	"slices"

	"github.com/DEFRA/dgcheck/internal/forge"
)

// thread is the conversation of a pull request or issue.
type thread struct {
	*post
	number int
	// current makes sure, before each write, that there is no newer commit.
	current func(context.Context) error
	there   []forge.Comment
}

func (t *thread) read(ctx context.Context) (err error) {
	t.there, err = t.hub.Comments(ctx, t.job.Repository, t.number)
	texts := make([]authored, len(t.there))
	for i, c := range t.there {
		texts[i] = authored{c.Author, c.Body}
	}
	t.ours.learn(texts)
	return err
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

// ensure makes sure that there is one comment of ours with a marker, and tells
// whether it had to be made. Others that were made at the same time are deleted:
// the first stays, whoever looks.
func (t *thread) ensure(ctx context.Context, m marker, text string) (made bool, err error) {
	if len(t.mine(m)) == 0 {
		if err := t.make(ctx, m, text); err != nil {
			return false, err
		}
		made = true
	}
	mine := t.mine(m)
	for _, c := range mine[min(len(mine), 1):] {
		if err := t.current(ctx); err != nil {
			return made, err
		}
		err := again(ctx, func() error { return t.hub.DeleteComment(ctx, t.job.Repository, c.ID) })
		switch {
		case is(err, forge.Missing): // another run was quicker
		case err != nil:
			return made, err
		default:
			t.done("Deleted a comment in #%d that was made at the same time as another.", t.number)
		}
	}
	return made, nil
}

// make makes a comment and reads the conversation again, in which another run may
// have made one at the same time. Where GitHub's answer was lost, the comment is
// made again only when it is not there.
func (t *thread) make(ctx context.Context, m marker, text string) error {
	for lost := 0; ; lost++ {
		if err := t.current(ctx); err != nil {
			return err
		}
		made, err := t.hub.CreateComment(ctx, t.job.Repository, t.number, text)
		if err != nil && !(errors.Is(err, forge.Lost) && lost < mostLost && ctx.Err() == nil) {
			return err
		}
		if err == nil {
			t.ours.wroteAs(made.Author)
		}
		if err := t.read(ctx); err != nil {
			return err
		}
		if err == nil || len(t.mine(m)) > 0 {
			return nil
		}
	}
}
