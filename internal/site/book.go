package site

import (
	"cmp"
	"fmt"
	"io"
	"strings"

	"github.com/DEFRA/dgcheck/internal/report/escape"
	"github.com/DEFRA/dgcheck/internal/report/xlsx"
)

// mostInBook is the maximum number of rows of a sheet. Nobody filters more by hand, and
// the CSV files have all rows.
const mostInBook = 10_000

// bookFile is the file name of the workbook.
const bookFile = "portfolio.xlsx"

// book writes all tables as an Excel workbook.
func (s *site) book() error {
	b := xlsx.New(s.AsOf)
	b.Most = mostInBook
	b.About("Title", told(s.Title))
	b.About("As of", s.AsOf)
	b.About("Groups", s.heardInWords())
	b.About("Program", "dgcheck "+s.Version)
	for _, of := range s.sets {
		b.About("Judged by", s.setName(of))
	}
	for _, m := range s.members {
		b.Group(s.bookGroup(m))
		for _, month := range m.money.months {
			row := xlsx.Month{Group: told(m.entry.ID), Month: month.month, Forecast: month.forecastOr(), Actual: month.actualOr()}
			if s.apart() {
				b.MonthAlone(row)
			} else {
				b.Month(row)
			}
		}
	}
	for _, q := range s.silent {
		b.Group(xlsx.Group{ID: told(q.id), Name: told(q.name), Lead: told(q.lead.Role), Mailbox: q.lead.Email, Remark: "Not heard from" + lastWords(q)})
	}
	for _, p := range s.problems {
		if p.waiver == nil {
			b.Problem(xlsx.Problem{Group: told(p.member.entry.ID), Severity: p.severity.String(), Rule: s.words.text(p.rule), Title: told(s.titleOf(s.words.text(p.rule))), Subject: told(aboutText(s.words.text(p.subject)))})
		}
	}
	for _, d := range s.deadlines {
		b.Deadline(xlsx.Deadline{Group: told(d.member.entry.ID), Due: s.words.text(d.due), ToDo: told(s.toDo(d)), Subject: told(aboutText(s.words.text(d.subject))), Rule: s.words.text(d.rule), State: "ahead"})
	}
	for _, w := range s.waivers {
		b.Waiver(xlsx.Waiver{Group: told(w.member.entry.ID), Rule: told(w.Rule), Title: told(s.titleOf(w.Rule)), Scope: told(cmp.Or(w.Scope, "the whole group")), ApprovedBy: told(w.ApprovedBy.Role), Expires: w.Expires, Approval: seenInWords(w.Seen)})
	}
	for _, v := range s.services {
		b.Service(xlsx.Service{Group: told(v.member.entry.ID), ID: told(v.id), Name: told(v.name), Phase: told(v.phase), Owner: told(v.owner.Role), Mailbox: v.owner.Email})
	}
	// The workbook is the last file that needs these lists. Dropping them frees memory
	// for writing it.
	s.problems, s.deadlines, s.services, s.waivers, s.attestations, s.members, s.store = nil, nil, nil, nil, nil, nil, nil
	return s.file(bookFile, func(w io.Writer) error {
		_, err := b.WriteTo(w)
		return err
	})
}

func lastWords(q silent) string {
	if q.last == "" {
		return ""
	}
	return " since " + q.last
}

func (s *site) bookGroup(m *member) xlsx.Group {
	t := m.rank.Tally
	g := xlsx.Group{
		ID: told(m.entry.ID), Name: told(m.name), Lead: told(m.lead.Role), Mailbox: m.lead.Email, Overall: m.entry.Overall.Words(),
		Met: t.Met(), Asked: t.Asked(), Errors: t.Errors, Warnings: t.Warnings, Info: t.Infos, Waived: t.Waived, NotDue: t.NotDue, NotAssessed: t.NotAssessed,
	}
	for i, standard := range m.standards {
		if i < len(g.Standards) {
			g.Standards[i] = standard.RAG.Words()
		}
	}
	var remarks []string
	if m.problem != "" {
		remarks = append(remarks, "Could not be judged: "+m.problem)
	}
	if m.ownProblem != "" {
		remarks = append(remarks, "Not judged by "+m.ownProblem)
	}
	if s.apart() {
		remarks = append(remarks, fmt.Sprintf("Set %d", m.set.number))
	}
	if m.age > 0 {
		remarks = append(remarks, "As of "+m.entry.AsOf)
	}
	g.Remark = told(strings.Join(remarks, ". "))
	return g
}

// told returns a text escaped for people to read.
func told(text string) string { return string(escape.Sentence(text)) }
