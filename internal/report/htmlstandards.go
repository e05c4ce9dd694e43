package report

import (
	"fmt"
	"strings"

	"github.com/DEFRA/dgcheck/internal/calendar"
	"github.com/DEFRA/dgcheck/internal/finding"
	"github.com/DEFRA/dgcheck/internal/overview"
	"github.com/DEFRA/dgcheck/internal/rule"
	"github.com/DEFRA/dgcheck/internal/scorecard"
)

// htmlStandards holds the colours of the delivery group standards.
type htmlStandards struct {
	Overall htmlTag
	Each    []htmlStandard
}

type htmlStandard struct {
	Name, Counts shown
	Tag          htmlTag
	Points       []htmlPoint
}

// htmlPoint is one clause on which a standard is based. People is what is left
// for people to judge.
type htmlPoint struct {
	State              htmlTag
	Text, Rules, Ident shown
	People             shown
}

func htmlStandardsOf(ratings scorecard.Ratings) *htmlStandards {
	if len(ratings.Standards) == 0 {
		return nil
	}
	s := &htmlStandards{Overall: htmlTagOf(ratings.Overall)}
	for _, rating := range ratings.Standards {
		standard := htmlStandard{
			Name: forPage(fmt.Sprintf("Standard %s: %s", rating.Number, rating.Name)), Tag: htmlTagOf(rating.RAG), Counts: shown(points(rating)),
		}
		for _, point := range rating.Points {
			standard.Points = append(standard.Points, htmlPoint{
				htmlStateTag(point), forPage(point.Clause.Text), listForPage(point.Rules), forPage(point.Clause.ID), forPage(point.Clause.People),
			})
		}
		s.Each = append(s.Each, standard)
	}
	return s
}

// htmlStateTag returns the tag for a point's state. For a point that makes a
// standard red, the sense is reversed: the evidence shows that it is not the
// case.
func htmlStateTag(point scorecard.Point) htmlTag {
	red := point.Clause.Rating == rule.RatingRed
	switch point.State {
	case scorecard.Evidenced, scorecard.Vouched:
		if red {
			return htmlTag{"Not so", "green"}
		}
		return htmlTag{htmlSentence(string(point.State)), "green"}
	case scorecard.Short:
		if red {
			return htmlTag{"It is so", "red"}
		}
		return htmlTag{"Short", "yellow"}
	case scorecard.WaivedFor:
		return htmlTag{"Waived", "yellow"}
	}
	return htmlTag{htmlSentence(string(point.State)), "grey"}
}

// htmlWaiver is one waiver as declared.
type htmlWaiver struct {
	Title, Rule, Reason, ApprovedBy, Expires shown
}

func htmlWaivers(waivers []overview.Waiver, rules Catalogue) []htmlWaiver {
	var list []htmlWaiver
	for _, w := range waivers {
		list = append(list, htmlWaiver{
			htmlTitleOf(rule.ID(w.Rule), rules), forPage(w.Rule), forPage(w.Reason), forPage(w.ApprovedBy.Role), forPage(calendar.Long(w.Expires)),
		})
	}
	return list
}

// htmlPack holds the rules of one pack.
type htmlPack struct {
	Name, Count shown
	Rules       []htmlRule
}

// htmlRule is one rule with the number of its results by verdict and the
// clauses it serves.
type htmlRule struct {
	Title, ID, Counts, Label shown
	Clauses                  []htmlClause
}

type htmlClause struct {
	ID, Text shown
}

// htmlPacks returns every rule that has results. The results must be sorted by
// rule.
func htmlPacks(results []finding.Finding, rules Catalogue) []htmlPack {
	var packs []htmlPack
	rest, name := results, ""
	for len(rest) > 0 {
		n := 1
		for n < len(rest) && rest[n].Rule == rest[0].Rule {
			n++
		}
		if pack := rest[0].Rule.Pack(); len(packs) == 0 || pack != name {
			name = pack
			packs = append(packs, htmlPack{Name: htmlSentence(pack)})
		}
		last := &packs[len(packs)-1]
		last.Rules = append(last.Rules, htmlRuleOf(rest[:n], rules))
		last.Count = forPage(count(len(last.Rules), "rule"))
		rest = rest[n:]
	}
	return packs
}

func htmlRuleOf(results []finding.Finding, rules Catalogue) htmlRule {
	id := results[0].Rule
	r := htmlRule{Title: htmlTitleOf(id, rules), ID: forPage(string(id)), Counts: htmlVerdicts(scorecard.Count(results))}
	for _, clause := range results[0].Clauses {
		written := htmlClause{ID: forPage(clause)}
		if rules != nil {
			if found, ok := rules.Clause(clause); ok {
				written.Text = forPage(found.Text)
			}
		}
		r.Clauses = append(r.Clauses, written)
	}
	r.Label = listForPage(results[0].Clauses)
	return r
}

// htmlVerdicts returns the number of results by verdict, in words, problems
// first.
func htmlVerdicts(t scorecard.Tally) shown {
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
	return htmlSentence(strings.Join(parts, ", "))
}
