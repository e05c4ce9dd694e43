package evaluation

import (
	"slices"

	"github.com/DEFRA/dgcheck/internal/declaration"
	"github.com/DEFRA/dgcheck/internal/finding"
	"github.com/DEFRA/dgcheck/internal/rule"
	"github.com/DEFRA/dgcheck/internal/rulebook"
	"github.com/DEFRA/dgcheck/internal/source"
)

// marks are the faulty values of a document, by their paths.
type marks struct {
	d       *declaration.Declaration
	at      map[string]source.Position // the faulty values, by path
	entries map[string][]mark          // the faulty keys of each entry, by the path of the entry
}

// mark is a faulty value in an entry of a list. The field keys has the keys of its path
// below that entry: [owner email] for services[0].owner.email.
type mark struct {
	keys  []string
	path  declaration.Path
	where source.Position
}

// mark returns the values of the document that could not be read. They are where a rule
// whose metadata has `fault` fails with severity error, and where the text at fault may
// have been meant to go (see hides).
func (l *layers) mark(outcomes []outcome) *marks {
	m := &marks{d: l.d, at: map[string]source.Position{}, entries: map[string][]mark{}}
	for i := range outcomes {
		j := &outcomes[i]
		if j.rule.Fault && j.verdict == finding.Fail && j.severity == rule.Error && len(j.at) > 0 {
			m.add(j.at, l.where(j))
			if hidden := l.hides(j); len(hidden) > 0 {
				m.add(hidden, l.where(j))
			}
		}
	}
	return m
}

// hides returns the path of the value that may be missing because of the fault of an
// outcome. For a key `ownr` it is the path of `owner` (see declaration.Fault.Hides). It
// returns nil if the outcome is about no fault, or if no value is missing because of
// it.
func (l *layers) hides(j *outcome) declaration.Path {
	if j.fault < 0 || j.fault >= len(l.faults) {
		return nil
	}
	return l.faults[j.fault].Hides
}

func (m *marks) add(path declaration.Path, where source.Position) {
	m.at[path.String()] = where
	if entry, keys := m.entry(path); len(keys) > 0 && !countsAsAbsent(path) {
		m.entries[entry] = append(m.entries[entry], mark{keys, path, where})
	}
}

// countsAsAbsent reports whether a path leads to the group's founding day or status. If
// one of these cannot be read, the group is judged as if it were not given.
func countsAsAbsent(path declaration.Path) bool {
	return len(path) == 2 && path[0].Key == wholeGroup && (path[1].Key == "founded" || path[1].Key == "status")
}

// entry returns the path, as text, of the list entry that contains the value at a path,
// and the keys below that entry: for services[0].owner.email, "services[0]" and [owner
// email]. If no list entry contains the value, the top-level section stands for the
// entry.
func (m *marks) entry(path declaration.Path) (entry string, keys []string) {
	end := 1
	for i, step := range path {
		if step.Key != "" {
			continue
		}
		if value := m.d.At(path[:i+1]); value != nil && value.Kind == declaration.Object {
			end = i + 1
			break
		}
	}
	for _, step := range path[end:] {
		if step.Key != "" {
			keys = append(keys, step.Key)
		}
	}
	return path[:end].String(), keys
}

// under reports whether an outcome depends on a fault, and returns the fault's
// position. It does if the fault is at the outcome's path or above it, or at a key of
// the same entry that the rule reads.
func (m *marks) under(j *outcome, reads rulebook.Reads) (source.Position, bool) {
	if len(j.at) == 0 {
		return source.Position{}, false
	}
	if where, ok := m.leading(j.at); ok {
		return where, true
	}
	if j.verdict == finding.NotApplicable {
		// A not-applicable outcome was decided by the value at its path. The other
		// values that the rule reads do not matter.
		return m.beside(j.at, reads, func(fault mark) bool { return j.at.Leads(fault.path) })
	}
	anywhere := func(mark) bool { return true }
	if where, ok := m.beside(j.at, reads, anywhere); ok {
		return where, true
	}
	for _, path := range j.restsOn {
		if where, ok := m.leading(path); ok {
			return where, true
		}
		if where, ok := m.beside(path, reads, anywhere); ok {
			return where, true
		}
	}
	return source.Position{}, false
}

// leading returns the position of a faulty value at the path or above it. It returns
// false if there is none.
func (m *marks) leading(path declaration.Path) (source.Position, bool) {
	for i := len(path); i > 0; i-- {
		if where, ok := m.at[path[:i].String()]; ok {
			return where, true
		}
	}
	return source.Position{}, false
}

// beside returns the position of a faulty value in the list entry that contains the
// path, or false if there is none. It considers only faulty values for which the
// function counts returns true, and only those of whose path below the entry the rule
// reads every key. So a misspelt key below a key that the rule reads does not count:
// the value that was meant counts as not given.
func (m *marks) beside(path declaration.Path, reads rulebook.Reads, counts func(mark) bool) (source.Position, bool) {
	entry, _ := m.entry(path)
	for _, fault := range m.entries[entry] {
		if counts(fault) && !slices.ContainsFunc(fault.keys, func(key string) bool { return !reads.Key(key) }) {
			return fault.where, true
		}
	}
	return source.Position{}, false
}
