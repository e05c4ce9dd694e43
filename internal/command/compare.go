package command

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"

	"github.com/DEFRA/dgcheck/internal/declaration"
	"github.com/DEFRA/dgcheck/internal/evaluation"
	"github.com/DEFRA/dgcheck/internal/finding"
	"github.com/DEFRA/dgcheck/internal/history"
	"github.com/DEFRA/dgcheck/internal/overview"
	"github.com/DEFRA/dgcheck/internal/portfolio"
	"github.com/DEFRA/dgcheck/internal/report/outline"
	"github.com/DEFRA/dgcheck/internal/scorecard"
)

// was is the result of a group as it was at the base commit, the commit that is
// compared with.
type was struct {
	// If the field there is set, the group existed at the base commit. If the field
	// same is set, its declaration has not changed since.
	there, same bool
	found       scorecard.Judgement
	// private is set if the group kept its amounts private at the base commit.
	private bool
	err     error
}

// lookUp judges the group as it was at the base commit, by the same policies, figures
// (params.yaml), evidence and day. It runs before the group is judged as it is now, and
// keeps only what the comparison needs, so that a very large group takes little more
// memory than without a comparison.
func (c *check) lookUp(ctx context.Context, m member, now fs.FS, seen evaluation.Evidence) (w was) {
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
	judged, err := c.rate(ctx, d, seen)
	if err == nil && judged.Custom != "" {
		err = errors.New(judged.Custom)
	}
	if err != nil {
		return was{err: fmt.Errorf("as it was then it could not be judged: %w", err)}
	}
	return was{there: true, found: judged.compared().Reduced(), private: c.private(d)}
}

// compare adds to a card what has changed since the base commit, or why that is not
// known. The argument before is the result at the base commit, and now is the present
// result. Without --base, compare does nothing.
func (c *check) compare(before was, now evaluated, card *outline.Card) {
	if c.base == nil {
		return
	}
	if now.Custom != "" {
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
	if card.Overview.Finance.Private && before.there && !before.private {
		keepPrivate(card.Changes.Mended)
		keepPrivate(card.Changes.Hidden)
	}
}

func (c *check) private(d *declaration.Declaration) bool {
	return overview.Of(d, c.run.AsOf).Finance.Private
}

// compared returns what the comparison of two commits uses: results, ratings and unread
// files.
func (j evaluated) compared() scorecard.Judgement {
	return scorecard.Judgement{Results: j.results, Ratings: j.ratings, Unread: unread(j.d)}
}

// keepPrivate replaces the messages of findings about finance, which are about the
// group as it was at the base commit. Its amounts were not private then, and the
// messages might show them.
func keepPrivate(results []finding.Finding) {
	for i := range results {
		if results[i].Section == "finance" {
			results[i].Message = "What was found here rests on amounts, which the group now keeps private."
		}
	}
}

// earlier reads the declaration as it was at the base commit, or returns nil if there
// was no declaration. It sets the id to the one that the group has now. Results are
// compared by keys that contain the id, and a group that has changed its id is still
// the same group.
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
	if m.twin != "" && !m.secondary && c.idAt(ctx, spotOf(m.twinRoot)) == d.ID {
		d.Faults = append(d.Faults, twin(d, m.twin))
	}
	d.ID = m.id
	return d, nil
}

// declares reports whether a folder contained a declaration. A symbolic link in the
// place of the declaration's folder counts too.
func declares(folder *history.Folder) bool {
	if len(declaration.Discover(folder)) > 0 {
		return true
	}
	info, err := folder.Lstat(declaration.Folder)
	return err == nil && info.Mode()&fs.ModeSymlink != 0
}

// idAt returns the id that the group at a spot had at the base commit, or "" if no
// group was there.
func (c *check) idAt(ctx context.Context, at spot) (id string) {
	_ = c.base.read(ctx, at, func(folder *history.Folder) error {
		if folder != nil && declares(folder) {
			id = c.schema.Identify(folder, filepath.Base(filepath.Join(at.top, at.way)))
		}
		return nil
	})
	return id
}

// past is a group that existed at the base commit, below one of the paths that are
// judged.
type past struct {
	spot
	path, id string
}

// lookBack works out where each group was at the base commit, and adds the groups that
// no longer exist to c.run.Gone. If a group is new, and one that no longer exists had
// its id, the group counts as the same group, which was moved.
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

// missing looks for the groups that existed below paths at the base commit. The
// argument here has the spots of the groups that exist now. The result had has the
// spots of all earlier groups. The result gone has the earlier groups at other spots
// than those of now. A path that cannot be read is skipped: the groups below it report
// why they cannot be compared.
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
