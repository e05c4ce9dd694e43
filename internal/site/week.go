package site

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"

	"github.com/DEFRA/dgcheck/internal/calendar"
	"github.com/DEFRA/dgcheck/internal/card"
	"github.com/DEFRA/dgcheck/internal/report/escape"
	"github.com/DEFRA/dgcheck/internal/report/html"
	"github.com/DEFRA/dgcheck/internal/report/outline"
	"github.com/DEFRA/dgcheck/internal/scorecard"
)

// How many days ahead the first page looks: for deadlines, and for the ends of waivers.
const (
	soon      = 14
	waiverEnd = 30
)

// mostFirst is the maximum number of groups in the table "Whom to talk to first", for
// each set.
const mostFirst = 15

// week writes the first page: the groups to talk to first, and what is urgent.
func (s *site) week() error {
	fresh := s.fresh()
	due := s.dueBetween(-mostAge, soon)
	all := s.dueCSV("due-soon", fmt.Sprintf("Due in the next %d days", soon), due)
	if err := s.file(all.file(), all.writeCSV); err != nil {
		return err
	}
	return s.page(page{file: weekFile, title: "This week", intro: s.weekIntro, tables: []table{
		s.worst(fresh), s.newlyFailing(fresh), s.newlyQuiet(), s.dueTable("due", fmt.Sprintf("Due in the next %d days", soon), all, due),
		s.waiverTable("waivers-ending", fmt.Sprintf("Waivers that end in the next %d days", waiverEnd), s.ending(waiverEnd)),
	}})
}

func (s *site) weekIntro(w html.Writer) {
	w.Put(`
<p class="govuk-body-l">$, $: $.</p>`, escape.ForPage(s.Title), escape.ForPage(calendar.Long(s.AsOf)), escape.ForPage(s.judgedInWords()))
	s.setsInWords(w)
	for _, of := range s.sets {
		s.spread(w, of)
	}
	if shared, own := s.parted(); len(shared)+len(own) > 0 {
		words := outline.Count(len(shared), "finding") + " between groups"
		if len(own) > 0 {
			words += ", and " + strconv.Itoa(len(own)) + " about one group alone"
		}
		w.Put(`
<p class="govuk-body">To look at: <a class="govuk-link"$>$</a>.</p>`, html.Href(betweenFile), escape.ForPage(words))
	}
	w.Put(`
<p class="govuk-body">For calendars and spreadsheets: <a class="govuk-link"$>deadlines as a calendar</a>, <a class="govuk-link"$>everything as a workbook</a>.</p>`, html.Href(calendarFile), html.Href(bookFile))
}

// judgedInWords returns the number of groups that were judged, could not be judged and
// have no current card, such as "4 groups judged, 1 not heard from".
func (s *site) judgedInWords() string {
	failed := len(s.of(func(m *member) bool { return m.problem != "" }))
	words := outline.Count(len(s.members)-failed, "group") + " judged"
	if failed > 0 {
		words += fmt.Sprintf(", %d could not be judged", failed)
	}
	if n := len(s.unknown()); n > 0 {
		words += fmt.Sprintf(", %d not heard from", n)
	}
	return words
}

// setsInWords writes that the groups were judged by different policies or figures. It
// writes nothing if there is only one set.
func (s *site) setsInWords(w html.Writer) {
	if !s.apart() {
		return
	}
	w.Put(`
<div class="govuk-inset-text"><p class="govuk-body">These groups were not all judged by the same policies and figures. They are shown in $ sets, and no number adds up two of them. Let all groups run the same release to compare them.</p></div>`, html.Number(len(s.sets)))
}

// spread writes how many groups of the given set have each colour, and how many have
// errors. If there is only one set, it also writes the number of groups without a
// current card.
func (s *site) spread(w html.Writer, of *set) {
	colours, failed, withErrors, errors := map[scorecard.RAG]int{}, 0, 0, 0
	for _, m := range s.members {
		if m.set != of {
			continue
		}
		colours[m.entry.Overall]++
		errors += m.entry.Counts.Error
		if m.entry.Counts.Error > 0 {
			withErrors++
		}
		if m.problem != "" {
			failed++
		}
	}
	quiet := len(s.unknown())
	if s.apart() {
		quiet = 0
		w.Put(`
<h2 class="govuk-heading-m">$</h2>`, escape.ForPage(s.setName(of)))
	}
	judged := of.members - failed
	w.Put(`
<ul class="kpis">
<li><b>$</b>$ judged</li>
<li><b>$</b>that could not be judged</li>`, html.Number(judged), plural(judged, "group", "groups"), html.Number(failed))
	if quiet > 0 {
		w.Put(`
<li><b>$</b>not heard from: not known</li>`, html.Number(quiet))
	}
	w.Put(`
<li><b>$</b>with errors to mend</li>
<li><b>$</b>$ in all</li>
</ul>`, html.Number(withErrors), html.Number(errors), plural(errors, "error", "errors"))
	bar(w, colours, of.members, quiet)
}

func when(condition bool, text escape.HTML) html.Escaped {
	if !condition {
		return escape.HTML("")
	}
	return text
}

