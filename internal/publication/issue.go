package publication

import (
	"context"
	"errors"

	"github.com/DEFRA/dgcheck/internal/forge"
)

// keep makes sure that the issue about a failing rule has the content in want. If there
// is no issue and mayMake is set, keep makes one. If the issue is closed and mayMake is
// set, openAgain decides whether to open it again.
func (t *tracker) keep(ctx context.Context, want issue, mayMake bool) error {
	found, there, err := t.one(ctx, want.marker)
	if err == nil && !there && mayMake && !t.wide {
		found, there, err = t.lookWider(ctx, want.marker)
	}
	if err != nil {
		return err
	}
	b := parseBody(found.Body)
	switch {
	case !there && mayMake:
		return t.make(ctx, want)
	case !there:
		return nil
	case found.State == forge.Open && (b.state.hash != want.hash || b.state.also != want.also || b.state.settled):
		s := b.state
		s.settled = false
		return t.change(ctx, found, forge.IssueChange{Title: want.title, Body: want.over(b.rest, s)}, "Brought issue #%d on %s up to date.", found.Number, want.called)
	case found.State == forge.Open || !mayMake:
		return nil
	}
	return t.openAgain(ctx, want, found, b.state)
}

// lookWider looks for the marker m in all issues that we wrote, with or without our
// label, because a person may have removed the label. Its results are those of the
// method one.
func (t *tracker) lookWider(ctx context.Context, m marker) (forge.Issue, bool, error) {
	for _, login := range t.ours.logins {
		if err := t.read(ctx, forge.IssueFilter{Author: login}); err != nil {
			return forge.Issue{}, false, err
		}
	}
	t.wide = true
	return t.one(ctx, m)
}

// change sends new values for the issue found to GitHub, and adds a sentence about that
// to the outcome. The sentence is fmt.Sprintf(told, values...).
func (t *tracker) change(ctx context.Context, found forge.Issue, change forge.IssueChange, told string, values ...any) error {
	if err := t.current(ctx); err != nil {
		return err
	}
	var now forge.Issue
	err := again(ctx, func() (err error) {
		now, err = t.hub.UpdateIssue(ctx, t.job.Repository, found.Number, change)
		return err
	})
	if err != nil {
		return err
	}
	t.remember(now)
	t.done(told, values...)
	return nil
}

// make makes an issue from want. If GitHub's answer is lost, make looks for the issue
// and tries again only if it does not exist.
func (t *tracker) make(ctx context.Context, want issue) error {
	if err := t.label(ctx); err != nil {
		return err
	}
	for lost := 0; ; lost++ {
		if err := t.current(ctx); err != nil {
			return err
		}
		made, err := t.hub.CreateIssue(ctx, t.job.Repository, want.title, want.body(state{}), []string{issueLabel().Name})
		if errors.Is(err, forge.Lost) && lost < mostLost && ctx.Err() == nil {
			var there bool
			if made, there, err = t.lookWider(ctx, want.marker); err == nil && !there {
				continue
			}
		}
		if err != nil {
			return err
		}
		t.learnt = t.learnt || !t.ours.sure
		t.ours.wroteAs(made.Author)
		t.remember(made)
		t.made[want.marker] = made.Number
		t.done("Made issue #%d on %s.", made.Number, want.called)
		return nil
	}
}

func (t *tracker) label(ctx context.Context) error {
	if t.labelled {
		return nil
	}
	if err := t.current(ctx); err != nil {
		return err
	}
	err := again(ctx, func() error { return t.hub.EnsureLabel(ctx, t.job.Repository, issueLabel()) })
	t.labelled = err == nil
	return err
}
