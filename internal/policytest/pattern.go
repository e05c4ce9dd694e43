package policytest

import (
	"fmt"
	"regexp"
	"strings"
)

// Pattern selects tests and examples by their names, which are PACK.RULE_test.TEST,
// PACK.RULE.kept and PACK.RULE.broken. The zero value selects all.
type Pattern struct{ matches *regexp.Regexp }

// ParsePattern reads a regular expression, which may match any part of a name. The
// empty text selects all.
func ParsePattern(text string) (Pattern, error) {
	if text == "" {
		return Pattern{}, nil
	}
	matches, err := regexp.Compile(text)
	if err != nil {
		return Pattern{}, fmt.Errorf("%q is not a regular expression: %w", text, err)
	}
	return Pattern{matches}, nil
}

// All reports whether the pattern selects everything.
func (p Pattern) All() bool { return p.matches == nil }

// Matches reports whether the pattern selects a name.
func (p Pattern) Matches(name string) bool { return p.matches == nil || p.matches.MatchString(name) }

// NameOf returns the name of a test as in Pattern. Its arguments are the test's package
// and the name of its Rego rule.
func NameOf(pkg, name string) string {
	pkg = strings.TrimPrefix(pkg, "data.")
	return strings.TrimPrefix(strings.TrimPrefix(pkg, "dgcheck.rules."), "dgcheck.") + "." + name
}
