package site

import (
	"cmp"
	"slices"

	"github.com/DEFRA/dgcheck/internal/calendar"
	"github.com/DEFRA/dgcheck/internal/report/escape"
	"github.com/DEFRA/dgcheck/internal/report/html"
	"github.com/DEFRA/dgcheck/internal/report/outline"
)

// deadlinesPage writes what is due in the next 90 days, earliest first.
func (s *site) deadlinesPage() error {
	slices.SortStableFunc(s.deadlines, func(a, b deadline) int {
		return cmp.Or(cmp.Compare(s.words.text(a.due), s.words.text(b.due)), cmp.Compare(a.severity, b.severity), cmp.Compare(a.member.entry.ID, b.member.entry.ID),
			cmp.Compare(a.member.entry.Repository, b.member.entry.Repository), cmp.Compare(s.words.text(a.rule), s.words.text(b.rule)), cmp.Compare(s.words.text(a.subject), s.words.text(b.subject)))
	})
	return s.page(page{file: deadlinesFile, title: "Deadlines", intro: func(w html.Writer) {
		paragraph(w, "What groups have to do by a day of the next 90 days. What is overdue fails already, and is on the pages of the rules and the groups.")
		w.Put(`
<p class="govuk-body"><a class="govuk-link"$>All of them as a calendar</a></p>`, html.Href(calendarFile))
	}, tables: []table{s.dueTable("deadlines", "Deadlines, earliest first", s.deadlines)}})
}

// dueWithin returns the deadlines of the next days.
func (s *site) dueWithin(days calendar.Day) []deadline {
	var found []deadline
	for _, d := range s.deadlines {
		if s.words.text(d.due) <= (s.today + days).String() {
			found = append(found, d)
		}
	}
	slices.SortStableFunc(found, func(a, b deadline) int {
		return cmp.Or(cmp.Compare(s.words.text(a.due), s.words.text(b.due)), cmp.Compare(a.severity, b.severity), cmp.Compare(a.member.entry.ID, b.member.entry.ID))
	})
	return found
}

func (s *site) dueTable(name, caption string, all []deadline) table {
	return table{
		name: name, caption: caption, empty: "Nothing is due.", rows: len(all),
		columns: append(columns("By", "Group", "What", "About", "If missed"), leadColumns("Lead")...),
		row: func(i int) []cell {
			d := all[i]
			due := s.words.text(d.due)
			return append([]cell{{due, html.Fill(`$$`, escape.ForPage(calendar.Long(due)), s.inDays(due))}, s.groupCell(d.member), s.ruleCellOrText(s.words.text(d.rule)), text(s.words.text(d.subject)), severity(d.severity.String())}, lead(d.member.lead)...)
		},
	}
}

// inDays says how far off a deadline is. One that has passed since the card was made may
// have been met since.
func (s *site) inDays(day string) html.Escaped {
	due, ok := calendar.ParseDay(day)
	words := ""
	switch left := int(due - s.today); {
	case !ok:
	case left == 0:
		words = "today"
	case left < 0:
		words = "passed since the card was made"
	default:
		words = "in " + outline.Count(left, "day")
	}
	return html.Fill(` <span class="quiet">$</span>`, escape.ForPage(words))
}

// ruleCellOrText links to the page of a rule, if it has one: only a rule that fails has.
func (s *site) ruleCellOrText(id string) cell {
	if s.failing[id] {
		return s.ruleCell(id)
	}
	return cell{id, escape.ForPage(s.titleOf(id))}
}
