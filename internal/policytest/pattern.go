package policytest

import (
	"fmt"
	"regexp"
	"strings"
)

// Pattern chooses tests and examples by their names: PACK.RULE_test.TEST,
// PACK.RULE.kept and PACK.RULE.broken. The zero value chooses all.
type Pattern struct{ matches *regexp.Regexp }

// ParsePattern reads a regular expression, which may match any part of a name.
// The empty text chooses all.
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

// All reports whether the pattern chooses everything.
func (p Pattern) All() bool { return p.matches == nil }

// Matches reports whether the pattern chooses a name.
func (p Pattern) Matches(name string) bool { return p.matches == nil || p.matches.MatchString(name) }

// NameOf returns the name of a test: its package without what all rules share,
// and the rule that is the test.
func NameOf(pkg, name string) string {
	pkg = strings.TrimPrefix(pkg, "data.")
	return strings.TrimPrefix(strings.TrimPrefix(pkg, "dgcheck.rules."), "dgcheck.") + "." + name
}
