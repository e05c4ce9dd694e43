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

// issues keeps an issue for every failing rule.
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

// errStop ends the part about issues. The reason has already been reported.
var errStop = errors.New("there is no use in going on")

// tracker keeps our issues in a repository.
type tracker struct {
	*post
	tried *attempts
	there []forge.Issue
	// wide is set once the issues were also listed by author, and labelled once
	// the label exists.
	wide, labelled bool
	// learnt is set if we learnt who we are from an issue made in this run.
	// Earlier issues of ours without the label may then have been missed.
	learnt bool
	// made holds the numbers of the issues made in this run.
	made map[marker]int
}

// open reads the existing issues.
func (t *tracker) open(ctx context.Context) error {
	if err := t.current(ctx); err != nil {
		return err
	}
	return t.read(ctx, forge.IssueFilter{Label: issueLabel().Name})
}

// read lists issues and remembers the newest version of each one of ours.
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

// current returns errMovedOn if the default branch no longer ends at the commit
// that was checked. It is called before each write. If the branch is not known
// or not found, current returns nil.
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

// groups keeps the issues of every group that could be judged. Whether a group
// gets a single issue depends only on what fails, so that another run decides
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

// group keeps the issues of one group.
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

// notFailing returns our issues of a group about rules that no longer fail.
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

// tell records an issue that was refused. It returns an error if the remaining
// issues would be refused too.
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
