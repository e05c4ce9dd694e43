// Package coverage lists every clause of the sources with the rules that serve it and
// its severity, or the reason why no rule can serve it. It writes the list as text,
// Markdown and JSON.
package coverage

import (
	"fmt"
	"slices"
	"strings"

	"github.com/agnivade/levenshtein"

	"github.com/DEFRA/dgcheck/internal/calendar"
	"github.com/DEFRA/dgcheck/internal/rule"
	"github.com/DEFRA/dgcheck/internal/rulebook"
)

// Table is a list of clauses with the rules that serve them.
type Table struct {
	// Entries are in the order of clauses.yaml.
	Entries []Entry
	// Documents are the sources, by their codes.
	Documents map[string]rule.Document
	// Passages are the positions of the clauses in the sources.
	Passages rule.Passages
	// InForce are the packs that are in force for a group that names no packs.
	InForce []string
}

// From returns where a clause comes from: its documents with its position in each, then
// in brackets their status and the day on which they were last checked.
func From(clause rule.Clause, documents map[string]rule.Document) string {
	status, checkedOn := clause.Standing(documents)
	return fmt.Sprintf("%s (%s, checked on %s)", clause.From(documents), status, calendar.Long(checkedOn))
}

// Only returns a table with one clause. The case of id is ignored. It returns false if
// there is no such clause.
func (l Table) Only(id string) (Table, bool) {
	for _, entry := range l.Entries {
		if strings.EqualFold(entry.ID, id) {
			l.Entries = []Entry{entry}
			return l, true
		}
	}
	return l, false
}

// Nearest returns the id of the clause that is most similar to id, or "" if no id is
// similar.
func (l Table) Nearest(id string) string {
	near, distance := "", len(id)/2+1
	for _, entry := range l.Entries {
		if d := levenshtein.ComputeDistance(strings.ToUpper(id), entry.ID); d < distance {
			near, distance = entry.ID, d
		}
	}
	return near
}

// Entry is one clause with the rules that serve it.
type Entry struct {
	rule.Clause
	Rules []rule.ID
	// Seen are the kinds of evidence that its rules use.
	Seen []string
}

// New returns the coverage of the given packs. If packs is empty, it returns that of
// all packs.
func New(book *rulebook.Book, packs []string) (Table, error) {
	clauses, err := book.Clauses()
	if err != nil {
		return Table{}, err
	}
	serving, seen := map[string][]rule.ID{}, map[string][]string{}
	for _, r := range book.Rules {
		for _, id := range r.Clauses {
			serving[id] = append(serving[id], r.ID)
			seen[id] = append(seen[id], r.Evidence...)
		}
	}
	var l Table
	for _, clause := range clauses {
		if len(packs) == 0 || slices.Contains(packs, clause.Pack) {
			slices.Sort(seen[clause.ID])
			l.Entries = append(l.Entries, Entry{clause, serving[clause.ID], slices.Compact(seen[clause.ID])})
		}
	}
	if l.Documents, err = book.Documents(); err != nil {
		return Table{}, err
	}
	l.Passages, err = book.Passages()
	return l, err
}

// Total has the counts for one pack.
type Total struct {
	Pack    string
	Clauses int
	// Strengths counts the clauses by how firmly the source states them, and
	// Kinds by the way in which they are served.
	Strengths, Kinds map[string]int
	// Rules is the number of rules that serve them.
	Rules int
}

// Strengths returns the strengths, firmest first.
func Strengths() []string {
	return []string{"must", "minimum", "should", "may", "describes", "context"}
}

// Kinds returns the ways in which clauses are served.
func Kinds() []string { return []string{"check", "derive", "attest", "context"} }

// Totals returns the counts of each pack, in the order in which the packs
// appear.
func (l Table) Totals() []Total {
	var totals []Total
	for _, pack := range l.packs() {
		total := Total{Pack: pack, Strengths: map[string]int{}, Kinds: map[string]int{}}
		rules := map[rule.ID]bool{}
		for _, entry := range l.of(pack) {
			total.Clauses++
			total.Strengths[entry.Strength]++
			total.Kinds[entry.Kind]++
			for _, id := range entry.Rules {
				rules[id] = true
			}
		}
		total.Rules = len(rules)
		totals = append(totals, total)
	}
	return totals
}

func (l Table) packs() []string {
	var packs []string
	for _, entry := range l.Entries {
		if !slices.Contains(packs, entry.Pack) {
			packs = append(packs, entry.Pack)
		}
	}
	return packs
}

func (l Table) of(pack string) []Entry {
	return slices.DeleteFunc(slices.Clone(l.Entries), func(entry Entry) bool { return entry.Pack != pack })
}