func plural(n int, one, many escape.HTML) html.Escaped {
	if n == 1 {
		return one
	}
	return many
}

// setName returns the name of a set: its number, its size, its days, and the beginnings
// of the digests of its policies and figures, such as "Set 1: 4 groups, as of 22
// November 2026, policies ..., figures ...".
func (s *site) setName(of *set) string {
	days := "as of " + calendar.Long(of.last)
	if of.first != of.last {
		days = "as of " + calendar.Long(of.first) + " to " + calendar.Long(of.last)
	}
	return fmt.Sprintf("Set %d: %s, %s, policies %s, figures %s", of.number, outline.Count(of.members, "group"), days, shortDigest(of.digests.Policies), shortDigest(of.digests.Params)) + ownWords(of.digests)
}

func ownWords(d card.Digests) string {
	if d.Custom == "" {
		return ""
	}
	return ", own policies " + shortDigest(d.Custom)
}

// worst returns the table of the groups to talk to first. fresh are the newly failing
// results.
func (s *site) worst(fresh []newly) table {
	var first []*member
	taken := map[*set]int{}
	for _, m := range s.members {
		t := m.rank.Tally
		if taken[m.set] < mostFirst && (m.problem != "" || m.ownProblem != "" || t.Errors > 0 || t.Waiting > 0 || m.entry.Overall == scorecard.Red) {
			taken[m.set]++
			first = append(first, m)
		}
	}
	began := map[*member]int{}
	for _, n := range fresh {
		began[n.member]++
	}
	return table{
		name: "talk-to-first", caption: "Whom to talk to first", empty: "No group has an error, and all of them could be judged.", rows: len(first),
		columns: append(append([]column{{name: "Group"}}, leadColumns("Lead")...), column{name: "Standards"}, column{name: "Errors", number: true}, column{name: "Warnings", number: true}, column{name: "Newly failing", number: true}),
		row: func(i int) []cell {
			m := first[i]
			cells := append([]cell{s.groupCell(m)}, lead(m.lead)...)
			if m.problem != "" {
				return append(cells, cell{"could not be judged", escape.ForPage("Could not be judged: " + m.problem)}, text("–"), text("–"), text("–"))
			}
			return append(cells, colour(m.entry.Overall), count(m.entry.Counts.Error), count(m.entry.Counts.Warning), count(began[m]))
		},
	}
}

// newly is a result that fails on the current card and did not fail on the previous
// one.
type newly struct {
	change
	moved
}

// fresh returns, for all groups, the results that fail on the current card and did not
// fail, or were waived, on the previous one. It omits results with severity info. If the
// step between the two cards is split into a change of policies and one of the
// declaration, it also omits what failed after the first and no longer fails, or is
// waived, on the current card.
func (s *site) fresh() []newly {
	var all []newly
	for _, c := range s.lately {
		for _, f := range c.failing {
			if f.Severity != "info" && !f.past {
				all = append(all, newly{c, f})
			}
		}
	}
	slices.SortStableFunc(all, func(a, b newly) int {
		return cmp.Or(cmp.Compare(rankOf(a.Severity), rankOf(b.Severity)), cmp.Compare(a.member.entry.ID, b.member.entry.ID), cmp.Compare(a.Rule, b.Rule), cmp.Compare(a.Subject, b.Subject))
	})
	return all
}

// newlyFailing returns the table of the newly failing results.
func (s *site) newlyFailing(all []newly) table {
	empty := "Nothing fails that did not fail before."
	if !s.compared() {
		empty = nothingEarlier
	}
	return table{
		name: "newly-failing", caption: "Newly failing", empty: empty, rows: len(all),
		columns: columns("Group", "What", "About", "Severity", "Compared with", "What happened"),
		row: func(i int) []cell {
			n := all[i]
			return []cell{s.groupCell(n.member), s.ruleCell(n.Rule), about(n.Subject), severity(n.Severity), day(n.from, ""), text(n.because(n.moved))}
		},
	}
}

// compared reports whether any group has an earlier card.
func (s *site) compared() bool {
	return slices.ContainsFunc(s.members, func(m *member) bool { return len(m.kept) > 0 })
}

// newlyQuiet returns the table of the groups that have a card from before the days of
// the current cards, and no current card.
func (s *site) newlyQuiet() table {
	var gone []silent
	for _, q := range s.silent {
		if q.last != "" {
			gone = append(gone, q)
		}
	}
	slices.SortStableFunc(gone, func(a, b silent) int { return cmp.Compare(b.last, a.last) })
	return table{
		name: "newly-quiet", caption: "Newly quiet", whole: true, empty: "Every group that was heard from before was heard from again.", rows: len(gone),
		columns: append([]column{{name: "Group"}, {name: "Last heard from"}}, leadColumns("Lead")...),
		row: func(i int) []cell {
			q := gone[i]
			return append([]cell{{q.id, escape.ForPage(cmp.Or(q.name, q.id))}, day(q.last, "")}, lead(q.lead)...)
		},
	}
}
