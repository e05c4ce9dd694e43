package declaration

import (
	"regexp"
	"slices"
	"strings"
)

// wordsOf returns a schema of a choice of words as it is published: the words, or
// the same in any case and with blanks or underlines for hyphens. If the schema is
// not a choice of words, it returns nil.
func wordsOf(schema ordered) ordered {
	var words []string
	var enum any
	for _, member := range schema {
		switch member.name {
		case "enum":
			list, _ := member.value.([]any)
			for _, one := range list {
				word, ok := one.(string)
				if !ok {
					return nil
				}
				words = append(words, word)
			}
			enum = member.value
		case "anyOf", "oneOf":
			return nil
		}
	}
	if len(words) == 0 {
		return nil
	}
	for _, member := range schema {
		aliases, _ := member.value.(ordered)
		if member.name != "x-aliases" {
			continue
		}
		for _, alias := range aliases {
			words = append(words, alias.name)
		}
	}
	var object ordered
	for _, member := range schema {
		switch member.name {
		case "enum":
			object = append(object, orderedMember{"anyOf", []any{
				ordered{{"enum", enum}},
				ordered{{"pattern", anyCase(words)}},
			}})
		case "x-aliases":
		default:
			object = append(object, member)
		}
	}
	return object
}

// anyCase returns the pattern of some words in any case. JSON Schema has no flag
// for that.
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
