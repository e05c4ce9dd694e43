package timeline

import (
	"hash/maphash"
	"strings"

	"github.com/DEFRA/dgcheck/internal/yamltext"
)

// meaning is a hash of the content of a piece of YAML, regardless of order and format.
// The meaning of a map or list is the sum of the meanings of its entries. So the sum
// over several files equals that of one file with the same entries.
type meaning uint64

// hasher computes meanings. Two hashers compute different ones for the same YAML.
type hasher struct{ seed maphash.Seed }

type keyed struct {
	what string
	of   meaning
}

func (h hasher) of(n yamltext.Node) meaning {
	var sum meaning
	switch n.Kind() {
	case yamltext.Map:
		for key, value := range n.Entries() {
			sum += h.member(keyOf(key), value)
		}
	case yamltext.List:
		for _, item := range n.Items() {
			sum += h.entry(item)
		}
	default:
		if !n.Null() {
			sum = h.mix(plain(n.Text()), 1)
		}
	}
	return sum
}

// member returns what a key adds to the meaning of its map. A key without a value adds
// nothing.
func (h hasher) member(key string, value yamltext.Node) meaning {
	if value.Kind() == yamltext.Scalar && value.Null() {
		return 0
	}
	return h.mix(key, h.of(value)+2)
}

// entry returns what an entry adds to the meaning of its list.
func (h hasher) entry(item yamltext.Node) meaning { return h.mix("", h.of(item)+3) }

func (h hasher) mix(what string, of meaning) meaning {
	return meaning(maphash.Comparable(h.seed, keyed{what, of}))
}

func keyOf(key yamltext.Node) string {
	text := key.Text()
	if !strings.ContainsFunc(text, func(r rune) bool { return r != '_' && (r < 'a' || r > 'z') }) {
		return text // already in the form of a key
	}
	return strings.ReplaceAll(strings.ReplaceAll(strings.ToLower(plain(text)), "-", "_"), " ", "_")
}

// plain returns a text with each run of white space replaced by one space.
func plain(text string) string {
	if !strings.ContainsAny(text, "\n\t\r") && !strings.Contains(text, "  ") && strings.TrimSpace(text) == text {
		return text
	}
	return strings.Join(strings.Fields(text), " ")
}

// word returns a text in the form of a word of the schema, such as in-progress for "In
// progress".
func word(text string) string {
	return strings.ReplaceAll(strings.ReplaceAll(strings.ToLower(plain(text)), "_", "-"), " ", "-")
}
