package site

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/DEFRA/dgcheck/internal/calendar"
	"github.com/DEFRA/dgcheck/internal/report/escape"
	"github.com/DEFRA/dgcheck/internal/report/html"
	"github.com/DEFRA/dgcheck/internal/report/outline"
)

// kind is a kind of change. Each kind has its own table on the page of changes. The
// function is says whether a change with a given cause belongs to this kind. If always
// is set, the table is there even if it is empty.
type kind struct {
	file, caption string
	always        bool
	is            func(cause) bool
}

func kinds() []kind {
	return []kind{
		{"declaration", "The declaration changed", true, func(c cause) bool { return c.declaration && !c.policies }},
		{"policies", "The policies or figures changed, the declaration did not", true, func(c cause) bool { return !c.declaration && c.policies }},
		{"not-told-apart", "The declaration and the policies or figures changed", false, func(c cause) bool { return c.declaration && c.policies }},
		{"evidence", "Only the evidence changed", false, func(c cause) bool { return c == cause{evidence: true} }},
		{"time", "Only time passed: the files are the same, and days that are written in them came", false, func(c cause) bool { return c == cause{} }},
	}
}

// changesPage writes the page of changes since the previous report and over three
// months or more, divided by cause.
func (s *site) changesPage() error {
	var tables []table
	for _, span := range []struct {
		name, words string
		changes     []change
	}{{"last", "since the last report" + comparedWith(s.lately, ""), s.lately}, {"quarter", "over three months or more" + comparedWith(s.quarterly, "since "), s.quarterly}} {
		tables = append(tables, s.changesTables(span.name, span.words, span.changes)...)
	}
	return s.page(page{file: changesFile, title: "What changed", intro: func(w html.Writer) {
		paragraph(w, "The newest report of each group is compared with the one before it, and with the newest that is at least three months older. Compared with is the day of the older one. Each report judges its group as of its own day: what the files say of a later day counts from then on.")
		paragraph(w, "No longer failing is what the newest report does not find: it was mended, or it is not asked or not known any more. What is waived is not mended; it has a column of its own.")
		if slices.ContainsFunc(append(slices.Clone(s.lately), s.quarterly...), func(c change) bool { return c.cause.declaration && c.cause.policies }) {
			paragraph(w, "Where the declaration and the policies both changed, nothing here can tell them apart. Judge the earlier days again with dgcheck replay, and give those reports too.")
		}
		if !s.compared() {
			paragraph(w, nothingEarlier)
		}
	}, tables: tables})
}

// comparedWith returns the day that all changes compare with, after the given word and
// in brackets, such as " (since 1 November 2026)". If there are no changes, or they
// compare with different days, it returns "".
func comparedWith(changes []change, word string) string {
	if len(changes) == 0 || slices.ContainsFunc(changes, func(c change) bool { return c.from != changes[0].from }) {
		return ""
	}
	return " (" + word + calendar.Long(changes[0].from) + ")"
}

// nothingEarlier is the text of pages if no group has an earlier card.
const nothingEarlier = "There are no earlier reports to compare with. Give a folder of kept cards, which dgcheck check -f card=FILE writes, with --trend."

func (s *site) changesTables(name, words string, changes []change) []table {
	var tables []table
	for _, k := range kinds() {
		var of []change
		for _, c := range changes {
			if k.is(c.cause) {
				of = append(of, c)
			}
		}
		if len(of) == 0 && !k.always {
			continue
		}
		slices.SortStableFunc(of, func(a, b change) int {
			return cmp.Or(cmp.Compare(len(b.failing), len(a.failing)), cmp.Compare(len(b.ended)+len(b.waived), len(a.ended)+len(a.waived)), cmp.Compare(a.member.entry.ID, b.member.entry.ID), cmp.Compare(a.member.entry.Repository, b.member.entry.Repository))
		})
		t := table{
			name: "changed-" + name + "-" + k.file, caption: k.caption + ", " + words, empty: "Nothing.", rows: len(of),
			columns: columns("Group", "Compared with", "Errors and warnings", "Standards", "Newly failing", "No longer failing", "Now waived"),
		}
		t.row = func(i int) []cell {
			c := of[i]
			return []cell{s.groupCell(c.member), day(c.from, ""), text(counts(c)), colours(c), s.these(c.failing, t.file(), c.reason), s.these(c.ended, t.file(), until), s.these(c.waived, t.file(), until)}
		}
		tables = append(tables, t)
	}
	return tables
}

