package declaration

import "github.com/DEFRA/dgcheck/internal/yamltext"

// The weights of what is counted: a key or value in the wrong place says more than a
// list or map without anything below it.
const leftEmpty, outOfPlace = 1, 2

// unknownKeys weighs what a document has and the shape does not: keys that are not
// known or given twice, values of another kind, and lists and maps that were left empty.
func (s *shape) unknownKeys(n yamltext.Node) (count int) {
	switch {
	case s == nil || n.Empty():
		return 0
	case n.Kind() == yamltext.Scalar && n.Null():
		if s.kind == listShape || s.kind == objectShape || s.rows {
			return leftEmpty // what belongs below it stands elsewhere
		}
		return 0
	case s.rows && n.Kind() == yamltext.Map:
		return unknownMonths(n)
	case s.rows || s.kind == anyShape:
		return 0
	case s.kind == listShape && n.Kind() == yamltext.List:
		for _, item := range n.Items() {
			count += s.items.unknownKeys(item)
		}
		return count
	case s.kind == listShape:
		if s.single {
			return s.items.unknownKeys(n)
		}
		if n.Kind() == yamltext.Scalar && s.none {
			return 0
		}
		return outOfPlace
	case s.kind == objectShape && n.Kind() == yamltext.Map:
		return s.unknownEntries(n)
	case s.kind == objectShape:
		if n.Kind() == yamltext.Scalar && (s.asText || s.post) {
			return 0
		}
		return outOfPlace
	case n.Kind() != yamltext.Scalar:
		return outOfPlace
	}
	return 0
}

func (s *shape) unknownEntries(n yamltext.Node) (count int) {
	seen := map[string]bool{}
	for key, value := range n.Entries() {
		name := key.Text()
		field, known := s.fields[name]
		if seen[name] || !known && s.values == nil && name != schemaKey {
			count += outOfPlace
		}
		seen[name] = true
		if !known {
			field = s.values
		}
		count += field.unknownKeys(value)
	}
	return count
}

// unknownMonths counts the keys of finance.months that are no months and the keys of
// months that are no figures.
func unknownMonths(n yamltext.Node) (count int) {
	for key, month := range n.Entries() {
		if !isMonth(key.Text()) {
			count += outOfPlace
		}
		if month.Kind() != yamltext.Map {
			continue
		}
		for figure := range month.Entries() {
			if name := figure.Text(); name != "forecast" && name != "actual" {
				count += outOfPlace
			}
		}
	}
	return count
}
