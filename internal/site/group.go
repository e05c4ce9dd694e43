package site

import (
	"cmp"
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/DEFRA/dgcheck/internal/calendar"
	"github.com/DEFRA/dgcheck/internal/card"
	"github.com/DEFRA/dgcheck/internal/report/escape"
	"github.com/DEFRA/dgcheck/internal/report/html"
	"github.com/DEFRA/dgcheck/internal/report/outline"
	"github.com/DEFRA/dgcheck/internal/scorecard"
	"github.com/DEFRA/dgcheck/internal/source"
)

// groupPages writes the page of each group. If Options.Results has the full result, the
// page is the one that `dgcheck check` writes. Otherwise it is made from the card.
func (s *site) groupPages() error {
	written := map[card.Key]bool{}
	if s.Results != nil {
		byKey := map[card.Key]*member{}
		for _, m := range s.members {
			byKey[m.entry.Key] = m
		}
		err := s.Results(func(k card.Key) bool { return byKey[k] != nil && !written[k] }, func(k card.Key, run scorecard.Run, group scorecard.Scorecard) error {
			written[k] = true
			return s.resultPage(byKey[k], run, group)
		})
		if err != nil {
			return err
		}
	}
	for _, m := range s.members {
		if written[m.entry.Key] {
			continue
		}
		c, err := s.store.Get(m.entry.Key)
		if err != nil {
			return err
		}
		if err := s.cardPage(m, c); err != nil {
			return err
		}
	}
	return nil
}

// resultPage writes the page that `dgcheck check` writes for a result, with the trend
// added.
func (s *site) resultPage(m *member, run scorecard.Run, group scorecard.Scorecard) error {
	return s.file(m.page, func(out io.Writer) error {
		return s.sheet.Group(out, outline.Card{Scorecard: group, Excerpt: noExcerpt}, run, s.Rules, standardsFile, s.note(), func(w html.Writer) { s.trend(w, m) })
	})
}

// noExcerpt returns no lines of source, because a stored result comes without the
// files.
func noExcerpt(source.Position) (source.Excerpt, bool) { return source.Excerpt{}, false }

// cardPage writes the page of a group from its card. A card has no messages of results.
func (s *site) cardPage(m *member, c *card.Card) error {
	return s.file(m.page, func(out io.Writer) error {
		w := html.NewWriter(out)
		s.head(w, m.page, m.name)
		w.Put(`
<h1 class="govuk-heading-xl"><bdi>$</bdi></h1>
<p class="govuk-body-l">As of $</p>`, escape.ForPage(m.name), escape.ForPage(calendar.Long(c.AsOf)))
		for _, problem := range []string{c.Problem, c.OwnProblem} {
			if problem != "" {
				w.Put(`
<div class="govuk-inset-text"><p class="govuk-body">Could not be judged: $</p></div>`, escape.ForPage(problem))
			}
		}
		s.facts(w, m, c)
		if c.Problem == "" {
			s.cardTables(w, m, c)
		}
		s.trend(w, m)
		s.foot(w)
		return w.Flush()
	})
}

// facts writes the summary of a card: the counts and colours, who leads the group, its
// repository, and what it was checked with.
func (s *site) facts(w html.Writer, m *member, c *card.Card) {
	t := m.rank.Tally
	w.Put(`
<section class="summary">
<h2 class="govuk-heading-l">$</h2>
<p class="govuk-body">$ of $ expectations met.</p>`, escape.ForPage(outline.ToMend(t)), html.Number(t.Met()), html.Number(t.Asked()))
	if len(c.Standards) > 0 {
		w.Put(`
<p class="govuk-body">The standards are $ overall. This is an indication; assurance leads decide.</p>
<ul class="govuk-list colours">`, html.Colour(c.Overall))
		for _, standard := range c.Standards {
			w.Put(`
<li>$ $</li>`, escape.ForPage(standard.Name), html.Colour(standard.RAG))
		}
		w.Put(`
</ul>`)
	}
	w.Put(`
</section>
<dl class="govuk-summary-list">`)
	fact(w, "Led by", post(c.Lead))
	if to := escape.LinkTo(c.Repository); to != "" {
		fact(w, "Repository", html.Fill(`<a class="govuk-link"$>$</a>`, html.Href(to), escape.ForPage(c.Repository)))
	}
	if c.Commit != "" {
		fact(w, "Commit", escape.ForPage(c.Commit[:12]+" of "+c.CommittedAt))
	}
	if len(c.Paths) > 1 {
		fact(w, "Declared more than once", escape.ForPage(strings.Join(c.Paths, ", ")))
	}
	fact(w, "Judged by", escape.ForPage(strings.ReplaceAll(strings.Join(c.Packs, ", "), "_", " ")+"; policies "+shortDigest(c.Digests.Policies)+", figures "+shortDigest(c.Digests.Params)+ownWords(c.Digests)))
	w.Put(`
</dl>`)
}

func fact(w html.Writer, term string, value html.Escaped) {
	w.Put(`
<div class="govuk-summary-list__row"><dt class="govuk-summary-list__key">$</dt><dd class="govuk-summary-list__value">$</dd></div>`, escape.ForPage(term), value)
}

// shortDigest returns the first 12 digits of a digest, or "not known" if it is empty.
func shortDigest(digest string) string {
	digest = strings.TrimPrefix(digest, "sha256:")
	return cmp.Or(digest[:min(len(digest), 12)], "not known")
}

