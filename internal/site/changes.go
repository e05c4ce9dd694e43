package site

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/DEFRA/dgcheck/internal/card"
	"github.com/DEFRA/dgcheck/internal/report/escape"
	"github.com/DEFRA/dgcheck/internal/report/html"
	"github.com/DEFRA/dgcheck/internal/report/outline"
)

// words says what a change comes from.
func (c cause) words() string {
	return [...]string{"The group", "The policies", "The group, the policies or both", "Time alone"}[c]
}

// changesPage writes what changed since the last card and in a quarter: what groups
// changed apart from what policies changed.
func (s *site) changesPage() error {
	var tables []table
	for _, span := range []struct {
		name, words string
		changes     []change
	}{{"last", "since the card before", s.lately}, {"quarter", "in a quarter", s.quarterly}} {
		tables = append(tables, s.changesTables(span.name, span.words, span.changes)...)
	}
	return s.page(page{file: changesFile, title: "What changed", intro: func(w html.Writer) {
		paragraph(w, "The newest card of each group is compared with the one before it, and with the newest that is at least three months old. Where the policies are the same, the group changed. Where its declaration is the same, the policies changed, or only the day did.")
		if slices.ContainsFunc(append(slices.Clone(s.lately), s.quarterly...), func(c change) bool { return c.cause == byBoth }) {
			paragraph(w, "Where both differ, nothing here can tell them apart. Judge the earlier days again with dgcheck replay, and give those cards too.")
		}
		if !s.compared() {
			paragraph(w, "There are no earlier cards to compare with. Give a folder of kept cards with --trend.")
		}
	}, tables: tables})
}

func (s *site) changesTables(name, words string, changes []change) []table {
	captions := map[cause]string{
		byGroup: "What groups changed " + words, byPolicies: "What policies or figures changed " + words, byBoth: "Not told apart " + words, byTime: "What time alone changed " + words,
	}
	files := map[cause]string{byGroup: "groups", byPolicies: "policies", byBoth: "not-told-apart", byTime: "time"}
	var tables []table
	for _, why := range []cause{byGroup, byPolicies, byBoth, byTime} {
		var of []change
		for _, c := range changes {
			if c.cause == why {
				of = append(of, c)
			}
		}
		if len(of) == 0 && why != byGroup && why != byPolicies {
			continue
		}
		slices.SortStableFunc(of, func(a, b change) int {
			return cmp.Or(cmp.Compare(len(b.failing), len(a.failing)), cmp.Compare(len(b.mended), len(a.mended)), cmp.Compare(a.member.entry.ID, b.member.entry.ID), cmp.Compare(a.member.entry.Repository, b.member.entry.Repository))
		})
		tables = append(tables, table{
			name: "changed-" + name + "-" + files[why], caption: captions[why], empty: "Nothing.", rows: len(of),
			columns: columns("Group", "Since", "Errors and warnings", "Standards", "Newly failing", "Mended"),
			row: func(i int) []cell {
				c := of[i]
				return []cell{s.groupCell(c.member), day(c.from, ""), text(counts(c)), colours(c), s.these(c.failing), s.these(c.mended)}
			},
		})
	}
	return tables
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

// these names some results, and how many more there are.
func (s *site) these(failing []card.Failing) cell {
	if len(failing) == 0 {
		return cell{"", escape.HTML("Nothing")}
	}
	const most = 4
	var ids []string
	shown := html.Escaped(escape.HTML(""))
	for i, f := range failing {
		ids = append(ids, f.Rule+" "+f.Subject)
		if i < most {
			title := s.titleOf(f.Rule)
			if f.Subject != "group" {
				title += " (" + f.Subject + ")"
			}
			shown = html.Fill(`$<li>$</li>`, shown, escape.ForPage(title))
		}
	}
	if more := len(failing) - most; more > 0 {
		shown = html.Fill(`$<li>and $</li>`, shown, escape.ForPage(outline.Count(more, "other")))
	}
	return cell{strings.Join(ids, "; "), html.Fill(`<ul class="govuk-list short">$</ul>`, shown)}
}
