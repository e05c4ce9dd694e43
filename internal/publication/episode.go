package publication

import (
	"context"

	"github.com/DEFRA/dgcheck/internal/forge"
	"github.com/DEFRA/dgcheck/internal/rule"
)

// openAgain reopens a closed issue whose rule fails, the argument found, in three
// cases: the rule passed in the meantime; the failing findings differ from those when
// the issue was closed; or a person closed the issue as completed although the rule
// still fails. In the last case it does so only once for the same findings. The
// argument want has the content that the issue must get, and s is the state in its
// present body.
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
		old = "" // the rule passed in the meantime, so ticked tasks do not count any more
	}
	s.settled = false
	s.episode++
	if err := t.say(ctx, found.Number, saidMarker("open", s.episode), t.sentence(because, "opens this issue again")); err != nil {
		return err
	}
	change := forge.IssueChange{Title: want.title, Body: want.over(old, s), State: forge.Open}
	return t.change(ctx, found, change, "Opened issue #%d on %s again.", found.Number, want.called)
}

// endIssue closes the issue found, if closes or closesRollUp says so. It is about a
// rule that no longer fails, or it is a roll-up issue that is not needed. An issue that
// a person opened again after we had closed it stays open. If a person has already
// closed the issue as completed, endIssue only records in the state of the issue that
// the rule no longer fails. The map all has the standing of every rule of the group g.
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

// sentence returns the text of a comment on an issue, such as "This fails again, as of
// 1f0c…, so dgcheck opens this issue again." Here the argument because is "This fails
// again", and the argument does is "opens this issue again". The commit is left out if
// it is not a valid hash. Nothing else in the text comes from outside, so it needs no
// escaping.
func (t *tracker) sentence(because, does string) string {
	if commitHash.MatchString(t.job.Commit) {
		because += ", as of " + t.job.Commit
	}
	return because + ", so dgcheck " + does + "."
}

// say writes a comment on the issue with this number. The marker m makes sure that it
// is written only once, even if several runs call say.
func (t *tracker) say(ctx context.Context, number int, m marker, text string) error {
	on := t.post.conversation(number, t.current)
	if err := on.read(ctx); err != nil {
		return err
	}
	_, err := on.ensure(ctx, m, string(m)+"\n"+text)
	return err
}
