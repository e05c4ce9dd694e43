package site

import (
	"cmp"
	"fmt"
	"strconv"

	"github.com/DEFRA/dgcheck/internal/calendar"
	"github.com/DEFRA/dgcheck/internal/report/escape"
	"github.com/DEFRA/dgcheck/internal/report/html"
	"github.com/DEFRA/dgcheck/internal/scorecard"
)

// standardsPage writes the page with each group's colour for the four standards, now
// and about a month ago.
func (s *site) standardsPage() error {
	names := []string{"Outcomes", "Services", "Roadmap", "Measures of success"}
	for _, m := range s.members {
		for i, standard := range m.standards {
			if i < len(names) && standard.Name != "" {
				names[i] = standard.Name
			}
		}
	}
	all := []column{{name: "Group"}, {name: "Overall"}}
	for _, name := range names {
		all = append(all, column{name: name})
	}
	all = append(all, column{name: "Errors", number: true}, column{name: "Warnings", number: true}, column{name: "Met", number: true}, column{name: "Asked", number: true, csv: true}, column{name: "Lead", csv: true}, column{name: "Lead's mailbox", csv: true})
	unknown := s.unknown()
	return s.page(page{file: standardsFile, title: "Standards", intro: func(w html.Writer) {
		paragraph(w, "Groups, worst first. The colours are an indication; assurance leads decide. An arrow compares with the newest report that is at least four weeks older.")
		s.setsInWords(w)
		for _, of := range s.sets {
			s.spread(w, of)
		}
	}, tables: []table{{
		name: "groups", caption: "Groups and standards", empty: "No group was heard from.", rows: len(s.members) + len(unknown), columns: all,
		row: func(i int) []cell {
			if i >= len(s.members) {
				return unknownRow(unknown[i-len(s.members)], len(names))
			}
			return s.standardsRow(s.members[i], len(names))
		},
	}}})
}

func (s *site) standardsRow(m *member, standards int) []cell {
	row := []cell{{m.entry.ID, html.Fill(`$ <span class="quiet">$</span>`, s.groupCell(m).shown, post(m.lead))}}
	before := func(int) scorecard.RAG { return "" }
	overall, since := scorecard.RAG(""), ""
	if m.month != nil {
		overall, since = m.month.overall, m.month.day
		before = func(i int) scorecard.RAG {
			if i < len(m.month.standards) {
				return m.month.standards[i]
			}
			return ""
		}
	}
	if m.problem != "" {
		row = append(row, cell{"could not be judged", escape.HTML("Could not be judged")})
	} else {
		row = append(row, movedFrom(m.entry.Overall, overall, since))
	}
	for i := range standards {
		if i < len(m.standards) {
			row = append(row, movedFrom(m.standards[i].RAG, before(i), since))
		} else {
			row = append(row, colour(""))
		}
	}
	t := m.rank.Tally
	return append(row, count(t.Errors), count(t.Warnings), cell{strconv.Itoa(t.Met()), escape.ForPage(fmt.Sprintf("%d of %d", t.Met(), t.Asked()))}, count(t.Asked()), text(m.lead.Role), text(m.lead.Email))
}

// unknownRow returns the row of a group without a current card.
func unknownRow(q silent, standards int) []cell {
	row := []cell{{q.id, html.Fill(`$ <span class="quiet">$</span>`, escape.ForPage(cmp.Or(q.name, q.id)), html.Post(q.lead.Role, q.lead.Email))}, {"not heard from", escape.HTML("Not heard from: not known")}}
	for range standards {
		row = append(row, cell{"", escape.HTML("Not known")})
	}
	return append(row, text("–"), text("–"), text("–"), text(""), text(q.lead.Role), text(q.lead.Email))
}

// movedFrom returns a cell with the colour now. If the colour was different before, the
// cell also has the earlier colour and since, the day of the card with that colour.
func movedFrom(now, before scorecard.RAG, since string) cell {
	c := colour(now)
	if before == "" || before == now || now == "" {
		return c
	}
	arrow := escape.HTML("→")
	switch better := rank(before) - rank(now); {
	case rank(before) < 0 || rank(now) < 0:
	case better > 0:
		arrow = "↑"
	case better < 0:
		arrow = "↓"
	}
	c.shown = html.Fill(`$ <span class="quiet moved">$ was $ on $</span>`, c.onPage(), arrow, escape.ForPage(before.Words()), escape.ForPage(calendar.Long(since)))
	return c
}

// rank orders colours, from 0 for green. It returns -1 for a colour that is not
// assessed.
func rank(c scorecard.RAG) int {
	switch c {
	case scorecard.Green:
		return 0
	case scorecard.Amber:
		return 1
	case scorecard.Red:
		return 2
	}
	return -1
}
