package command

import (
	"regexp"
	"strings"

	"github.com/DEFRA/dgcheck/internal/coverage"
	"github.com/DEFRA/dgcheck/internal/report/outline"
	"github.com/DEFRA/dgcheck/internal/rulebook"
)

var (
	likeRule   = regexp.MustCompile(`^\S*[._]\S*$`)
	likeClause = regexp.MustCompile(`^[A-Za-z0-9]+(-[A-Za-z0-9]+)+$`)
)

// explainOther explains the text asked, which is not the id of a rule. It writes the
// clause with that id, or lists the rules and clauses that contain these words. If it
// writes nothing and asked is most likely the misspelt id of a rule, it returns true.
// In any other case in which it finds nothing, the error says so.
func explainOther(host Host, book *rulebook.Book, asked string) (isRule bool, err error) {
	l, err := coverage.New(book, nil)
	if err != nil {
		return false, couldNotJudge(err)
	}
	if only, found := l.Only(strings.TrimSpace(asked)); found {
		return false, explainClause(host, book, only)
	}
	if likeRule.MatchString(asked) {
		return true, nil
	}
	hits, err := coverage.Search(book, asked)
	if err != nil {
		return false, couldNotJudge(err)
	}
	switch {
	case len(hits) > 0:
		return false, listHits(host, asked, hits)
	case likeClause.MatchString(asked):
		return false, noClause(l, asked)
	case strings.ContainsAny(strings.TrimSpace(asked), " \t\n"):
		return false, wrongUse("no rule and no clause has all of the words %q; try fewer of them", asked)
	}
	return true, nil
}

// explainClause writes the text of a clause, where it is in its source, and which rules
// serve it.
func explainClause(host Host, book *rulebook.Book, l coverage.Table) error {
	clause := l.Entries[0].Clause
	e := &explanation{lines: lines{w: host.Out}, book: book, documents: l.Documents}
	e.line("%s (pack %s, %s; %s)", clause.ID, clause.Pack, clause.Strength, clause.Level())
	e.wrapped("  ", clause.Text)
	e.line("  %s", coverage.From(clause, l.Documents))
	for _, url := range l.Passages.URLs(clause.ID) {
		e.line("  %s", url)
	}
	e.line("")
	serving := coverage.Serving(book, clause)
	if len(serving) == 0 {
		e.line("No rule serves it")
		e.wrapped("  ", clause.Why)
	} else {
		e.line("Rules that serve it; dgcheck explain RULE says more")
	}
	for _, r := range serving {
		e.hit(coverage.Hit{ID: string(r.ID), Text: r.Title})
	}
	if clause.People != "" {
		e.line("")
		e.line("What is left to people to judge")
		e.wrapped("  ", clause.People)
	}
	if e.err != nil {
		return couldNotJudge(e.err)
	}
	return nil
}

// mostHits is how many rules and clauses a search for words lists.
const mostHits = 20

func listHits(host Host, asked string, hits []coverage.Hit) error {
	e := &explanation{lines: lines{w: host.Out}}
	e.line("Where the words %q stand, best first; dgcheck explain ID says more", outline.Plain(asked, 100))
	for i, hit := range hits {
		if i == mostHits {
			e.line("…and %d more; give more words", len(hits)-i)
			break
		}
		e.hit(hit)
	}
	if e.err != nil {
		return couldNotJudge(e.err)
	}
	return nil
}

// hit writes the id of a rule or clause, and its text below it.
func (e *explanation) hit(hit coverage.Hit) {
	e.line("  %s", hit.ID)
	e.wrapped("    ", hit.Text)
}
