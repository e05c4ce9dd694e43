package command

import (
	"cmp"
	"context"
	"fmt"
	"io/fs"
	"os"
	"runtime/debug"
	"slices"

	"github.com/DEFRA/dgcheck/internal/declaration"
	"github.com/DEFRA/dgcheck/internal/evaluation"
	"github.com/DEFRA/dgcheck/internal/evidence"
	"github.com/DEFRA/dgcheck/internal/finding"
	"github.com/DEFRA/dgcheck/internal/overview"
	"github.com/DEFRA/dgcheck/internal/portfolio"
	"github.com/DEFRA/dgcheck/internal/report/outline"
	"github.com/DEFRA/dgcheck/internal/scorecard"
)

// member is one group of the run.
type member struct {
	portfolio.Group
	id string
	// twin is the path of the first group with the same id, as messages show it, and
	// twinRoot is the root folder of that group. Both are empty if this is the first
	// group with its id.
	twin, twinRoot string
	// secondary is set if this is a secondary repository of the group that twin
	// declares. It has the same id on purpose.
	secondary bool
	// before is where the group was at the base, the commit that is compared with.
	before spot
}

// inOrder returns the groups with their ids, sorted by id and then by path.
func (c *check) inOrder(ctx context.Context, groups []portfolio.Group) ([]member, error) {
	members := make([]member, 0, len(groups))
	err := portfolio.Stream(ctx, groups, c.workers, c.identify, func(m member) error {
		members = append(members, m)
		return nil
	})
	slices.SortStableFunc(members, func(a, b member) int {
		return cmp.Or(cmp.Compare(a.id, b.id), cmp.Compare(a.Path, b.Path))
	})
	for start := 0; start < len(members); {
		end := start + 1
		for end < len(members) && members[end].id == members[start].id {
			end++
		}
		c.pair(members[start:end])
		start = end
	}
	return members, err
}

// pair marks every group but the first of those with one id as the twin of the first.
// A primary repository comes before the secondary ones of its group.
func (c *check) pair(same []member) {
	if len(same) == 1 {
		return
	}
	for i := range same {
		same[i].secondary = c.isSecondary(same[i])
	}
	slices.SortStableFunc(same, func(a, b member) int {
		switch {
		case a.secondary == b.secondary:
			return 0
		case b.secondary:
			return -1
		}
		return 1
	})
	for i := range same[1:] {
		same[i+1].twin, same[i+1].twinRoot = declaration.Shown(same[0].Path), same[0].Root
	}
}

// isSecondary reports whether a declaration is that of a secondary repository, which
// names its group under `part_of`.
func (c *check) isSecondary(m member) bool {
	root, err := os.OpenRoot(m.Root)
	if err != nil {
		return false
	}
	defer root.Close()
	return c.schema.Load(root.FS(), m.id).Partial
}

func (c *check) identify(_ context.Context, group portfolio.Group) member {
	root, err := os.OpenRoot(group.Root)
	if err != nil {
		return member{Group: group, id: declaration.Shown(group.Folder)}
	}
	defer root.Close()
	return member{Group: group, id: c.schema.Identify(root.FS(), group.Folder)}
}

// judge judges one group. If that fails, the card has a Problem, and the run goes on
// with the other groups.
func (c *check) judge(ctx context.Context, m member) outline.Card {
	card := outline.Card{Scorecard: scorecard.Scorecard{ID: m.id, Name: m.id, Path: declaration.Shown(m.Path), Gate: "advisory", Origin: c.origins.of(ctx, m.Root)}}
	root, err := os.OpenRoot(m.Root)
	if err != nil {
		card.Problem = "its folder could not be opened"
		return card
	}
	defer root.Close()
	seen, err := c.seenOf(ctx, m)
	if err != nil {
		card.Problem = err.Error()
		return card
	}
	before := c.lookUp(ctx, m, root.FS(), seen)
	d := c.load(root.FS(), m, c.tracks(ctx, m.Root))
	if n := len(d.Document.Member("services").Items); c.alone && n > largeGroup {
		debug.SetMemoryLimit(largeGroupMemory(n))
	}
	now, err := c.fill(ctx, &card, d, seen)
	if err != nil {
		card.Problem = err.Error()
		return card
	}
	c.addFixes(root.FS(), m, d, card.Results, c.tracks(ctx, m.Root))
	c.compare(before, now, &card)
	return card
}

