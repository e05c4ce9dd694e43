package site

import (
	"cmp"
	"fmt"

	"github.com/DEFRA/dgcheck/internal/calendar"
	"github.com/DEFRA/dgcheck/internal/report/escape"
	"github.com/DEFRA/dgcheck/internal/report/html"
)

// quietPage writes the page about groups without a current report and reports with
// problems. Each kind of problem has its own table.
func (s *site) quietPage() error {
	return s.page(page{file: quietFile, title: "Not heard from", tables: s.quietTables(), intro: func(w html.Writer) {
		paragraph(w, "A group that was not heard from is neither good nor bad: nothing is known. It stays in the count.")
		s.setsInWords(w)
	}})
}

func (s *site) quietTables() []table {
	var missing, old []silent
	for _, q := range s.silent {
		if q.last == "" {
			missing = append(missing, q)
		} else {
			old = append(old, q)
		}
	}
	tables := []table{s.missing(missing), s.old(old), s.unreadable(), s.unjudged(), s.oldCommits()}
	if s.apart() {
		tables = append(tables, s.otherPolicies())
	}
	if s.Expected != nil {
		tables = append(tables, s.unexpected())
	}
	return tables
}

func (s *site) missing(groups []silent) table {
	return table{
		name: "missing", caption: "Expected, and no report has ever come", whole: true, empty: "Every group that is expected has reported at some time.", rows: len(groups),
		columns: columns("Group", "What to do"),
		row: func(i int) []cell {
			return []cell{text(groups[i].id), text("Ask the group to run dgcheck. If it has another id, or was closed, mend the list of expected groups.")}
		},
	}
}

func (s *site) old(groups []silent) table {
	return table{
		name: "quiet", caption: "Heard from before, and now quiet", whole: true, empty: "No group has gone quiet.", rows: len(groups),
		columns: append(append(columns("Group", "Last heard from"), leadColumns("Lead")...), column{name: "What to do"}),
		row: func(i int) []cell {
			q := groups[i]
			ago := ""
			if last, ok := calendar.ParseDay(q.last); ok {
				ago = fmt.Sprintf(", %d days ago", s.today-last)
			}
			cells := []cell{{q.id, escape.ForPage(cmp.Or(q.name, q.id))}, {q.last, escape.ForPage(calendar.Long(q.last) + ago)}}
			return append(append(cells, lead(q.lead)...), text("See whether the group's job still runs, then write to the lead."))
		},
	}
}

func (s *site) unreadable() table {
	return table{
		name: "unreadable", caption: "Could not be read", whole: true, empty: "Everything that was given could be read.", rows: len(s.Unread),
		columns: columns("What", "What to do"),
		row: func(i int) []cell {
			return []cell{text(s.Unread[i]), text("Make the file again with dgcheck check -f card=FILE. Its groups count as not heard from unless another file has them.")}
		},
	}
}

// of returns the groups with a current card for which the function holds returns true.
func (s *site) of(holds func(*member) bool) []*member {
	var found []*member
	for _, m := range s.members {
		if holds(m) {
			found = append(found, m)
		}
	}
	return found
}

func (s *site) unjudged() table {
	groups := s.of(func(m *member) bool { return m.problem != "" || m.ownProblem != "" })
	return table{
		name: "not-judged", caption: "Heard from, and could not be judged", whole: true, empty: "Every group that was heard from could be judged.", rows: len(groups),
		columns: append(columns("Group", "Why"), leadColumns("Lead")...),
		row: func(i int) []cell {
			m := groups[i]
			return append([]cell{s.groupCell(m), text(cmp.Or(m.problem, m.ownProblem))}, lead(m.lead)...)
		},
	}
}

func (s *site) oldCommits() table {
	groups := s.of(func(m *member) bool { return m.newer != "" })
	return table{
		name: "old-commits", caption: "Judged by an old commit", whole: true, empty: "No report is of an older commit than a report before it.", rows: len(groups),
		columns: columns("Group", "A newer commit is of", "What to do"),
		row: func(i int) []cell {
			m := groups[i]
			return []cell{s.groupCell(m), {m.newer, escape.ForPage(calendar.Long(m.newer[:min(len(m.newer), len("2026-11-22"))]))}, text("See which branch the job checks out.")}
		},
	}
}

func (s *site) otherPolicies() table {
	groups := s.of(func(m *member) bool { return m.set.number > 1 })
	return table{
		name: "other-policies", caption: "Judged by other policies or figures than most", rows: len(groups),
		columns: columns("Group", "Set", "What to do"),
		row: func(i int) []cell {
			m := groups[i]
			return []cell{s.groupCell(m), text(s.setName(m.set)), text("Let the group's job use the release that the others use.")}
		},
	}
}

func (s *site) unexpected() table {
	expected := map[string]bool{}
	for _, id := range s.Expected {
		expected[id] = true
	}
	groups := s.of(func(m *member) bool { return !expected[m.entry.ID] })
	return table{
		name: "not-on-the-list", caption: "Heard from, and not on the list", whole: true, empty: "Every group that was heard from is expected.", rows: len(groups),
		columns: columns("Group", "What to do"),
		row: func(i int) []cell {
			return []cell{s.groupCell(groups[i]), text("Add the group to the list of expected groups, or see why its id differs from the one on the list.")}
		},
	}
}
