package evaluation

import (
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
	above   map[string]source.Position // every place above a faulty value
	entries map[string][]mark          // the faulty keys of an entry
}

// mark is a faulty key of an entry.
type mark struct {
	key   string
	where source.Position
}

// mark collects the faults: the fails, at their rule's full severity, of the
// rules whose finding means that a value could not be read.
func (l *layers) mark(judgements []judgement) *marks {
	m := &marks{d: l.d, at: map[string]source.Position{}, above: map[string]source.Position{}, entries: map[string][]mark{}}
	for i := range judgements {
		j := &judgements[i]
		if j.rule.Fault && j.verdict == finding.Fail && j.severity == rule.Error && len(j.at) > 0 {
			m.add(j.at, l.where(j))
		}
	}
	return m
}

func (m *marks) add(path declaration.Path, where source.Position) {
	m.at[path.String()] = where
	for i := 1; i <= len(path); i++ {
		m.above[path[:i].String()] = where
	}
	if entry, key := m.entry(path); key != "" && !countsAsAbsent(path) {
		m.entries[entry] = append(m.entries[entry], mark{key, where})
	}
}

// countsAsAbsent: a group whose founding day or status cannot be read is
// judged as one that does not give it.
func countsAsAbsent(path declaration.Path) bool {
	return len(path) == 2 && path[0].Key == wholeGroup && (path[1].Key == "founded" || path[1].Key == "status")
}

// entry gives the list entry a path lies in, or its section where it lies in
// none, and the key of that entry or section which the path goes through.
func (m *marks) entry(path declaration.Path) (entry, key string) {
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
	if len(path) > end {
		key = path[end].Key
	}
	return path[:end].String(), key
}

// under tells whether a judgement rests on a fault, and where that is: the
// fault lies at or above its place, or at a key that its rule reads of the same
// entry.
func (m *marks) under(j *judgement, reads rulebook.Reads) (source.Position, bool) {
	if len(j.at) == 0 {
		return source.Position{}, false
	}
	if where, ok := m.leading(j.at); ok {
		return where, true
	}
	if j.verdict == finding.NotApplicable {
		// That something does not apply was decided by what its place holds;
		// what else the rule would have read no longer matters.
		if _, key := m.entry(j.at); key != "" {
			where, ok := m.above[j.at.String()]
			return where, ok
		}
		return m.beside(j.at, reads)
	}
	if where, ok := m.beside(j.at, reads); ok {
		return where, true
	}
	for _, path := range j.restsOn {
		if where, ok := m.leading(path); ok {
			return where, true
		}
		if where, ok := m.beside(path, reads); ok {
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

// beside looks for a fault in the same entry at a key that the rule reads.
func (m *marks) beside(path declaration.Path, reads rulebook.Reads) (source.Position, bool) {
	entry, _ := m.entry(path)
	for _, fault := range m.entries[entry] {
		if reads.Key(fault.key) {
			return fault.where, true
		}
	}
	return source.Position{}, false
}