// fill judges a declaration and adds the results to the card.
func (c *check) fill(ctx context.Context, card *outline.Card, d *declaration.Declaration, seen evaluation.Evidence) (evaluated, error) {
	card.Name, card.Excerpt = d.Name, d.Excerpt
	if gate := d.Document.Member("group").Member("gate"); gate.Text != "" {
		card.Gate = gate.Text
	}
	now, err := c.rate(ctx, d, seen)
	if err != nil {
		return now, err
	}
	card.Overview, card.Declared = overview.Of(d, c.run.AsOf), d.Digest
	card.Overview.See(approvalsIn(seen, now.Evidence, c.run.AsOf))
	// If an organisation's policies were refused as a whole, they did not judge this
	// group either, so its card has the same problem.
	card.Packs, card.CustomProblem = now.Packs, cmp.Or(now.Custom, c.run.CustomProblem)
	card.Ratings, card.Results, card.Unread = now.ratings, now.results, unread(d)
	card.Tally = scorecard.Count(card.Results)
	card.Outlook, card.Evidence = now.Outlook, now.Evidence
	card.Upcoming = scorecard.Upcoming(card.Results, c.run.AsOf, now.AheadTo)
	return now, nil
}

// approvalsIn returns the facts that were seen up to the given day, from which
// Overview.See takes the approvals. If evidence of approvals did not count for the
// results, as mark shows, it returns nil.
func approvalsIn(seen evaluation.Evidence, mark *evidence.Mark, day string) []evidence.Fact {
	if mark == nil || !slices.Contains(mark.Kinds, evidence.Approvals) {
		return nil
	}
	return slices.DeleteFunc(slices.Clone(seen.Document.Facts), func(f evidence.Fact) bool { return f.On > day })
}

// load reads the declaration of a group. If another group has the same id, it adds a
// fault.
func (c *check) load(root fs.FS, m member, tracks declaration.Tracks) *declaration.Declaration {
	d := c.schema.LoadTracked(root, m.id, tracks)
	d.ID = m.id
	if m.twin != "" && !m.secondary {
		d.Faults = append(d.Faults, twin(d, m.twin))
	}
	return d
}

// unread returns the paths of the declared files that could not be read.
func unread(d *declaration.Declaration) []string {
	var files []string
	for _, file := range d.Files {
		if !file.Read {
			files = append(files, file.Path)
		}
	}
	return files
}

// evaluated is a declaration with its results and the ratings of the standards.
type evaluated struct {
	evaluation.GroupResult
	d       *declaration.Declaration
	ratings scorecard.Ratings
	results []finding.Finding
}

// rate judges a declaration together with the evidence seen, and works out the ratings
// of the standards.
func (c *check) rate(ctx context.Context, d *declaration.Declaration, seen evaluation.Evidence) (evaluated, error) {
	judged, err := c.evaluator.JudgeSeen(ctx, d, seen)
	if err != nil {
		return evaluated{}, err
	}
	ratings := scorecard.Rate(judged.Standards, judged.Results, judged.New)
	return evaluated{judged, d, ratings, ratings.Tell(judged.Results, judged.Standards)}, nil
}

// twin returns the fault that another group has the same id as the one in d. The
// message names the other group by its path.
func twin(d *declaration.Declaration, other string) declaration.Fault {
	at := declaration.Keys("group", "id")
	return declaration.Fault{
		Kind: declaration.Identifier, At: at, Where: d.Locate(at),
		Because: fmt.Sprintf("Another group has the same id; it is declared in %s.", other),
		Remedy:  "Give one of the two groups another id.",
	}
}
