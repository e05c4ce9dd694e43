package site

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/DEFRA/dgcheck/internal/calendar"
	"github.com/DEFRA/dgcheck/internal/report/escape"
	"github.com/DEFRA/dgcheck/internal/report/html"
	"github.com/DEFRA/dgcheck/internal/report/outline"
)

// toDo returns what to do for a deadline, such as "A waiver ends: renew it or meet the
// rule". For a deadline of a rule it is the title of the rule.
func (s *site) toDo(d deadline) string {
	switch d.duty {
	case waiverEnds:
		return "A waiver ends: renew it or meet the rule"
	case waiverBegins:
		return "A waiver begins: nothing to do"
	case attestationEnds:
		return "An attestation ends: vouch for it again"
	}
	return s.titleOf(s.words.text(d.rule))
}

// toDoCell returns a cell with what to do for a deadline. It links to the page of the
// rule, if there is one.
func (s *site) toDoCell(d deadline) cell {
	if id := s.words.text(d.rule); d.duty == ofRule {
		return s.ruleCellOrText(id)
	}
	return cell{s.words.text(d.rule), escape.ForPage(s.toDo(d))}
}

// spans are the last days of the tables of deadlines, in days from today. Each table
// begins on the day after the previous one ends.
func spans() []calendar.Day { return []calendar.Day{soon, 30, 60, 90} }

// deadlinesPage writes the page with the deadlines of the next 90 days, earliest first.
func (s *site) deadlinesPage() error {
	all := s.dueCSV("deadlines", "All deadlines", s.deadlines)
	var tables []table
	if passed := s.dueBetween(-mostAge, -1); len(passed) > 0 {
		tables = append(tables, s.dueTable("passed", "Passed since the report was made", all, passed))
	}
	from := calendar.Day(0)
	for _, to := range spans() {
		caption := fmt.Sprintf("Due in %d to %d days, by %s", from, to, (s.today + to).Long())
		if from == 0 {
			caption = fmt.Sprintf("Due in the next %d days, by %s", to, (s.today + to).Long())
		}
		tables = append(tables, s.dueTable(fmt.Sprintf("due-%d", to), caption, all, s.dueBetween(from, to)))
		from = to + 1
	}
	if err := s.file(all.file(), all.writeCSV); err != nil {
		return err
	}
	return s.page(page{file: deadlinesFile, title: "Deadlines", intro: func(w html.Writer) {
		paragraph(w, "What groups have to do by a day of the next 90 days, with the groups that have to. What is overdue fails already, and is on the pages of the rules and the groups.")
		w.Put(`
<p class="govuk-body"><a class="govuk-link"$>All deadlines as a calendar</a>, <a class="govuk-link"$>all deadlines as CSV</a>, with a row for each group.</p>`, html.Href(calendarFile), html.Href(escape.URL(all.file())))
	}, tables: tables})
}

// mostAge is a number of days that is larger than the age of any current card.
const mostAge = 100_000

// sortDeadlines sorts s.deadlines, earliest first.
func (s *site) sortDeadlines() error {
	slices.SortStableFunc(s.deadlines, func(a, b deadline) int {
		return cmp.Or(cmp.Compare(s.words.text(a.due), s.words.text(b.due)), cmp.Compare(a.severity, b.severity), cmp.Compare(a.member.entry.ID, b.member.entry.ID),
			cmp.Compare(a.member.entry.Repository, b.member.entry.Repository), cmp.Compare(s.words.text(a.rule), s.words.text(b.rule)), cmp.Compare(s.words.text(a.subject), s.words.text(b.subject)))
	})
	return nil
}

// dueBetween returns the deadlines of a span of days, earliest first. The span is given
// as numbers of days after today, both included: from 1 to 7 is the next seven days. A
// negative number is a day before today.
func (s *site) dueBetween(from, to calendar.Day) []deadline {
	at := func(days calendar.Day) int {
		n, _ := slices.BinarySearchFunc(s.deadlines, max(s.today+days, 0).String(), func(d deadline, day string) int { return cmp.Compare(s.words.text(d.due), day) })
		return n
	}
	return s.deadlines[at(from):at(to+1)]
}

// dueCSV returns the table for a CSV file with a row for each deadline of each group.
func (s *site) dueCSV(name, caption string, all []deadline) *table {
	return &table{
		name: name, caption: caption, rows: len(all), columns: columns("By", "Group", "Rule", "What", "About", "If missed", "Lead", "Lead's mailbox"),
		row: func(i int) []cell {
			d := all[i]
			return append([]cell{text(s.words.text(d.due)), text(d.member.entry.ID), text(s.words.text(d.rule)), text(s.toDo(d)), text(s.words.text(d.subject)), text(d.severity.String())}, lead(d.member.lead)...)
		},
	}
}

