package declaration

import (
	"bytes"
	"strings"

	"github.com/DEFRA/dgcheck/internal/source"
	"github.com/DEFRA/dgcheck/internal/yamltext"
)

// shapeEdit returns the edit that writes a value in the shape that the schema asks for.
// It returns nil if a person would have to add something, such as a date.
func (w *walker) shapeEdit(s *shape, n yamltext.Node) *source.Edit {
	if s.kind == objectShape && s.fields["items"] != nil && n.Kind() == yamltext.List && !n.Flow() {
		return w.underItems(n)
	}
	if n.Kind() != yamltext.Scalar || n.Null() || looksSecret(n.Text()) {
		return nil
	}
	text := clean(n.Text())
	switch word, ok := truth(text); {
	case s.label != "scope" && !n.Quoted() && noSpace().MatchString(n.Text()):
		return w.replacing(n, noSpace().ReplaceAllString(n.Text(), "$1: $2"))
	case s.kind == listShape && s.none && ok && word == "false":
		return w.replacing(n, "none")
	case w.inList() && s.kind == objectShape:
		if entry, ok := w.entryFor(s, text); ok && whose(entry) == "" && len(n.Text()) <= longestName {
			return w.replacing(n, entry)
		}
		return nil
	}
	if _, ok := w.lineFor(s, s.label, n); !ok || s.post || isBareScope(s, text) {
		return nil
	}
	value, ok := w.valueFor(s, text)
	if !ok || whose(value) != "" || strings.Contains(value, exampleDate) != strings.Contains(text, exampleDate) {
		return nil
	}
	return w.replacing(n, value)
}

// inList reports whether the current value is an entry of a list.
func (w *walker) inList() bool { return len(w.path) > 0 && w.path[len(w.path)-1].Key == "" }

// underItems returns the edit that writes the key `items:` above a list, which then
// belongs to that key. It returns nil if the list does not begin on a line of its own.
func (w *walker) underItems(n yamltext.Node) *source.Edit {
	file := w.position(1, 1).File
	p := w.d.pages[file]
	if p == nil || n.Column() < 1 {
		return nil
	}
	line, start, ok := p.line(n.Line())
	indent := n.Column() - 1
	if !ok || strings.TrimLeft(string(line[:min(indent, len(line))]), " ") != "" {
		return nil
	}
	eol := w.d.lineEnd(w.position(n.Line(), 1))
	if indent > 0 {
		return w.d.edit(file, start, start, strings.Repeat(" ", indent)+"items:"+eol)
	}
	// The list is not indented, so every line of it has to move.
	end := p.listEnd(n.Line())
	var moved strings.Builder
	moved.WriteString("  items:" + eol)
	for text := range strings.Lines(string(p.content[start:end])) {
		if strings.TrimSpace(text) != "" {
			moved.WriteString("  ")
		}
		moved.WriteString(text)
	}
	return w.d.edit(file, start, end, moved.String())
}

// listEnd returns the offset of the end of a list that is not indented. The argument is
// the number of the list's first line.
func (p *page) listEnd(first int) int {
	end := 0
	for number := first; ; number++ {
		line, start, ok := p.line(number)
		if !ok {
			return end
		}
		text := strings.TrimRight(string(line), "\r")
		switch {
		case text == "", strings.HasPrefix(text, "#"):
			continue // a blank line or a comment belongs to the list if more of the list follows
		case strings.HasPrefix(text, " "), text == "-", strings.HasPrefix(text, "- "):
			end = min(start+len(line)+1, len(p.content))
		default:
			return end
		}
	}
}

// missingEdit returns the edit that adds a missing key to an entry, if the key is `id`:
// the id is made from the entry's title or name. For any other key it returns nil.
func (w *walker) missingEdit(name string, n yamltext.Node) *source.Edit {
	id := idFor(n)
	if name != "id" || id == "" || isPlaceholder(strings.ReplaceAll(id, "-", " "), false) || n.Kind() != yamltext.Map || n.Len() == 0 {
		return nil
	}
	for key := range n.Entries() {
		if key.Text() == "id" { // a key without a value
			return w.blankID(key, id)
		}
	}
	if n.Flow() {
		at := w.position(n.Line(), n.Column())
		return w.d.replacing(at, "{", "{id: "+id+", ")
	}
	at := w.position(n.Line(), n.Column())
	return w.adding(at, "id: "+id+w.d.lineEnd(at)+strings.Repeat(" ", n.Column()-1))
}

// blankID returns the edit that writes an id after a key `id` that has no value. It
// returns nil if no colon follows the key directly.
func (w *walker) blankID(key yamltext.Node, id string) *source.Edit {
	file := w.position(1, 1).File
	p := w.d.pages[file]
	if p == nil {
		return nil
	}
	_, end, ok := p.token(w.position(key.Line(), key.Column()), key.Text())
	if !ok || !bytes.HasPrefix(p.content[end:], []byte(":")) {
		return nil
	}
	return w.d.edit(file, end+1, end+1, " "+id)
}

// versionEdit returns the edit that adds the line `dgcheck: 1` above the first key of
// the first file. It returns nil if the version is already written, or if another text
// comes before the first key.
func (b *builder) versionEdit(version *Value) *source.Edit {
	file := b.files[0].Path
	p := b.pages[file]
	if version.Written() || p == nil {
		return nil
	}
	for number := 1; ; number++ {
		line, start, ok := p.line(number)
		if !ok {
			return nil
		}
		text := bytes.TrimPrefix(line, []byte("\ufeff"))
		start += len(line) - len(text)
		switch c := append(bytes.TrimRight(text, "\r"), ' ')[0]; {
		case c >= 'a' && c <= 'z':
			return b.edit(file, start, start, "dgcheck: 1"+b.lineEnd(source.Position{File: file, Line: number}))
		case c != ' ' && c != '#' && c != '-':
			return nil
		}
	}
}

// slipEdit returns the edit that replaces a mistyped line (problem.Mistyped) by the
// line that was meant (problem.Meant). It returns nil if more than one line may be
// meant. It needs only the file of the position.
func (b *builder) slipEdit(where source.Position, problem yamltext.Problem) *source.Edit {
	line, start, ok := b.pages[where.File].line(problem.Line)
	if !ok || problem.Meant == "" {
		return nil
	}
	if problem.Line == 1 {
		bare := bytes.TrimPrefix(line, []byte("\ufeff"))
		start, line = start+len(line)-len(bare), bare
	}
	if string(bytes.TrimSuffix(line, []byte("\r"))) != problem.Mistyped {
		return nil
	}
	return b.edit(where.File, start, start+len(problem.Mistyped), problem.Meant)
}

// titleOf returns the id of the only entry whose title or name is written in place of a
// reference, or "".
func (b *builder) titleOf(ref reference) string {
	if looksSecret(ref.id) {
		return ""
	}
	meant := ""
	for _, list := range ref.lists {
		for i := range b.titled(list) {
			item := &b.titled(list)[i]
			id := item.text("id")
			if !isSlug(id) || !strings.EqualFold(item.text("title"), ref.id) && !strings.EqualFold(item.text("name"), ref.id) {
				continue
			}
			if meant != "" && meant != id {
				return ""
			}
			meant = id
		}
	}
	return meant
}

// titled returns the entries of the list at a path such as pipeline.items.
func (b *builder) titled(list string) []Value {
	value := &b.document
	for name := range strings.SplitSeq(list, ".") {
		if value = value.Member(name); value == nil {
			return nil
		}
	}
	return value.Items
}
