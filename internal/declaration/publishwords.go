package declaration

import (
	"regexp"
	"slices"
	"strings"
)

// wordsOf returns the published schema for a choice of words. It allows any letter
// case, and spaces or underscores in place of hyphens. If the schema is not a choice of
// words, it returns nil.
func wordsOf(schema ordered) ordered {
	words := choices(schema)
	if words == nil {
		return nil
	}
	var object ordered
	for _, member := range schema {
		switch member.name {
		case "enum":
			object = append(object, orderedMember{"anyOf", []any{
				ordered{{"enum", member.value}},
				ordered{{"pattern", anyCase(words)}},
			}})
		case "x-aliases":
		default:
			object = append(object, member)
		}
	}
	return object
}

// choices returns the words of a choice, and their aliases. If the schema is not a
// choice of words alone, it returns nil.
func choices(schema ordered) (words []string) {
	enum := false
	for _, member := range schema {
		switch member.name {
		case "enum":
			list, _ := member.value.([]any)
			for _, one := range list {
				word, ok := one.(string)
				if !ok {
					return nil
				}
				words, enum = append(words, word), true
			}
		case "x-aliases":
			aliases, _ := member.value.(ordered)
			for _, alias := range aliases {
				words = append(words, alias.name)
			}
		case "anyOf", "oneOf":
			return nil
		}
	}
	if !enum {
		return nil
	}
	return words
}

// anyCase returns a pattern that matches the words in any letter case. JSON Schema has
// no flag for that.
func anyCase(words []string) string {
	patterns := make([]string, len(words))
	for i, word := range words {
		var b strings.Builder
		for _, r := range word {
			lower, upper := strings.ToLower(string(r)), strings.ToUpper(string(r))
			switch {
			case r == '-':
				b.WriteString("[-_ ]")
			case lower != upper:
				b.WriteString("[" + upper + lower + "]")
			default:
				b.WriteString(regexp.QuoteMeta(string(r)))
			}
		}
		patterns[i] = b.String()
	}
	slices.Sort(patterns)
	return "^(" + strings.Join(slices.Compact(patterns), "|") + ")$"
}
