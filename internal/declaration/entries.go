package declaration

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/DEFRA/dgcheck/internal/source"
)

// reference is an id that a declaration uses to refer to an entry. One of the lists
// must have an entry with that id.
type reference struct {
	at    Path
	where source.Position
	lists []string
	id    string
	file  int32
}

// nameEntries sets the subject of every entry of every list, such as
// service:river-alerts, under which results are reported. If two entries have the same
// id, or an entry has none, the number of the entry is in its subject, so that every
// subject is different.
func (b *builder) nameEntries() {
	b.known = map[string]map[string]bool{}
	b.nameWithin(b.schema.root, &b.document, nil, "")
}

func (b *builder) nameWithin(s *shape, value *Value, path Path, above string) {
	if s.kind == listShape && s.entity != "" {
		b.nameList(s, value, path, above)
		return
	}
	if s.kind != objectShape || value.Kind != Object || len(path) > 0 && !value.Written() {
		return
	}
	for _, name := range s.carriers {
		b.nameWithin(s.fields[name], value.Members[s.index[name]], append(path.clone(), Step{Key: name}), above)
	}
}

func (b *builder) nameList(s *shape, list *Value, path Path, above string) {
	known := map[string]bool{}
	seen := map[string]*Value{}
	labels := map[string]bool{}
	named := map[string]*Value{}
	for i := range list.Items {
		item := &list.Items[i]
		if item.Kind != Object {
			continue
		}
		if !item.key.written() && len(item.Members) > 0 && &item.Members[0] == &s.items.blank.Members[0] {
			// This entry could not be read, so its Members are the default values,
			// which other values share. Copy the slice, since members are set below.
			item.Members = slices.Clone(item.Members)
		}
		id := item.text(s.key)
		known[id] = id != "" || s.key == "id"
		label := b.label(s, item, id, i, seen, append(path.clone(), Step{Index: i}))
		for labels[label] {
			label += fmt.Sprintf("#%d", i+1)
		}
		labels[label] = true
		subject := s.entity + ":" + label
		if above != "" {
			subject = above + "/" + label
		}
		item.set(subjectName, textValue(subject))
		item.set(calledName, textValue(cmp.Or(item.text("title"), item.text("name"), id, subject)))
		item.set(fileName, textValue(b.files[item.at.file].Path))
		b.rename(item, s.entity, above, subject)
		if above == "" && s.items.fields["name"] != nil {
			b.nameTwice(item, i, named, path)
		}
		b.nameWithin(s.items, item, append(path.clone(), Step{Index: i}), subject)
	}
	if above == "" {
		b.known[path.String()] = known
	}
}

// nameTwice reports an entry that has the same name as an earlier entry of its list,
// regardless of letter case. The argument named holds the first entry with each name;
// nameTwice adds to it.
func (b *builder) nameTwice(item *Value, index int, named map[string]*Value, path Path) {
	name := item.Member("name")
	folded := strings.ToLower(name.Text)
	if folded == "" || name.Text == hidden {
		return
	}
	first, taken := named[folded]
	if !taken {
		named[folded] = item
		return
	}
	where, before := b.at(name), b.at(first.Member("name"))
	b.fault(Fault{
		Kind: Identifier, At: append(path.clone(), Step{Index: index}, Step{Key: "name"}), Where: where, Level: "info",
		Because: fmt.Sprintf("%s is the name of two entries: here on line %d and in %s on line %d.", quote(name.Text), where.Line, before.File, before.Line),
		Remedy:  "Give one of them a name that tells the two apart, or keep one entry if they are the same.",
	})
}

// label returns the part of an entry's subject that names the entry: its id. If an
// earlier entry has the same id, the number of the entry follows, such as "soil#2". It
// then also reports a fault, if the ids stand under the key `id`. Without an id, the
// label is the number alone, such as "#2". The argument seen holds the first entry with
// each id; label adds to it.
func (b *builder) label(s *shape, item *Value, id string, index int, seen map[string]*Value, path Path) string {
	number := fmt.Sprintf("#%d", index+1)
	if id == "" {
		return number
	}
	folded := strings.ToLower(id)
	first, taken := seen[folded]
	if !taken {
		seen[folded] = item
		return labelOf(id)
	}
	if s.key == "id" {
		where, before := b.at(item.Member(s.key)), b.at(first.Member(s.key))
		b.fault(Fault{
			Kind: Identifier, At: append(path, Step{Key: s.key}), Where: where,
			Because: fmt.Sprintf("%s is the id of two entries: here on line %d and in %s on line %d.", quote(id), where.Line, before.File, before.Line),
			Remedy:  "Give one of them another id, or remove the one that was copied.",
		})
	}
	return labelOf(id) + number
}

// labelOf returns an id as a label: at most 64 characters, and without slashes, which
// separate an entry from the entry that it belongs to.
func labelOf(id string) string {
	runes := []rune(strings.ReplaceAll(id, "/", "-"))
	return string(runes[:min(len(runes), longestName)])
}

func (b *builder) at(value *Value) source.Position {
	m := value.key
	if !m.written() {
		m = value.at
	}
	return source.Position{File: b.files[m.file].Path, Line: int(m.line), Column: int(m.column)}
}

// rename handles an entry that has `previous_ids`. In b.stable it records, by the
// entry's subject, the subject that it had under the first of these ids. The argument
// entity is the kind of entry, such as service. The argument above is the subject of
// the entry to which it belongs, or "".
func (b *builder) rename(item *Value, entity, above, subject string) {
	previous := item.Member("previous_ids")
	if previous == nil || len(previous.Items) == 0 || previous.Items[0].Text == "" {
		return
	}
	first := entity + ":" + labelOf(previous.Items[0].Text)
	if above != "" {
		if stable, renamed := b.stable[above]; renamed {
			above = stable
		}
		first = above + "/" + labelOf(previous.Items[0].Text)
	}
	b.stable[subject] = first
}

// suggestions limits how many dangling references get a suggestion, since each is
// compared with every id.
const suggestions = 100

// resolve looks up every reference, and records those for which there is no entry.
func (b *builder) resolve() {
	candidates := map[string][]string{}
	for _, ref := range b.references {
		if b.found(ref) {
			continue
		}
		list := strings.Join(ref.lists, " or ")
		if candidates[list] == nil {
			candidates[list] = b.candidates(ref.lists)
		}
		near, edit := "", (*source.Edit)(nil)
		if len(b.dangling) < suggestions {
			near = cmp.Or(b.titleOf(ref), nearest(ref.id, candidates[list]))
			edit = b.replacing(ref.where, ref.id, b.titleOf(ref))
		}
		b.dangling = append(b.dangling, Dangling{At: ref.at, Where: ref.where, ID: quote(ref.id), List: list, Near: near, Unknown: b.nameless(ref.lists), Edit: edit})
	}
}

// candidates returns the ids in the given lists, sorted.
func (b *builder) candidates(lists []string) []string {
	ids := []string{}
	for _, list := range lists {
		for id, named := range b.known[list] {
			if named && id != "" {
				ids = append(ids, id)
			}
		}
	}
	slices.Sort(ids)
	return ids
}

// nameless reports whether one of the lists has an entry without a readable id.
func (b *builder) nameless(lists []string) bool {
	return slices.ContainsFunc(lists, func(list string) bool { return b.known[list][""] })
}

func (b *builder) found(ref reference) bool {
	for _, list := range ref.lists {
		if b.known[list][ref.id] || list == wholeGroup && ref.id == wholeGroup {
			return true
		}
	}
	return false
}
