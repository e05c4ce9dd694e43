package declaration

import "github.com/DEFRA/dgcheck/internal/yamltext"

// The weights of what unknownKeys counts. A key or value in the wrong place counts more
// than an empty list or map.
const leftEmpty, outOfPlace = 1, 2

// unknownKeys returns how badly a node fits the shape: 0 if it fits, and otherwise the
// sum of the weights of what does not. These are keys that are unknown or given twice,
// values of another kind, and empty lists and maps.
func (s *shape) unknownKeys(n yamltext.Node) (count int) {
	switch {
	case s == nil || n.Empty():
		return 0
	case n.Kind() == yamltext.Scalar && n.Null():
		if s.kind == listShape || s.kind == objectShape || s.rows {
			return leftEmpty // what belongs below it is elsewhere
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

// unknownMonths returns the weight of the keys of finance.months that are not months,
// and of the keys of months other than forecast and actual.
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
