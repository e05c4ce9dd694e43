package xlsx

import (
	"cmp"
	"io"
	"slices"
	"strings"

	"github.com/DEFRA/dgcheck/internal/calendar"
	"github.com/DEFRA/dgcheck/internal/finding"
	"github.com/DEFRA/dgcheck/internal/overview"
	"github.com/DEFRA/dgcheck/internal/report/escape"
	"github.com/DEFRA/dgcheck/internal/report/outline"
	"github.com/DEFRA/dgcheck/internal/rule"
	"github.com/DEFRA/dgcheck/internal/scorecard"
)

// XLSX writes the groups of a run as a workbook. A group that keeps its amounts private
// has no rows on the sheet Finance.
type XLSX struct {
	Options outline.Options
	run     scorecard.Run
	book    *Book
}

// Begin creates the workbook. Nothing is written before End.
func (x *XLSX) Begin(_ io.Writer, run scorecard.Run) error {
	x.run, x.book = run, New(run.AsOf)
	x.book.About("As of", calendar.Long(run.AsOf))
	x.book.About("dgcheck", strings.TrimSpace(run.Version+" "+run.Commit))
	x.book.About("Policies", run.Digest)
	x.book.About("Figures", run.Params)
	if run.CustomProblem != "" {
		x.book.About("Own policies", told(run.CustomProblem))
	}
	return nil
}

// Group adds the rows about one group.
func (x *XLSX) Group(_ io.Writer, card outline.Card) error {
	x.book.Group(groupOf(card))
	group := told(card.ID)
	for _, result := range worstFirst(card.Results) {
		x.book.Problem(x.problem(card, result))
	}
	for _, result := range card.Upcoming {
		x.book.Deadline(Deadline{group, result.Due, told(outline.WhatToDo(result)), told(result.Subject), string(result.Rule), strings.ReplaceAll(string(result.Verdict), "-", " ")})
	}
	for _, w := range card.Overview.Waivers {
		x.book.Waiver(Waiver{group, told(w.Rule), told(outline.TitleOf(x.Options, rule.ID(w.Rule))), told(scopeOf(w.Scope)), told(w.Reason), told(w.ApprovedBy.Role), told(w.Expires), w.Approval.String()})
	}
	for _, s := range card.Overview.Services {
		x.book.Service(Service{group, told(s.ID), told(s.Name), told(s.Phase), since(s), told(s.Owner.Role), told(s.Owner.Email)})
	}
	if !card.Overview.Finance.Private {
		for _, month := range card.Overview.Finance.Months {
			x.book.Month(Month{group, month.Month, month.Forecast, month.Actual})
		}
	}
	return nil
}

// End writes the workbook.
func (x *XLSX) End(w io.Writer) error {
	_, err := x.book.WriteTo(w)
	return err
}

func told(text string) string { return string(escape.Sentence(text)) }

func groupOf(card outline.Card) Group {
	g := Group{
		ID: told(card.ID), Name: told(card.Name), Lead: told(card.Overview.Lead),
		Met: card.Tally.Met(), Asked: card.Tally.Asked(), Errors: card.Tally.Errors, Warnings: card.Tally.Warnings, Info: card.Tally.Infos,
		Waived: card.Tally.Waived, NotDue: card.Tally.NotDue, NotAssessed: card.Tally.NotAssessed,
	}
	for _, contact := range card.Overview.Contacts {
		if contact.As == "lead" {
			g.Mailbox = told(contact.Email)
		}
	}
	if len(card.Ratings.Standards) > 0 {
		g.Overall = card.Ratings.Overall.Words()
	}
	for i, rating := range card.Ratings.Standards {
		if i < len(g.Standards) {
			g.Standards[i] = rating.RAG.Words()
		}
	}
	switch {
	case card.Problem != "":
		g.Remark = told("This group could not be judged: " + card.Problem)
	case card.CustomProblem != "":
		g.Remark = told("Not judged by the organisation's own policies: " + card.CustomProblem)
	case len(card.Unread) > 0:
		g.Remark = "Could not be read: " + string(escape.List(card.Unread))
	}
	return g
}

// worstFirst returns the fails, the most severe first.
func worstFirst(results []finding.Finding) []finding.Finding {
	var fails []finding.Finding
	for _, result := range results {
		if result.Verdict == finding.Fail {
			fails = append(fails, result)
		}
	}
	slices.SortStableFunc(fails, func(a, b finding.Finding) int { return cmp.Compare(b.Severity, a.Severity) })
	return fails
}

func (x *XLSX) problem(card outline.Card, result finding.Finding) Problem {
	p := Problem{
		Group: told(card.ID), Severity: result.Severity.String(), Rule: string(result.Rule), Title: told(outline.TitleOf(x.Options, result.Rule)),
		Subject: told(result.Subject), Message: told(result.Message), Remedy: told(result.Remedy), Due: result.Due,
		Address: string(escape.LineAddress(x.run.Source, card.Path, result.Where)),
	}
	if result.Where.Written() {
		p.Place = told(result.Where.String())
	}
	return p
}

// since returns the first day of the service's current phase.
func since(s overview.Service) string {
	from := ""
	for _, phase := range s.Phases {
		if !phase.Planned && phase.Name == s.Phase {
			from = phase.From
		}
	}
	return from
}

// scopeOf returns what a waiver is limited to, such as "service river-alerts" or "month
// 2026-10", or "the whole group" if it has no limit.
func scopeOf(s overview.Scope) string {
	for _, part := range [][2]string{{"service ", s.Service}, {"item ", s.Item}, {"month ", s.Month}, {"", s.Subject}} {
		if part[1] != "" {
			return part[0] + part[1]
		}
	}
	return "the whole group"
}