// dueRow is a row of a table of deadlines. It has the indexes of the deadlines that the
// row combines.
type dueRow []int32

// dueRows combines the deadlines that have the same day, rule, severity and kind.
func dueRows(all []deadline) []dueRow {
	type key struct {
		due, rule word
		severity  severityRank
		duty      duty
	}
	at := map[key]int{}
	var rows []dueRow
	for i, d := range all {
		k := key{d.due, d.rule, d.severity, d.duty}
		n, known := at[k]
		if !known {
			n = len(rows)
			at[k], rows = n, append(rows, nil)
		}
		rows[n] = append(rows[n], int32(i))
	}
	return rows
}

// dueTable returns a table that combines the deadlines of several groups in one row.
// csv is the table for its CSV file, with a row for each group.
func (s *site) dueTable(name, caption string, csv *table, all []deadline) table {
	rows := dueRows(all)
	most := 40 // maximum number of names in a row, which limits the size of the page
	if len(rows) > 100 {
		most = 8
	}
	return table{
		name: name, caption: caption, empty: "Nothing is due.", rows: len(rows), csv: csv, columns: columns("By", "What", "About", "Groups", "If missed"),
		row: func(i int) []cell {
			first := all[rows[i][0]]
			due := s.words.text(first.due)
			missed := severity(first.severity.String())
			if first.duty == waiverBegins {
				missed = text("Nothing")
			}
			return []cell{{due, html.Fill(`$$`, escape.ForPage(calendar.Long(due)), s.inDays(due))}, s.toDoCell(first), s.dueAbout(all, rows[i]), s.dueGroups(all, rows[i], most), missed}
		},
	}
}

// dueAbout returns a cell with the subjects of the deadlines in a row: up to three by
// name, otherwise their number, such as "5 services". all has the deadlines to which
// the indexes in the row refer.
func (s *site) dueAbout(all []deadline, of dueRow) cell {
	const most = 3
	var names []string
	services := true
	known := map[word]bool{}
	for _, n := range of {
		d := all[n]
		if known[d.subject] {
			continue
		}
		known[d.subject] = true
		subject := s.words.text(d.subject)
		services = services && strings.HasPrefix(subject, "service:") && !strings.Contains(subject, "/")
		if len(known) <= most {
			names = append(names, aboutText(subject))
		}
	}
	switch {
	case len(known) <= most:
		return text(strings.Join(names, ", "))
	case services:
		return text(outline.Count(len(known), "service"))
	}
	return text(strconv.Itoa(len(known)) + " entries")
}

// dueGroups returns a cell with the groups of a row. For a single group it also gives
// the lead. For several groups it gives their number and some names, as many as the
// parameter most says. all has the deadlines to which the indexes in the row refer.
func (s *site) dueGroups(all []deadline, of dueRow, most int) cell {
	var last *member
	var shown []html.Escaped
	total := 0
	for _, n := range of { // sorted by group
		m := all[n].member
		if m == last {
			continue
		}
		if total++; total <= most {
			shown = append(shown, s.groupCell(m).shown)
		}
		last = m
	}
	if total == 1 {
		return cell{last.entry.ID, html.Fill(`$ <span class="quiet">$</span>`, shown[0], post(last.lead))}
	}
	names := joined(shown, ", ")
	if left := total - len(shown); left > 0 {
		names = html.Fill(`$ and $`, names, escape.ForPage(outline.Count(left, "other")))
	}
	return cell{"", html.Fill(`$ groups: $`, html.Number(total), names)}
}

// inDays returns how far off a day is in grey, such as " in 9 days". If it has passed
// since the card was made, what was due may have been done, so the text does not say
// that it was missed.
func (s *site) inDays(day string) html.Escaped {
	due, ok := calendar.ParseDay(day)
	words := ""
	switch left := int(due - s.today); {
	case !ok:
	case left == 0:
		words = "today"
	case left < 0:
		words = "passed since the report was made"
	default:
		words = "in " + outline.Count(left, "day")
	}
	return html.Fill(` <span class="quiet">$</span>`, escape.ForPage(words))
}

// ruleCellOrText returns the title of a rule, with a link to the page of the rule if it
// has one. Only rules in s.failing have a page.
func (s *site) ruleCellOrText(id string) cell {
	if s.failing[id] {
		return s.ruleCell(id)
	}
	return cell{id, escape.ForPage(s.titleOf(id))}
}
