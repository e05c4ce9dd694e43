package resultjson

import (
	"cmp"
	"fmt"
	"io"
	"maps"
	"reflect"
	"slices"

	"github.com/DEFRA/dgcheck/internal/finding"
	"github.com/DEFRA/dgcheck/internal/overview"
	"github.com/DEFRA/dgcheck/internal/report/outline"
	"github.com/DEFRA/dgcheck/internal/rule"
	"github.com/DEFRA/dgcheck/internal/scorecard"
	"github.com/DEFRA/dgcheck/internal/source"
)

// Read reads a JSON result and returns the run and its groups, in order.
//
// The result is untrusted, because it may come from a check of a stranger's pull
// request. Read limits its size and checks its words. An error names the path of the
// fault, such as `groups[2].results[7].verdict`. Unknown keys are skipped, because a
// later version may write more. Read does not trust counts and computes the tallies
// again. A digest may be any text, because nothing depends on it.
//
// Fields that JSON does not contain stay empty: most of a group's overview, where its
// files are published, and most of each standard's points. Markdown, GitHub's
// annotations, badges and JSON do not need them.
func Read(r io.Reader) (scorecard.Run, []scorecard.Scorecard, error) {
	in := readJSON(r)
	var read readRun
	in.decode(reflect.ValueOf(&read).Elem())
	var cards []scorecard.Scorecard
	for i := range read.Groups {
		in.inside(fmt.Sprintf("groups[%d]", i), func() { cards = append(cards, in.card(&read.Groups[i])) })
		read.Groups[i] = readGroup{}
	}
	if err := in.end(); err != nil {
		return scorecard.Run{}, nil, fmt.Errorf("it is not a result of dgcheck check -f json: %w", err)
	}
	return read.run(), cards, nil
}

// readRun is the whole document. When it is written, the groups are written separately,
// one at a time.
type readRun struct {
	jsonRun
	Groups []readGroup `json:"groups"`
}

// readGroup is a whole group. When it is written, the results are written separately,
// one at a time.
type readGroup struct {
	jsonGroup
	Results []jsonResult `json:"results"`
}

func (d *readRun) run() scorecard.Run {
	run := scorecard.Run{
		AsOf: string(d.AsOf), Version: d.Dgcheck.Version, Commit: d.Dgcheck.Commit,
		Digest: string(d.Policies.Digest), Packs: d.Policies.Packs, Params: string(d.Policies.Params),
	}
	if own := d.Policies.Own; own != nil {
		run.OwnDigest, run.OwnPacks, run.CustomProblem = own.Digest, own.Packs, own.Problem
	}
	if d.Base != nil {
		run.Base = string(d.Base.Ref)
		for _, gone := range d.Base.Gone {
			run.Gone = append(run.Gone, scorecard.Gone(gone))
		}
	}
	return run
}

// card returns a group as a scorecard. It computes the tally, the changes and the
// deadlines from the results.
func (r *reader) card(g *readGroup) scorecard.Scorecard {
	card := scorecard.Scorecard{
		ID: string(g.ID), Name: g.Name, Path: string(g.Path), Gate: string(g.Gate), Packs: g.Packs,
		Problem: g.Problem, CustomProblem: g.Own, BaseProblem: g.Base, Unread: g.Unread,
		Overview: g.overview(), Results: findings(g.Results), Outlook: g.Outlook, Evidence: g.Evidence.mark(), Ratings: r.ratings(g.Standards),
	}
	if card.Problem != "" && len(card.Results) > 0 {
		r.wrong("could not be judged and has results")
	}
	card.Tally = scorecard.Count(card.Results)
	card.Changes = g.changes()
	card.Upcoming = r.recall(g.Upcoming, card.Results)
	return card
}

