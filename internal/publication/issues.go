package publication

import (
	"cmp"
	"context"
	"errors"
	"slices"

	"github.com/DEFRA/dgcheck/internal/forge"
	"github.com/DEFRA/dgcheck/internal/report/markdown"
	"github.com/DEFRA/dgcheck/internal/rule"
)

// issues makes, updates and closes the issues, so that there is one for every failing
// rule or, if too many rules fail, one for all failing rules of a group.
func (p *post) issues(ctx context.Context) {
	tried := attempts{part: Issues}
	t := &tracker{post: p, tried: &tried, made: map[marker]int{}}
	err := p.ours.find(ctx, p.hub)
	if err == nil {
		err = t.open(ctx)
	}
	if err == nil {
		err = t.groups(ctx)
	}
	if err == nil {
		err = t.own(ctx)
	}
	switch {
	case errors.Is(err, errMovedOn):
		p.left("%s no longer ends at %s, so the issues are left to the run for its newer commit.", p.job.Branch, short(p.job.Commit))
	case err != nil && !errors.Is(err, errStop):
		p.refuse(ctx, &tried, "", err)
	}
}

// errStop ends the work on issues. The outcome already has the reason.
var errStop = errors.New("there is no use in going on")

// tracker makes, updates and closes our issues in a repository. The field there has
// those of our issues that it has read or made, ordered by number.
type tracker struct {
	*post
	tried *attempts
	there []forge.Issue
	// wide is set once issues were also listed by author, and not only by label.
	// labelled is set once the label exists.
	wide, labelled bool
	// learnt is set if an issue that we made in this run showed us our own login. Older
	// issues of ours that lack the label may then have been missed.
	learnt bool
	// made has the numbers of the issues that this run made, by marker.
	made map[marker]int
}

// open reads the existing issues that have our label.
func (t *tracker) open(ctx context.Context) error {
	if err := t.current(ctx); err != nil {
		return err
	}
	return t.read(ctx, forge.IssueFilter{Label: issueLabel().Name})
}

// read lists the issues that match filter and stores in t.there those that we wrote.
func (t *tracker) read(ctx context.Context, filter forge.IssueFilter) error {
	listed, err := t.hub.Issues(ctx, t.job.Repository, filter)
	if err != nil {
		return err
	}
	texts := make([]authored, len(listed))
	for i, issue := range listed {
		texts[i] = authored{issue.Author, issue.Body}
	}
	t.ours.learn(texts)
	for _, i := range listed {
		if t.ours.wrote(i.Author) {
			t.remember(i)
		}
	}
	return nil
}

func (t *tracker) remember(i forge.Issue) {
	at, known := slices.BinarySearchFunc(t.there, i.Number, func(there forge.Issue, number int) int { return cmp.Compare(there.Number, number) })
	if known {
		t.there[at] = i
		return
	}
	t.there = slices.Insert(t.there, at, i)
}

// current returns errMovedOn if the default branch no longer ends at the commit that
// was checked. It is called before each write. If the branch is not known or does not
// exist, current returns nil.
func (t *tracker) current(ctx context.Context) error {
	if t.job.Branch == "" {
		return nil
	}
	tip, err := t.hub.Tip(ctx, t.job.Repository, t.job.Branch)
	switch {
	case is(err, forge.Missing):
		return nil
	case err == nil && tip != t.job.Commit:
		return errMovedOn
	}
	return err
}

// groups handles the issues of every group that could be checked. Only the number of
// failing rules decides whether a group gets a roll-up issue, so that every run decides
// the same.
func (t *tracker) groups(ctx context.Context) error {
	total := 0
	for _, g := range t.post.groups {
		if g.card.Problem != "" {
			continue
		}
		all := standings(g.card, t.job.Issues)
		fails := failing(all)
		total += len(fails)
		if err := t.group(ctx, g, all, fails, total > mostIssues); err != nil {
			return err
		}
	}
	return nil
}

// group handles the issues of one group. The map all has the standing of every rule
// with a result, and fails has the failing rules. If rolled is set, a failing rule that
// has no issue yet gets none of its own; the group's roll-up issue covers all.
func (t *tracker) group(ctx context.Context, g group, all map[rule.ID]*standing, fails []markdown.Failing, rolled bool) error {
	for _, f := range fails {
		if err := t.tell(ctx, g, t.keep(ctx, t.aboutRule(g, f), !rolled)); err != nil {
			return err
		}
	}
	if rolled && len(fails) > 0 {
		if err := t.tell(ctx, g, t.keep(ctx, t.aboutMany(g, fails), true)); err != nil {
			return err
		}
	}
	for _, found := range t.notFailing(g, all, rolled) {
		if err := t.tell(ctx, g, t.endIssue(ctx, g, all, found)); err != nil {
			return err
		}
	}
	return nil
}

// notFailing returns our issues of the group g that may have to be closed: those about
// a rule that does not fail, and the roll-up issue if it is not needed. The roll-up
// issue is needed if rolled is set and a rule fails.
func (t *tracker) notFailing(g group, all map[rule.ID]*standing, rolled bool) []forge.Issue {
	var found []forge.Issue
	for _, i := range t.there {
		about, ofGroup := parseBody(i.Body).marker.aboutIssue(g.key)
		if !ofGroup {
			continue
		}
		s, asked := standingOf(all, about)
		if about == rollUp && !(rolled && len(failing(all)) > 0) || about != rollUp && !(asked && len(s.Fails) > 0) {
			found = append(found, i)
		}
	}
	return found
}

// tell records in the outcome that handling one issue of the group g ended with err. If
// err is nil, tell only resets the count of failures in a row. It returns an error if
// the requests for further issues would fail too.
func (t *tracker) tell(ctx context.Context, g group, err error) error {
	switch {
	case err == nil:
		t.tried.failed = 0
	case errors.Is(err, errMovedOn):
		return err
	case t.refuse(ctx, t.tried, g.key, err), is(err, forge.Gone) && len(t.there) == 0:
		return errStop
	}
	return nil
}