// reason returns why a result fails, or "" if the caption of the table already gives
// the cause.
func (c change) reason(m moved) string {
	if m.why == ofChange {
		return ""
	}
	return c.because(m)
}

// until returns a remark on a result that is waived now, such as "now waived until 1
// May 2027". If the last day is not known, it returns "".
func until(m moved) string {
	if m.day == "" {
		return ""
	}
	return "now waived until " + calendar.Long(m.day)
}

func counts(c change) string {
	if c.before.problem || c.after.problem {
		return judgedWords(c.before.problem) + " → " + judgedWords(c.after.problem)
	}
	return fmt.Sprintf("Errors %d → %d, warnings %d → %d", c.before.tally.Errors, c.after.tally.Errors, c.before.tally.Warnings, c.after.tally.Warnings)
}

func judgedWords(problem bool) string {
	if problem {
		return "could not be judged"
	}
	return "judged"
}

func colours(c change) cell {
	if c.before.overall == c.after.overall {
		return colour(c.after.overall)
	}
	before, after := colour(c.before.overall), colour(c.after.overall)
	return cell{before.text + " → " + after.text, html.Fill(`$ → $`, before.onPage(), after.onPage())}
}

// entry is a line in a cell of results: a rule and a remark on its results.
type entry struct{ rule, remark string }

// linesOf groups results by rule and by the remark that the function remark returns.
// The first result has the lines in order, the second the results of each line, and the
// third, for the CSV file, a text for each result.
func linesOf(results []moved, remark func(moved) string) (lines []entry, of map[entry][]moved, ids []string) {
	of = map[entry][]moved{}
	for _, m := range results {
		l, id := entry{rule: m.Rule}, m.Rule+" "+m.Subject
		if l.remark = remark(m); l.remark != "" {
			id += " (" + l.remark + ")"
		}
		ids = append(ids, id)
		if of[l] == nil {
			lines = append(lines, l)
		}
		of[l] = append(of[l], m)
	}
	return lines, of, ids
}

// these returns a cell with the titles of the rules of some results. It lists at most
// four rules and links to the CSV file for the others.
func (s *site) these(results []moved, file string, remark func(moved) string) cell {
	if len(results) == 0 {
		return cell{"", escape.HTML("Nothing")}
	}
	const most = 4
	lines, found, ids := linesOf(results, remark)
	shown := html.Escaped(escape.HTML(""))
	left := len(results)
	for _, l := range lines[:min(len(lines), most)] {
		of := found[l]
		left -= len(of)
		title := s.titleOf(l.rule)
		switch {
		case len(of) > 1:
			title += fmt.Sprintf(" × %d", len(of))
		case of[0].Subject != wholeGroup:
			title += " (" + of[0].Subject + ")"
		}
		if l.remark != "" {
			title += "; " + strings.ToLower(l.remark[:1]) + l.remark[1:]
		}
		shown = html.Fill(`$<li>$</li>`, shown, escape.ForPage(title))
	}
	if left > 0 {
		shown = html.Fill(`$<li><a class="govuk-link"$>and $, in the CSV file</a></li>`, shown, html.Href(escape.URL(file)), escape.ForPage(outline.Count(left, "other")))
	}
	return cell{strings.Join(ids, "; "), html.Fill(`<ul class="govuk-list short">$</ul>`, shown)}
}
