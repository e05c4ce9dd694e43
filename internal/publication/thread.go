package publication

import (
	"cmp"
	"context"
	"errors"
	"slices"

	"github.com/DEFRA/dgcheck/internal/forge"
)

// thread is the list of comments on a pull request or issue. The field there has the
// comments that existed when the list was last read.
type thread struct {
	*post
	number int
	// current returns errMovedOn if there is a newer commit. It is called before each
	// write.
	current func(context.Context) error
	there   []forge.Comment
	// list, create and delete send the requests for the comments of this thread.
	list   func(context.Context) ([]forge.Comment, error)
	create func(ctx context.Context, text string) (forge.Comment, error)
	delete func(ctx context.Context, id int64) error
}

// conversation returns the thread of the ordinary comments, as opposed to comments on
// lines, on the pull request or issue with this number. The function current becomes
// thread.current. No comment is read yet.
func (p *post) conversation(number int, current func(context.Context) error) *thread {
	t := &thread{post: p, number: number, current: current}
	t.list = func(ctx context.Context) ([]forge.Comment, error) {
		return p.hub.Comments(ctx, p.job.Repository, number)
	}
	t.create = func(ctx context.Context, text string) (forge.Comment, error) {
		return p.hub.CreateComment(ctx, p.job.Repository, number, text)
	}
	t.delete = func(ctx context.Context, id int64) error { return p.hub.DeleteComment(ctx, p.job.Repository, id) }
	return t
}

func (t *thread) read(ctx context.Context) (err error) {
	t.there, err = t.list(ctx)
	texts := make([]authored, len(t.there))
	for i, c := range t.there {
		texts[i] = authored{c.Author, c.Body}
	}
	t.ours.learn(texts)
	return err
}

// mine returns our comments with the marker m, oldest first.
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

// ensure makes sure that we have exactly one comment with the marker m. If there is
// none, ensure writes one with this text and returns true for made. It does not change
// the text of an existing comment. If another run wrote one at the same time, the newer
// comment is deleted, by whichever run notices it.
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
		err := again(ctx, func() error { return t.delete(ctx, c.ID) })
		switch {
		case is(err, forge.Missing): // another run has deleted it already
		case err != nil:
			return made, err
		default:
			t.done("Deleted a comment in #%d that was made at the same time as another.", t.number)
		}
	}
	return made, nil
}

// make writes a comment and reads the thread again, because another run may have
// written one at the same time. If GitHub's answer was lost, make tries again only if
// the comment does not exist.
func (t *thread) make(ctx context.Context, m marker, text string) error {
	for lost := 0; ; lost++ {
		if err := t.current(ctx); err != nil {
			return err
		}
		made, err := t.create(ctx, text)
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
