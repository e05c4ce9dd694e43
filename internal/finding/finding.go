// Package finding is what was found: one judged subject of one rule, the order
// findings stand in and the key by which one is known again.
package finding

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"strings"

	"github.com/DEFRA/dgcheck/internal/rule"
	"github.com/DEFRA/dgcheck/internal/source"
)

// Verdict is what a rule says of a subject.
type Verdict string

// The verdicts. A thing that could not be judged is never a pass and never a
// fail.
const (
	Pass          Verdict = "pass"
	Fail          Verdict = "fail"
	NotDue        Verdict = "not-due"
	NotApplicable Verdict = "not-applicable"
	Waived        Verdict = "waived"
	Attested      Verdict = "attested"
	NotAssessed   Verdict = "not-assessed"
)

// Result is the verdict of one rule on one subject.
type Result struct {
	Rule    rule.ID
	Subject string
	Verdict Verdict
	// Severity is set on a fail and on a waived result.
	Severity rule.Severity
	// Message says what was found, in a sentence; Remedy what to do about a
	// fail, or by the day that Due gives.
	Message string
	Remedy  string
	Clauses []string
	Where   source.Position
	// Due is the date that decided, YYYY-MM-DD; empty where none did.
	Due string
	// Section is the part of the declaration the result is about, its top-level
	// key; empty for a whole file.
	Section string
	// Absent tells that nothing of the section is written that the result is
	// about, so that its place is only where the declaration begins.
	Absent bool
	// Partly tells of a pass that there is more to do before a standard that
	// rests on it is fully met.
	Partly bool
	// Breaks are the clauses that a fail is about, where it is not about every
	// clause of its rule.
	Breaks []string
	// Key is stable across runs, moves of lines and renamed titles.
	Key string
}

// Compare orders the results of one group: by rule, subject and place.
func Compare(a, b Result) int {
	return cmp.Or(
		cmp.Compare(a.Rule, b.Rule),
		cmp.Compare(a.Subject, b.Subject),
		cmp.Compare(a.Where.File, b.Where.File),
		cmp.Compare(a.Where.Line, b.Where.Line),
		cmp.Compare(a.Where.Column, b.Where.Column),
		cmp.Compare(a.Message, b.Message),
		cmp.Compare(a.Key, b.Key),
	)
}

// Key makes the key of a result from its group, rule and subject, and in the
// data pack, where a subject can have several, from the path as well.
func Key(parts ...string) string {
	sum := sha256.Sum256([]byte(strings.Join(parts, "\x00")))
	return hex.EncodeToString(sum[:12])
}
