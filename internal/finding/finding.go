// Package finding defines results: what one rule found on one subject. It also
// defines the order of results, and the key by which a result is recognised in
// another run.
package finding

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"slices"

	"github.com/DEFRA/dgcheck/internal/rule"
	"github.com/DEFRA/dgcheck/internal/source"
)

// Verdict is what a rule decides about a subject.
type Verdict string

// The verdicts. Something that could not be judged is never a pass or a fail.
const (
	Pass          Verdict = "pass"
	Fail          Verdict = "fail"
	NotDue        Verdict = "not-due"
	NotApplicable Verdict = "not-applicable"
	Waived        Verdict = "waived"
	Attested      Verdict = "attested"
	NotAssessed   Verdict = "not-assessed"
)

// Finding is the verdict of one rule on one subject.
type Finding struct {
	Rule    rule.ID
	Subject string
	Verdict Verdict
	// Severity is set if the verdict is Fail or Waived.
	Severity rule.Severity
	// Message says what was found, in a sentence. Remedy says what to do about
	// a fail, or what to do by the day in Due.
	Message string
	Remedy  string
	Clauses []string
	Where   source.Position
	// Due is the date that decided the verdict, such as a deadline: YYYY-MM-DD, or
	// empty.
	Due string
	// Section is the top-level key of the declaration that the result is about.
	// It is empty for a whole file.
	Section string
	// Absent is set if the section that the result is about is not declared, so
	// that the position is only the beginning of the declaration.
	Absent bool
	// Partly is set on a pass if more has to be done before a standard that is
	// based on it is fully met.
	Partly bool
	// Breaks are the clauses that a fail is about. It is empty if the fail is about
	// every clause of its rule.
	Breaks []string
	// Fix is the edit that mends a fail of the data pack. It is nil unless exactly one
	// edit is right.
	Fix *source.Edit
	// Key identifies the result. It is the same in other runs, and after lines moved or
	// titles changed.
	Key string
}

// Compare orders the results of one group: by rule, subject and position.
func Compare(a, b Finding) int { return compare(&a, &b) }

func compare(a, b *Finding) int {
	if a.Rule != b.Rule {
		return cmp.Compare(a.Rule, b.Rule)
	}
	if a.Subject != b.Subject {
		return cmp.Compare(a.Subject, b.Subject)
	}
	return cmp.Or(
		cmp.Compare(a.Where.File, b.Where.File),
		cmp.Compare(a.Where.Line, b.Where.Line),
		cmp.Compare(a.Where.Column, b.Where.Column),
		cmp.Compare(a.Message, b.Message),
		cmp.Compare(a.Key, b.Key),
	)
}

// Sort sorts the results of one group in place. It moves each of them only once, since
// they are large.
func Sort(results []Finding) {
	order := make([]int, len(results)) // the index in results of the result that belongs at each index
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(i, j int) int { return compare(&results[i], &results[j]) })
	for start := range order {
		first, to := results[start], start
		for order[to] != start {
			from := order[to]
			results[to], order[to], to = results[from], to, from
		}
		results[to], order[to] = first, to
	}
}

// Key returns the key of a result. Its arguments are the id of the group, the id of the
// rule, and the subject. In the data pack a subject can have several results, so the
// path is a further argument there.
func Key(parts ...string) string {
	joined := make([]byte, 0, 256)
	for i, part := range parts {
		if i > 0 {
			joined = append(joined, 0)
		}
		joined = append(joined, part...)
	}
	sum := sha256.Sum256(joined)
	return hex.EncodeToString(sum[:12])
}
