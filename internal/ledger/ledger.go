// Package ledger accounts for every clause of the sources: which rule serves
// it, at which severity, or why none can. It is written as text, Markdown and
// JSON.
package ledger

import (
	"fmt"
	"slices"
	"strings"

	"github.com/agnivade/levenshtein"

	"github.com/DEFRA/dgcheck/internal/calendar"
	"github.com/DEFRA/dgcheck/internal/rule"
	"github.com/DEFRA/dgcheck/internal/rulebook"
)

// Ledger is every clause asked for, with what serves it.
type Ledger struct {
	// Entries in the order of the catalogue.
	Entries []Entry
	// Documents are the sources by their code.
	Documents map[string]rule.Document
	// InForce are the packs by which groups are judged that name no others.
	InForce []string
}

// From names the documents a clause comes from, where it stands in them, how they
// stand and when somebody last looked.
func From(clause rule.Clause, documents map[string]rule.Document) string {
	status, checkedOn := clause.Standing(documents)
	return fmt.Sprintf("%s (%s, checked on %s)", clause.From(documents), status, calendar.Long(checkedOn))
}

// Only gives the ledger of one clause, by its id in any case; false where there is
// none.
func (l Ledger) Only(id string) (Ledger, bool) {
	for _, entry := range l.Entries {
		if strings.EqualFold(entry.ID, id) {
			l.Entries = []Entry{entry}
			return l, true
		}
	}
	return l, false
}

// Nearest gives the id of the clause that may be meant; empty where none is near.
func (l Ledger) Nearest(id string) string {
	near, distance := "", len(id)/2+1
	for _, entry := range l.Entries {
		if d := levenshtein.ComputeDistance(strings.ToUpper(id), entry.ID); d < distance {
			near, distance = entry.ID, d
		}
	}
	return near
}

// Entry is one clause and the rules that serve it.
type Entry struct {
	rule.Clause
	Rules []rule.ID
}

// New makes the ledger of some packs; of all of them when none is named.
func New(book *rulebook.Book, packs []string) (Ledger, error) {
	clauses, err := book.Clauses()
	if err != nil {
		return Ledger{}, err
	}
	serving := map[string][]rule.ID{}
	for _, r := range book.Rules {
		for _, id := range r.Clauses {
			serving[id] = append(serving[id], r.ID)
		}
	}
	var l Ledger
	for _, clause := range clauses {
		if len(packs) == 0 || slices.Contains(packs, clause.Pack) {
			l.Entries = append(l.Entries, Entry{clause, serving[clause.ID]})
		}
	}
	l.Documents, err = book.Documents()
	return l, err
}

// Total is what a pack's clauses come to.
type Total struct {
	Pack    string
	Clauses int
	// Strengths and Kinds count the clauses by how firmly the source puts them
	// and by how they are served.
	Strengths, Kinds map[string]int
	// Rules are those that serve them.
	Rules int
}

// Strengths lists the strengths, firmest first.
func Strengths() []string {
	return []string{"must", "minimum", "should", "may", "describes", "context"}
}

// Kinds lists the ways in which clauses are served.
func Kinds() []string { return []string{"check", "derive", "attest", "context"} }

// Totals counts pack by pack, in the order in which the packs appear.
func (l Ledger) Totals() []Total {
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

func (l Ledger) packs() []string {
	var packs []string
	for _, entry := range l.Entries {
		if !slices.Contains(packs, entry.Pack) {
			packs = append(packs, entry.Pack)
		}
	}
	return packs
}

func (l Ledger) of(pack string) []Entry {
	return slices.DeleteFunc(slices.Clone(l.Entries), func(entry Entry) bool { return entry.Pack != pack })
}
