package timeline

import (
	"hash/maphash"
	"strings"

	"github.com/DEFRA/dgcheck/internal/yamltext"
)

// meaning identifies what a piece of YAML says, apart from its order and format. The
// meaning of a map or list is the sum of those of its entries, so that the sum over
// several files is that of one file which holds it all.
type meaning uint64

// hasher works out meanings. Two hashers give different ones.
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

// member is what a key adds to its map. A key without a value adds nothing.
func (h hasher) member(key string, value yamltext.Node) meaning {
	if value.Kind() == yamltext.Scalar && value.Null() {
		return 0
	}
	return h.mix(key, h.of(value)+2)
}

// entry is what an entry adds to its list.
func (h hasher) entry(item yamltext.Node) meaning { return h.mix("", h.of(item)+3) }

func (h hasher) mix(what string, of meaning) meaning {
	return meaning(maphash.Comparable(h.seed, keyed{what, of}))
}

func keyOf(key yamltext.Node) string {
	text := key.Text()
	if !strings.ContainsFunc(text, func(r rune) bool { return r != '_' && (r < 'a' || r > 'z') }) {
		return text // as keys are written
	}
	return strings.ReplaceAll(strings.ReplaceAll(strings.ToLower(plain(text)), "-", "_"), " ", "_")
}

// plain returns a text with one space for each gap.
func plain(text string) string {
	if !strings.ContainsAny(text, "\n\t\r") && !strings.Contains(text, "  ") && strings.TrimSpace(text) == text {
		return text
	}
	return strings.Join(strings.Fields(text), " ")
}

// word returns a text that is one of a few words, as it is read.
func word(text string) string {
	return strings.ReplaceAll(strings.ReplaceAll(strings.ToLower(plain(text)), "_", "-"), " ", "-")
}