func (g *readGroup) overview() (o overview.Overview) {
	for _, c := range g.Contacts {
		o.Contacts = append(o.Contacts, overview.Contact{As: string(c.As), Post: overview.Post{Role: c.Role, Email: string(c.Email)}})
	}
	for _, s := range g.Services {
		o.Services = append(o.Services, overview.Service{ID: s.ID, Name: s.Name, Phase: s.Phase, Owner: s.Owner.post()})
	}
	for _, w := range g.Waivers {
		o.Waivers = append(o.Waivers, overview.Waiver{Rule: w.Rule, Scope: w.Scope.scope(), ApprovedBy: w.ApprovedBy.post(), Expires: string(w.Expires), Approval: w.Approval.approval()})
	}
	return o
}

func (p post) post() overview.Post { return overview.Post{Role: p.Role, Email: string(p.Email)} }

func (s scope) scope() overview.Scope {
	return overview.Scope{Service: string(s.Service), Item: string(s.Item), Month: string(s.Month), Subject: string(s.Subject)}
}

// changes returns what has changed since the base commit. Whether a fail is new is read
// from the result of the fail.
func (g *readGroup) changes() *scorecard.Changes {
	if g.Changes == nil {
		return nil
	}
	c := &scorecard.Changes{
		Base: string(g.Changes.Base), Added: g.Changes.Added, New: map[string]bool{}, Standing: map[string]bool{},
		Mended: findings(g.Changes.Mended), Hidden: findings(g.Changes.Hidden),
	}
	for _, m := range g.Changes.Standards {
		c.Moved = append(c.Moved, scorecard.Movement(m))
	}
	for _, result := range g.Results {
		switch result.Change {
		case scorecard.New:
			c.New[string(result.Key)] = true
		case scorecard.Standing:
			c.Standing[string(result.Key)] = true
		}
	}
	c.Revealed = min(g.Changes.Revealed, len(c.New))
	return c
}

func findings(results []jsonResult) []finding.Finding {
	var all []finding.Finding
	for _, r := range results {
		level, _ := rule.ParseSeverity(string(r.Severity))
		section := outline.SectionOf(string(r.Subject))
		if r.Section != nil {
			section = *r.Section
		}
		all = append(all, finding.Finding{
			Rule: r.Rule, Subject: string(r.Subject), Section: section, Verdict: r.Verdict, Severity: level,
			Message: string(r.Message), Remedy: r.Remedy, Clauses: r.Clauses, Where: r.Location.position(), Due: string(r.Due), Fix: r.Fix.edit(), Key: string(r.Key),
		})
	}
	return all
}

// edit returns the fix as an edit. Its Old text is empty, because JSON does not contain
// it.
func (f *jsonFix) edit() *source.Edit {
	if f == nil {
		return nil
	}
	at := func(s spot) source.Position {
		return source.Position{File: string(f.File), Line: int(s.Line), Column: int(s.Column)}
	}
	return &source.Edit{Start: at(f.From), End: at(f.To), New: f.Text}
}

func (l location) position() source.Position {
	return source.Position{File: string(l.File), Line: int(l.Line), Column: int(l.Column)}
}

// ratings returns the colours of the standards, sorted by their numbers.
func (r *reader) ratings(standards map[string]jsonStandard) (ratings scorecard.Ratings) {
	for _, number := range slices.SortedFunc(maps.Keys(standards), cmp.Compare[string]) {
		standard := standards[number]
		if number == rule.OverallStandard {
			ratings.Overall = standard.Rag
			continue
		}
		rating := scorecard.Rating{Number: number, RAG: standard.Rag, Name: standard.Name}
		for _, p := range standard.Points {
			rating.Points = append(rating.Points, scorecard.Point{Clause: rule.Clause{ID: p.Clause, Text: p.Text, People: p.People}, State: p.State, Rules: p.Rules})
		}
		ratings.Standards = append(ratings.Standards, rating)
	}
	if len(ratings.Standards) > 0 && ratings.Overall == "" {
		r.inside(".standards", func() { r.wrong("has no %q", rule.OverallStandard) })
	}
	return ratings
}
