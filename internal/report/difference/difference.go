// Package difference writes what has changed between two results, for example from two
// days, or for the same day under other policies or figures. Its formats are text,
// markdown, html and json.
package difference

import (
	"cmp"
	"fmt"
	"io"
	"slices"

	"github.com/DEFRA/dgcheck/internal/calendar"
	"github.com/DEFRA/dgcheck/internal/finding"
	"github.com/DEFRA/dgcheck/internal/report/outline"
	"github.com/DEFRA/dgcheck/internal/scorecard"
)

// Group is a group with its change between the two results.
type Group struct {
	ID, Name string
	// Added is set if only the later result has the group, Gone if only the earlier one
	// has.
	Added, Gone bool
	// Problem is the reason why the group cannot be compared, or "".
	Problem string
	scorecard.Difference
	// Before and Now are the tallies in the earlier and the later result.
	Before, Now scorecard.Tally
}

// Report is the change between two results.
type Report struct {
	Old, New scorecard.Run
	// Against is the name of the other policies or figures with which New was judged,
	// if Old and New are judgements of the same declaration on the same day. It is ""
	// if they are the results of two separate runs.
	Against string
	Groups  []Group
}

// Formats returns the names of the formats.
func Formats() []string { return []string{"text", "markdown", "html", "json"} }

// Write writes the report in one of the formats.
func (r *Report) Write(w io.Writer, format string) error {
	switch format {
	case "json":
		return r.json(w)
	case "markdown":
		return r.people(w, markdown{})
	case "html":
		return r.people(w, html{})
	}
	return r.people(w, text{})
}

// place identifies a group in a result. The path distinguishes groups with the same id.
type place struct{ id, path string }

// Of compares the groups of two results. The parameters before and was have the run and
// the groups of the earlier result; the parameters now and is have those of the later
// result. Groups are matched by id and path, or by id alone if the earlier result has
// only one group with that id. The report is sorted by id.
func Of(before, now scorecard.Run, was, is []scorecard.Scorecard) *Report {
	r := &Report{Old: before, New: now}
	old, byID := map[place]int{}, map[string][]int{}
	for i, card := range was {
		old[place{card.ID, card.Path}] = i
		byID[card.ID] = append(byID[card.ID], i)
	}
	seen := map[int]bool{}
	for _, card := range is {
		i, there := old[place{card.ID, card.Path}]
		if same := byID[card.ID]; !there && len(same) == 1 {
			i, there = same[0], true
		}
		var earlier scorecard.Scorecard
		if there {
			earlier, seen[i] = was[i], true
		}
		r.Groups = append(r.Groups, r.group(earlier, card, !there))
	}
	for i, card := range was {
		if !seen[i] {
			r.Groups = append(r.Groups, Group{ID: card.ID, Name: card.Name, Gone: true})
		}
	}
	slices.SortStableFunc(r.Groups, func(a, b Group) int { return cmp.Compare(a.ID, b.ID) })
	return r
}

func (r *Report) group(was, is scorecard.Scorecard, added bool) Group {
	g := Group{ID: is.ID, Name: is.Name, Added: added, Before: was.Tally, Now: is.Tally}
	switch {
	case is.Problem != "":
		g.Problem = "could not be judged in the later result: " + is.Problem
	case was.Problem != "":
		g.Problem = "could not be judged in the earlier result: " + was.Problem
	default:
		g.Difference = scorecard.Differ(r.Old.AsOf, r.New.AsOf, evaluated(was), evaluated(is))
	}
	return g
}

func evaluated(card scorecard.Scorecard) scorecard.Judgement {
	return scorecard.Judgement{Results: card.Results, Ratings: card.Ratings, Unread: card.Unread}
}

// differs reports whether the report has anything to say about the group.
func (g Group) differs() bool { return g.Added || g.Gone || g.Problem != "" || g.Changed() }

// counts returns the number of findings of each kind of change, in words, such as "2
// new, 0 gone stale, 1 standing, 3 mended, 0 newly not due."
func (g Group) counts() string {
	words := fmt.Sprintf("%d new, %d gone stale, %d standing, %d mended, %d newly not due", len(g.New), len(g.Stale), len(g.Standing), len(g.Mended), len(g.NotDue))
	if n := len(g.Hidden); n > 0 {
		words += fmt.Sprintf(", %d can no longer be judged", n)
	}
	return words + "."
}

