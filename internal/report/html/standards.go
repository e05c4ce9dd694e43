package html

import (
	"fmt"
	"strings"

	"github.com/DEFRA/dgcheck/internal/calendar"
	"github.com/DEFRA/dgcheck/internal/finding"
	"github.com/DEFRA/dgcheck/internal/overview"
	"github.com/DEFRA/dgcheck/internal/report/escape"
	"github.com/DEFRA/dgcheck/internal/report/outline"
	"github.com/DEFRA/dgcheck/internal/rule"
	"github.com/DEFRA/dgcheck/internal/scorecard"
)

// standards holds the colours of the delivery group standards.
type standards struct {
	Overall htmlTag
	Each    []htmlStandard
}

type htmlStandard struct {
	Name, Counts escape.HTML
	Tag          htmlTag
	Points       []htmlPoint
}

// htmlPoint is one clause on which a standard is based. People is what is left
// for people to judge.
type htmlPoint struct {
	State              htmlTag
	Text, Rules, Ident escape.HTML
	People             escape.HTML
}

func standardsOf(ratings scorecard.Ratings) *standards {
	if len(ratings.Standards) == 0 {
		return nil
	}
	s := &standards{Overall: tagOf(ratings.Overall)}
	for _, rating := range ratings.Standards {
		standard := htmlStandard{
			Name: escape.ForPage(fmt.Sprintf("Standard %s: %s", rating.Number, rating.Name)), Tag: tagOf(rating.RAG), Counts: escape.HTML(outline.Points(rating)),
		}
		for _, point := range rating.Points {
			standard.Points = append(standard.Points, htmlPoint{
				stateTag(point), escape.ForPage(point.Clause.Text), escape.ListForPage(point.Rules), escape.ForPage(point.Clause.ID), escape.ForPage(point.Clause.People),
			})
		}
		s.Each = append(s.Each, standard)
	}
	return s
}

// stateTag returns the tag for a point's state. For a point that makes a
// standard red, the sense is reversed: the evidence shows that it is not the
// case.
func stateTag(point scorecard.Point) htmlTag {
	red := point.Clause.Rating == rule.RatingRed
	switch point.State {
	case scorecard.Evidenced, scorecard.Vouched:
		if red {
			return htmlTag{"Not so", "green"}
		}
		return htmlTag{escape.SentenceForPage(string(point.State)), "green"}
	case scorecard.Short:
		if red {
			return htmlTag{"It is so", "red"}
		}
		return htmlTag{"Short", "yellow"}
	case scorecard.WaivedFor:
		return htmlTag{"Waived", "yellow"}
	}
	return htmlTag{escape.SentenceForPage(string(point.State)), "grey"}
}

// waiver is one waiver as declared.
type waiver struct {
	Title, Rule, Reason, ApprovedBy, Expires escape.HTML
}

func htmlWaivers(waivers []overview.Waiver, rules outline.Catalogue) []waiver {
	var list []waiver
	for _, w := range waivers {
		list = append(list, waiver{
			titleOf(rule.ID(w.Rule), rules), escape.ForPage(w.Rule), escape.ForPage(w.Reason), escape.ForPage(w.ApprovedBy.Role), escape.ForPage(calendar.Long(w.Expires)),
		})
	}
	return list
}

// htmlPack holds the rules of one pack.
type htmlPack struct {
	Name, Count escape.HTML
	Rules       []htmlRule
}

// htmlRule is one rule with the number of its results by verdict and the
// clauses it serves.
type htmlRule struct {
	Title, ID, Counts, Label escape.HTML
	Clauses                  []htmlClause
}

type htmlClause struct {
	ID, Text escape.HTML
}

// htmlPacks returns every rule that has results. The results must be sorted by
// rule.
func htmlPacks(results []finding.Finding, rules outline.Catalogue) []htmlPack {
	var packs []htmlPack
	rest, name := results, ""
	for len(rest) > 0 {
		n := 1
		for n < len(rest) && rest[n].Rule == rest[0].Rule {
			n++
		}
		if pack := rest[0].Rule.Pack(); len(packs) == 0 || pack != name {
			name = pack
			packs = append(packs, htmlPack{Name: escape.SentenceForPage(pack)})
		}
		last := &packs[len(packs)-1]
		last.Rules = append(last.Rules, ruleOf(rest[:n], rules))
		last.Count = escape.ForPage(outline.Count(len(last.Rules), "rule"))
		rest = rest[n:]
	}
	return packs
}

func ruleOf(results []finding.Finding, rules outline.Catalogue) htmlRule {
	id := results[0].Rule
	r := htmlRule{Title: titleOf(id, rules), ID: escape.ForPage(string(id)), Counts: verdicts(scorecard.Count(results))}
	for _, clause := range results[0].Clauses {
		written := htmlClause{ID: escape.ForPage(clause)}
		if rules != nil {
			if found, ok := rules.Clause(clause); ok {
				written.Text = escape.ForPage(found.Text)
			}
		}
		r.Clauses = append(r.Clauses, written)
	}
	r.Label = escape.ListForPage(results[0].Clauses)
	return r
}

// verdicts returns the number of results by verdict, in words, problems
// first.
func verdicts(t scorecard.Tally) escape.HTML {
	var parts []string
	for _, part := range []struct {
		n    int
		word string
	}{
		{t.Errors, "failed (error)"}, {t.Warnings, "failed (warning)"}, {t.Infos, "failed (for information)"}, {t.Waived, "waived"},
		{t.NotAssessed, "could not be judged"}, {t.Pass, "met"}, {t.Attested, "attested"}, {t.NotDue, "not due yet"}, {t.NotApplicable, "not applicable"},
	} {
		if part.n > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", part.n, part.word))
		}
	}
	return escape.SentenceForPage(strings.Join(parts, ", "))
}
