package evaluation

import (
	"slices"

	"github.com/DEFRA/dgcheck/internal/declaration"
	"github.com/DEFRA/dgcheck/internal/finding"
	"github.com/DEFRA/dgcheck/internal/rule"
	"github.com/DEFRA/dgcheck/internal/rulebook"
	"github.com/DEFRA/dgcheck/internal/source"
)

// marks are the faulty places of a document, looked up by path.
type marks struct {
	d       *declaration.Declaration
	at      map[string]source.Position // the faulty values
	entries map[string][]mark          // the faulty keys of an entry
}

// mark is a faulty place of an entry: the keys that lead to it from there.
type mark struct {
	keys  []string
	path  declaration.Path
	where source.Position
}

// mark collects the faults: the fails, at their rule's full severity, of the
// rules whose finding means that a value could not be read.
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

// hides returns the path of another value that a faulty text may stand for, empty
// where there is none.
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

// countsAsAbsent reports whether a path leads to the group's founding day or
// status: a group that gives neither readably is judged as one that gives none.
func countsAsAbsent(path declaration.Path) bool {
	return len(path) == 2 && path[0].Key == wholeGroup && (path[1].Key == "founded" || path[1].Key == "status")
}

// entry returns the list entry a path lies in, or its section where it lies in
// none, and the keys that the path goes through from there.
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

// under reports whether a outcome rests on a fault, and where that is: the
// fault lies at or above its place, or at a key that its rule reads of the same
// entry.
func (m *marks) under(j *outcome, reads rulebook.Reads) (source.Position, bool) {
	if len(j.at) == 0 {
		return source.Position{}, false
	}
	if where, ok := m.leading(j.at); ok {
		return where, true
	}
	if j.verdict == finding.NotApplicable {
		// That something does not apply was decided by what its place holds;
		// what else the rule would have read no longer matters.
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

// leading looks for a fault at the path or above it.
func (m *marks) leading(path declaration.Path) (source.Position, bool) {
	for i := len(path); i > 0; i-- {
		if where, ok := m.at[path[:i].String()]; ok {
			return where, true
		}
	}
	return source.Position{}, false
}

// beside looks for a fault in the same entry at a place that the rule reads: a
// misspelt key below one that it reads is no such place, and what was meant
// counts as not given.
func (m *marks) beside(path declaration.Path, reads rulebook.Reads, counts func(mark) bool) (source.Position, bool) {
	entry, _ := m.entry(path)
	for _, fault := range m.entries[entry] {
		if counts(fault) && !slices.ContainsFunc(fault.keys, func(key string) bool { return !reads.Key(key) }) {
			return fault.where, true
		}
	}
	return source.Position{}, false
}