// kind is a kind of change, such as "New", with its findings.
type kind struct {
	title    string
	findings []finding.Finding
	// toMend is set if the findings fail now. Then their remedies are shown.
	toMend bool
}

func (g Group) kinds() []kind {
	return []kind{
		{"New", g.New, true},
		{"Gone stale: it held, and a date has gone by", g.Stale, true},
		{"Mended", g.Mended, false},
		{"Newly not due", g.NotDue, false},
		{"Can no longer be judged", g.Hidden, false},
	}
}

// surprise returns the numbers by which groups are sorted, the group with the largest
// change first: how far the overall colour moved (0 to 2), by how much the numbers of
// errors and of warnings changed, and how many rules have different results.
func (g Group) surprise() [4]int {
	colour := 0
	if m, ok := g.Overall(); ok {
		colour = distance(rank(m.Before), rank(m.Now))
	}
	return [4]int{colour, distance(g.Before.Errors, g.Now.Errors), distance(g.Before.Warnings, g.Now.Warnings), g.Rules()}
}

func rank(colour scorecard.RAG) int {
	return slices.Index([]scorecard.RAG{scorecard.Red, scorecard.Amber, scorecard.Green}, colour)
}

func distance(a, b int) int { return max(a-b, b-a) }

// surprising returns the groups that differ, the largest change first.
func (r *Report) surprising() []Group {
	var all []Group
	for _, g := range r.Groups {
		if g.differs() {
			all = append(all, g)
		}
	}
	slices.SortStableFunc(all, func(a, b Group) int {
		left, right := a.surprise(), b.surprise()
		return slices.Compare(right[:], left[:])
	})
	return all
}

// inShort returns the change of a group in short, such as "amber → green (1 rule)".
func (g Group) inShort() string {
	var change string
	switch m, ok := g.Overall(); {
	case g.Problem != "":
		return g.Problem
	case ok:
		change = fmt.Sprintf("%s → %s", inWords(m.Before), inWords(m.Now))
	case g.Before.Errors != g.Now.Errors:
		change = fmt.Sprintf("errors %d → %d", g.Before.Errors, g.Now.Errors)
	case g.Before.Warnings != g.Now.Warnings:
		change = fmt.Sprintf("warnings %d → %d", g.Before.Warnings, g.Now.Warnings)
	default:
		change = "the same counts"
	}
	return fmt.Sprintf("%s (%s)", change, outline.Count(g.Rules(), "rule"))
}

func inWords(colour scorecard.RAG) string {
	if colour == scorecard.Unjudged {
		return "not assessed"
	}
	return string(colour)
}

// heading returns the title of the report: "From 1 May 2026 to 8 May 2026" or, if the
// two judgements are of one day, "As of 8 May 2026, against" and the name of the other
// policies or figures.
func (r *Report) heading() string {
	if r.Against != "" {
		return fmt.Sprintf("As of %s, against %s", calendar.Long(r.New.AsOf), r.Against)
	}
	return fmt.Sprintf("From %s to %s", calendar.Long(r.Old.AsOf), calendar.Long(r.New.AsOf))
}

// remarks returns sentences about other differences between the two runs, such as
// different policies, which may be the cause of a change.
func (r *Report) remarks() []string {
	if r.Against != "" {
		return nil
	}
	var all []string
	if r.Old.Digest != r.New.Digest || r.Old.OwnDigest != r.New.OwnDigest {
		all = append(all, "The two were judged by different policies, so a change may come from those.")
	}
	if r.Old.Params != r.New.Params {
		all = append(all, "The two were judged by different figures, so a change may come from those.")
	}
	if !slices.Equal(r.Old.Packs, r.New.Packs) {
		all = append(all, "The two were judged by different packs, so a change may come from those.")
	}
	if r.Old.AsOf > r.New.AsOf {
		all = append(all, "The first result is of a later day than the second. Give the older one first.")
	}
	return all
}

// total returns a sentence with the number of groups that have changed, such as "2 of 7
// groups change."
func (r *Report) total() string {
	changed := len(r.surprising())
	switch {
	case len(r.Groups) == 0:
		return "There is no group in either."
	case changed == 0:
		return "Nothing differs."
	case len(r.Groups) == 1:
		return "1 of 1 group changes."
	case changed == 1:
		return fmt.Sprintf("1 of %d groups changes.", len(r.Groups))
	}
	return fmt.Sprintf("%d of %d groups change.", changed, len(r.Groups))
}
