package command

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"

	"github.com/DEFRA/dgcheck/internal/declaration"
	"github.com/DEFRA/dgcheck/internal/finding"
	"github.com/DEFRA/dgcheck/internal/history"
	"github.com/DEFRA/dgcheck/internal/portfolio"
	"github.com/DEFRA/dgcheck/internal/profile"
	"github.com/DEFRA/dgcheck/internal/report"
	"github.com/DEFRA/dgcheck/internal/scorecard"
)

// was is a group as it was at the base.
type was struct {
	// there tells that there was one; same that it said what the group says now.
	there, same bool
	found       scorecard.Judgement
	// private tells that it kept amounts private.
	private bool
	err     error
}

// lookUp judges the group as it was, by the same policies, figures and day. It
// is done before the group is judged as it is, which is read again for that, and
// keeps little: a very large group takes hardly more memory than when nothing is
// compared.
func (c *check) lookUp(ctx context.Context, m member, now fs.FS) (w was) {
	if c.base == nil {
		return w
	}
	d, err := c.earlier(ctx, m)
	if err != nil || d == nil {
		return was{err: err}
	}
	if d.Same(c.load(now, m, c.tracks(ctx, m.Root))) {
		return was{there: true, same: true}
	}
	judged, err := c.rate(ctx, d)
	if err == nil && judged.Outside != "" {
		err = errors.New(judged.Outside)
	}
	if err != nil {
		return was{err: fmt.Errorf("as it was then it could not be judged: %w", err)}
	}
	return was{there: true, found: judged.compared().Reduced(), private: c.private(d)}
}

// compare adds to a card what has changed since the base, where there is one, or
// why that cannot be told.
func (c *check) compare(before was, now judgement, card *report.Card) {
	if c.base == nil {
		return
	}
	if now.Outside != "" {
		before.err = errors.New("the organisation's own policies could not judge it")
	}
	if before.err != nil {
		card.BaseProblem = c.base.refuse(before.err)
		return
	}
	compared := now.compared()
	if before.same {
		before.found = compared
	}
	card.Changes = scorecard.Compare(c.base.ref.Name, before.found, compared)
	card.Changes.Added = !before.there
	if card.Profile.Finance.Private && before.there && !before.private {
		keepPrivate(card.Changes.Mended)
		keepPrivate(card.Changes.Hidden)
	}
}

func (c *check) private(d *declaration.Declaration) bool {
	return profile.Of(d, c.run.AsOf).Finance.Private
}

// compared is what of a judgement is compared.
func (j judgement) compared() scorecard.Judgement {
	return scorecard.Judgement{Results: j.results, Ratings: j.ratings, Unread: unread(j.d)}
}

// keepPrivate takes out what was said of amounts before the group made them
// private.
func keepPrivate(results []finding.Result) {
	for i := range results {
		if results[i].Section == "finance" {
			results[i].Message = "What was found here rests on amounts, which the group now keeps private."
		}
	}
}

// earlier reads the declaration as it was; nil where there was none. It keeps
// the id that the group has now: the keys of results depend on it, and a group
// that is called something else is no other group.
func (c *check) earlier(ctx context.Context, m member) (*declaration.Declaration, error) {
	var d *declaration.Declaration
	err := c.base.read(ctx, m.before, func(folder *history.Folder) error {
		if folder != nil && declares(folder) {
			d = c.schema.Load(folder, m.id)
		}
		return nil
	})
	if err != nil || d == nil {
		return nil, err
	}
	if m.twin != "" && c.idAt(ctx, spotOf(m.twinRoot)) == d.ID {
		d.Faults = append(d.Faults, twin(d, m.twin))
	}
	d.ID = m.id
	return d, nil
}

// declares tells whether a folder was a group's: it held a declaration, or a link
// in the place of one.
func declares(folder *history.Folder) bool {
	if len(declaration.Discover(folder)) > 0 {
		return true
	}
	info, err := folder.Lstat(declaration.Folder)
	return err == nil && info.Mode()&fs.ModeSymlink != 0
}

// idAt gives the id that a group had; empty where there was none.
func (c *check) idAt(ctx context.Context, at spot) (id string) {
	_ = c.base.read(ctx, at, func(folder *history.Folder) error {
		if folder != nil && declares(folder) {
			id = c.schema.Identify(folder, filepath.Base(filepath.Join(at.top, at.way)))
		}
		return nil
	})
	return id
}

// past is a group that lay under one of the paths at the base.
type past struct {
	spot
	path, id string
}

// lookBack finds out where each group lay before, and which are there no more. A
// group with the id of one that is gone is that group, moved.
func (c *check) lookBack(ctx context.Context, paths []string, members []member) {
	if c.base == nil {
		return
	}
	here := map[spot]bool{}
	for i := range members {
		members[i].before = spotOf(members[i].Root)
		here[members[i].before] = true
	}
	had, gone := c.missing(ctx, paths, here)
	lost := map[string]past{}
	for _, group := range gone {
		lost[group.id] = group
	}
	found := map[spot]bool{}
	for i := range members {
		m := &members[i]
		if group, ok := lost[m.id]; ok && !had[m.before] && !found[group.spot] {
			m.before, found[group.spot] = group.spot, true
		}
	}
	for _, group := range gone {
		if !found[group.spot] {
			c.run.Gone = append(c.run.Gone, scorecard.Gone{ID: group.id, Path: group.path})
		}
	}
}

// missing gives the groups that lay under the paths: the places of all of them,
// and those where there is none here. A path that cannot be looked at is passed
// over: its groups say why they cannot be compared.
func (c *check) missing(ctx context.Context, paths []string, here map[spot]bool) (had map[spot]bool, gone []past) {
	had = map[spot]bool{}
	for _, path := range paths {
		at := spotOf(path)
		_ = c.base.read(ctx, at, func(folder *history.Folder) error {
			if folder == nil {
				return nil
			}
			for _, way := range portfolio.Within(folder) {
				group := past{spot: at.below(way), path: way}
				if !here[group.spot] && !had[group.spot] {
					gone = append(gone, group)
				}
				had[group.spot] = true
			}
			return nil
		})
	}
	for i := range gone {
		gone[i].id = c.idAt(ctx, gone[i].spot)
	}
	return had, gone
}