// cardTables writes the tables of a card, and how many entries the card has left out.
func (s *site) cardTables(w html.Writer, m *member, c *card.Card) {
	for _, t := range []table{s.cardProblems(m, c), s.cardDue(m, c), s.cardPromises(c), s.cardServices(c), s.cardSections(c), s.cardMoney(c)} {
		if t.rows == 0 {
			w.Put(`
<h2 class="govuk-heading-m">$</h2>
<p class="govuk-body">$</p>`, escape.ForPage(t.caption), escape.ForPage(t.empty))
			continue
		}
		t.show(w, 0, t.rows)
	}
	left := c.LeftOut
	if n := left.Failing + left.Deadlines + left.Waivers + left.Attestations + left.Services + left.Outcomes + left.Months; n > 0 {
		paragraph(w, "The report has no room for "+strconv.Itoa(n)+" more, the least severe. The group’s own page, which check writes, has them.")
	}
}

func (s *site) cardProblems(m *member, c *card.Card) table {
	known := m.since
	slices.SortStableFunc(c.Failing, func(a, b card.Failing) int {
		return cmp.Or(compareBools(a.Waived, b.Waived), cmp.Compare(rankOf(a.Severity), rankOf(b.Severity)))
	})
	return table{
		caption: "What there is to mend", empty: "Nothing.", rows: len(c.Failing), columns: columns("What", "About", "Severity", "First seen failing"),
		row: func(i int) []cell {
			f := c.Failing[i]
			what := severity(f.Severity)
			if f.Waived {
				what.shown = html.Fill(`$ $`, what.onPage(), html.Tag("Waived", "grey"))
			}
			return []cell{s.ruleCell(f.Rule), about(f.Subject), what, since(cmp.Or(known[f.Key], f.Since))}
		},
	}
}

func (s *site) cardDue(m *member, c *card.Card) table {
	return table{
		caption: "Deadlines of the next 90 days", empty: "Nothing is due.", rows: len(c.Deadlines), columns: columns("By", "What", "About", "If missed"),
		row: func(i int) []cell {
			d := c.Deadlines[i]
			duty, worst := dutyOf(c, d)
			of := deadline{rule: s.words.number(d.Rule), severity: worst, duty: duty}
			return []cell{{d.Due, html.Fill(`$$`, escape.ForPage(calendar.Long(d.Due)), s.inDays(d.Due))}, s.toDoCell(of), about(d.Subject), severity(of.severity.String())}
		},
	}
}

// cardPromises lists the waivers and then the attestations of a card.
func (s *site) cardPromises(c *card.Card) table {
	return table{
		caption: "Waivers and attestations", empty: "No waiver and no attestation is declared.", rows: len(c.Waivers) + len(c.Attestations), columns: columns("Which", "By", "Ends", "Approval seen"),
		row: func(i int) []cell {
			if i < len(c.Waivers) {
				v := c.Waivers[i]
				title := "Waiver: " + s.titleOf(v.Rule)
				if v.Scope != "" {
					title += " (" + v.Scope + ")"
				}
				return []cell{text(title), {v.ApprovedBy.Role, post(v.ApprovedBy)}, s.ends(v.Expires, "Not declared", "Ended on"), seen(v.Seen)}
			}
			a := c.Attestations[i-len(c.Waivers)]
			return []cell{text("Attestation: " + strings.ReplaceAll(a.Topic, "-", " ")), {a.By.Role, post(a.By)}, s.ends(a.Ends, "Not known", "Ran out on"), seen(a.Seen)}
		},
	}
}

func (s *site) cardServices(c *card.Card) table {
	return table{
		caption: "Services", empty: "No service is declared.", rows: len(c.Claims.Services), columns: columns("Service", "Phase", "Owner"),
		row: func(i int) []cell {
			v := c.Claims.Services[i]
			return []cell{text(cmp.Or(v.Name, v.ID)), {v.Phase, phase(v.Phase)}, {v.Owner.Role, post(v.Owner)}}
		},
	}
}

func (s *site) cardSections(c *card.Card) table {
	return table{
		caption: "When the group last went through its declaration", empty: "Not known.", rows: len(c.Sections), columns: []column{{name: "Part"}, {name: "On"}, {name: "Days before", number: true}},
		row: func(i int) []cell {
			v := c.Sections[i]
			days := text("–")
			if v.Days >= 0 {
				days = text(strconv.Itoa(v.Days))
			}
			return []cell{{v.Section, escape.SentenceForPage(v.Section)}, day(v.On, "No review date given"), days}
		},
	}
}

func (s *site) cardMoney(c *card.Card) table {
	empty := "No forecast and no actual is declared."
	switch {
	case c.Money.Private:
		empty = "The group keeps its amounts private, so no amounts are shown here."
	case !c.Money.Known:
		empty = "The report was made from a result, which has no amounts."
	}
	return table{
		caption: "Money by month", empty: empty, rows: len(c.Money.Months), columns: []column{{name: "Month"}, {name: "Forecast", number: true}, {name: "Actual", number: true}},
		row: func(i int) []cell {
			m := c.Money.Months[i]
			return []cell{month(m.Month), amount(m.Forecast, "Not given"), amount(m.Actual, "Not given")}
		},
	}
}
