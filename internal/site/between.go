package site

import (
	"cmp"
	"slices"
	"strings"

	"github.com/DEFRA/dgcheck/internal/card"
	"github.com/DEFRA/dgcheck/internal/report/escape"
	"github.com/DEFRA/dgcheck/internal/report/html"
	"github.com/DEFRA/dgcheck/internal/report/outline"
)

// between calls Options.Between with the current cards and stores the findings in
// s.findings, sorted. It does nothing if Options.Between is nil.
func (s *site) between() error {
	if s.Between == nil {
		return nil
	}
	found, err := s.Between(func(do func(now, before *card.Card) error) error {
		for _, m := range s.members {
			now, err := s.store.Get(m.entry.Key)
			var before *card.Card
			if err == nil && m.last != nil {
				before, err = s.store.Get(*m.last)
			}
			if err == nil {
				err = do(now, before)
			}
			if err != nil {
				return err
			}
		}
		return nil
	}, s.heard.of-s.heard.heard)
	slices.SortStableFunc(found, func(a, b Finding) int {
		return cmp.Or(cmp.Compare(a.Rule, b.Rule), cmp.Compare(a.Subject, b.Subject), cmp.Compare(a.Message, b.Message))
	})
	s.findings = found
	return err
}

// parted divides the findings in two. The second list, own, has those about one group
// alone, and the first list, shared, has all others. A finding about an id that two
// repositories declare is in shared, because it involves both.
func (s *site) parted() (shared, own []Finding) {
	declared := map[string]int{}
	for _, m := range s.members {
		declared[m.entry.ID]++
	}
	for _, f := range s.findings {
		if len(f.Groups) == 1 && declared[f.Groups[0]] < 2 {
			own = append(own, f)
		} else {
			shared = append(shared, f)
		}
	}
	return shared, own
}

// betweenPage writes the page with the findings between groups.
func (s *site) betweenPage() error {
	byID := map[string]*member{}
	for _, m := range s.members {
		if byID[m.entry.ID] == nil {
			byID[m.entry.ID] = m
		}
	}
	shared, own := s.parted()
	tables := []table{
		s.foundTable("between", "What groups settle with one another", shared, byID),
		s.foundTable("between-own", "What one group settles alone", own, byID),
	}
	return s.page(page{file: betweenFile, title: "Between groups", tables: tables, intro: func(w html.Writer) {
		paragraph(w, "What is seen only when the declarations of all groups are read together. These findings are for information and count against nobody.")
		if silent := s.heard.of - s.heard.heard; silent > 0 {
			paragraph(w, outline.Count(silent, "group")+" not heard from. What leads there may be in order.")
		}
	}})
}

func (s *site) foundTable(name, caption string, found []Finding, byID map[string]*member) table {
	return table{
		name: name, caption: caption, empty: "Nothing was found.", rows: len(found),
		columns: columns("About", "What was found", "What to do", "Groups", "Rule"),
		row: func(i int) []cell {
			f := found[i]
			return []cell{text(f.Subject), text(f.Message), text(f.Remedy), groupsCell(f.Groups, byID), {f.Rule, escape.ForPage(f.Title)}}
		},
	}
}

// groupsCell returns a cell with links to the pages of groups. A group without a
// current card has no page and is named by its id.
func groupsCell(ids []string, byID map[string]*member) cell {
	var shown []html.Escaped
	for _, id := range ids {
		if m := byID[id]; m != nil {
			shown = append(shown, html.Fill(`<a class="govuk-link"$><bdi>$</bdi></a>`, html.Href(escape.URL(m.page)), escape.ForPage(m.name)))
		} else {
			shown = append(shown, escape.ForPage(id))
		}
	}
	return cell{strings.Join(ids, ", "), joined(shown, ", ")}
}

// joined returns the parts with a separator between them.
func joined(parts []html.Escaped, separator escape.HTML) html.Escaped {
	all := html.Escaped(escape.HTML(""))
	for i, part := range parts {
		if i > 0 {
			all = html.Fill(`$$`, all, separator)
		}
		all = html.Fill(`$$`, all, part)
	}
	return all
}
