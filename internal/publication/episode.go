package publication

import (
	"context"

	"github.com/DEFRA/dgcheck/internal/forge"
	"github.com/DEFRA/dgcheck/internal/rule"
)

// openAgain opens a closed issue again, where that is called for: what was mended
// fails again; something else is found; or a person closed it as completed while it
// still fails, which is said once.
func (t *tracker) openAgain(ctx context.Context, want issue, found forge.Issue, s state) error {
	var because string
	switch {
	case s.settled:
		because = "This fails again"
	case s.hash != want.hash:
		because = "Something else was found than when this issue was closed"
	case found.Reason == forge.ReasonCompleted && s.reopened != want.hash:
		because = "This still fails"
		s.reopened = want.hash
	default:
		return nil
	}
	old := found.Body
	if s.settled {
		old = "" // it was mended in between
	}
	s.settled = false
	s.episode++
	if err := t.say(ctx, found.Number, saidMarker("open", s.episode), t.sentence(because, "opens this issue again")); err != nil {
		return err
	}
	change := forge.IssueChange{Title: want.title, Body: want.over(old, s), State: forge.Open}
	return t.change(ctx, found, change, "Opened issue #%d on %s again.", found.Number, want.called)
}

// endIssue closes an issue for which nothing fails, where that is certain. One that
// a person opened again after we had closed it stays open; of one that a person
// closed as completed it is noted that it was right.
func (t *tracker) endIssue(ctx context.Context, g group, all map[rule.ID]*standing, found forge.Issue) error {
	b := parseBody(found.Body)
	about, _ := b.marker.aboutIssue(g.key)
	if b.state.settled || b.state.duplicate || found.State != forge.Open && found.Reason != forge.ReasonCompleted {
		return nil
	}
	why, closes := t.closes(g, all, about)
	if about == rollUp {
		why, closes = t.closesRollUp(g, all, b.state.rules)
	}
	if !closes {
		return nil
	}
	b.state.settled = true
	if found.State != forge.Open {
		return t.change(ctx, found, forge.IssueChange{Body: b.String()}, "Noted in issue #%d that what it is about is mended.", found.Number)
	}
	if err := t.say(ctx, found.Number, saidMarker("close", b.state.episode), t.sentence(why.because, "closes this issue")); err != nil {
		return err
	}
	change := forge.IssueChange{Body: b.String(), State: forge.Closed, Reason: why.reason}
	return t.change(ctx, found, change, "Closed issue #%d: %s.", found.Number, why.because)
}

// sentence is the one that is said on an issue, in Markdown: all of it ours, and the
// commit where it is one.
func (t *tracker) sentence(because, does string) string {
	if commitHash.MatchString(t.job.Commit) {
		because += ", as of " + t.job.Commit
	}
	return because + ", so dgcheck " + does + "."
}

// say comments on an issue, once however often it is run.
func (t *tracker) say(ctx context.Context, number int, m marker, text string) error {
	on := &thread{post: t.post, number: number, current: t.current}
	if err := on.read(ctx); err != nil {
		return err
	}
	_, err := on.ensure(ctx, m, string(m)+"\n"+text)
	return err
}
