package declaration_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// TestAliasesAreNotWalkedForATab reads a file with a tab whose entries refer to one
// another many thousand times. It must take no longer than any other file.
func TestAliasesAreNotWalkedForATab(t *testing.T) {
	many := func(name string) string { return strings.Repeat(",*"+name, 15_000) }
	text := fmt.Sprintf("outcomes: [&o {id: o, measures: [&m {id: m, readings: [&r {value: 1}%s]}%s]}%s]\nx=1\n\ty: 2\n", many("r"), many("m"), many("o"))
	if d := loadText(t, text); len(d.Faults) == 0 {
		t.Error("no fault")
	}
}

// TestATextAboveAFaultIsNoSlip reads texts that look like mistyped lines, above a
// fault. The texts are correct, so they must have no edit.
func TestATextAboveAFaultIsNoSlip(t *testing.T) {
	for text, lines := range map[string][]int{
		"group:\n  id: a\n  summary: |\n    We do:\n    * soil\n    * water\n  name=Soil\n":            {4, 5, 6},
		"services:\n  - id: a\n    channels:\n      - team=soil\n      - env:prod\n    name: \"open\n": {4, 5},
	} {
		for _, fault := range loadText(t, text).Faults {
			if edit := fault.Edit; edit != nil && slices.Contains(lines, edit.Start.Line) {
				t.Errorf("%q: %+v", text, edit)
			}
		}
	}
}
