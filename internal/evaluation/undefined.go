package evaluation

import (
	"fmt"
	"slices"
	"strings"

	"github.com/DEFRA/dgcheck/internal/declaration"
)

// undefined is what Rego puts into a template string in place of an undefined value,
// without failing
// (https://www.openpolicyagent.org/docs/policy-language#string-interpolation).
const undefined = "<undefined>"

// defined returns an error if a rule's message, remedy or subject contains the text of
// undefined: the rule has a fault, and no reader could understand the text. It returns
// nil if the declaration contains that text too, as the rule may quote it.
func defined(outcomes []outcome, d *declaration.Declaration) error {
	for i := range outcomes {
		j := &outcomes[i]
		if strings.Contains(j.message, undefined) || strings.Contains(j.remedy, undefined) || strings.Contains(j.subject, undefined) {
			if !writes(d, undefined) {
				return fmt.Errorf("rule %s: what it says of %s has a value that is not defined", j.rule.ID, strings.ReplaceAll(j.subject, undefined, "…"))
			}
		}
	}
	return nil
}

// writes reports whether a declaration contains a text in a value, a key, a fault or
// the name of a file.
func writes(d *declaration.Declaration, word string) bool {
	return strings.Contains(d.ID+d.Name, word) || holds(&d.Document, word) ||
		slices.ContainsFunc(d.Files, func(f declaration.File) bool { return strings.Contains(f.Path, word) }) ||
		slices.ContainsFunc(d.Faults, func(f declaration.Fault) bool { return strings.Contains(f.Because+f.Remedy, word) })
}

func holds(v *declaration.Value, word string) bool {
	if strings.Contains(v.Text, word) {
		return true
	}
	for i := range v.Items {
		if holds(&v.Items[i], word) {
			return true
		}
	}
	for i := range v.Members {
		if strings.Contains(v.Names[i], word) || holds(v.Members[i], word) {
			return true
		}
	}
	return false
}
