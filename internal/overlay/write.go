package overlay

import (
	"fmt"
	"regexp"
	"strings"
	"unicode"

	"github.com/DEFRA/dgcheck/internal/yamltext"
)

// width is the longest line. A value that would not fit is written on several lines.
const width = 80

// block writes the members of a map, each starting on a new line.
func (v value) block(b *strings.Builder, indent string) {
	for _, m := range v.members {
		b.WriteString(indent)
		m.write(b, indent)
	}
}

// write writes a key and its value. The caller has written the indentation of the first
// line. The argument indent is the indentation of the key.
func (m member) write(b *strings.Builder, indent string) {
	b.WriteString(m.key.scalar() + ":")
	if flow, ok := m.value.flow(); ok && (m.value.leaf() || m.value.flat() && len(indent)+len(m.key.text)+len(flow) < width) {
		b.WriteString(strings.TrimRight(" "+flow, " ") + "\n")
		return
	}
	b.WriteString("\n")
	if m.value.kind == yamltext.Map {
		m.value.block(b, indent+"  ")
		return
	}
	for _, item := range m.value.items {
		item.entry(b, indent+"  ")
	}
}

// entry writes one entry of a list.
func (v value) entry(b *strings.Builder, indent string) {
	b.WriteString(indent + "- ")
	if flow, ok := v.flow(); ok && (v.leaf() || v.flat() && len(indent)+len(flow) < width) {
		b.WriteString(flow + "\n")
		return
	}
	if v.kind == yamltext.List {
		b.WriteString("\n")
		for _, item := range v.items {
			item.entry(b, indent+"  ")
		}
		return
	}
	for i, m := range v.members {
		if i > 0 {
			b.WriteString(indent + "  ")
		}
		m.write(b, indent+"  ")
	}
}

// flat reports whether a value is easy to read on one line: a list of words, a map of
// words and lists of words, or a list of one such map.
func (v value) flat() bool {
	for _, item := range v.items {
		if item.kind != yamltext.Scalar && (len(v.items) > 1 || item.kind == yamltext.List || !item.flat()) {
			return false
		}
	}
	for _, m := range v.members {
		if m.value.kind == yamltext.Map || !m.value.flat() || m.value.entries() && !m.value.leaf() {
			return false
		}
	}
	return true
}

// flow returns a value written on one line. The result ok is false for a list or map
// with something that has to be on its own line.
func (v value) flow() (text string, ok bool) {
	var parts []string
	for _, item := range v.items {
		part, ok := item.inFlow()
		if !ok {
			return "", false
		}
		parts = append(parts, part)
	}
	for _, m := range v.members {
		key, clean := m.key.inFlow()
		part, ok := m.value.inFlow()
		if !ok || !clean {
			return "", false
		}
		parts = append(parts, strings.TrimRight(key+": "+part, " "))
	}
	switch v.kind {
	case yamltext.List:
		return "[" + strings.Join(parts, ", ") + "]", true
	case yamltext.Map:
		return "{" + strings.Join(parts, ", ") + "}", true
	}
	return v.scalar(), true
}

// inFlow returns a value written as part of a list or map in brackets or braces. The
// result ok is false if that is not possible, such as for an unquoted scalar with a
// comma.
func (v value) inFlow() (text string, ok bool) {
	if v.kind != yamltext.Scalar {
		return v.flow()
	}
	if !v.quoted && (v.text == "" || strings.ContainsAny(v.text, ",[]{}")) {
		return "", false
	}
	return v.scalar(), true
}

// leaf reports whether a value has no items and no members.
func (v value) leaf() bool { return len(v.items) == 0 && len(v.members) == 0 }

// misread matches the text of an unquoted scalar that would be read as something else
// if it were alone on a line.
var misread = regexp.MustCompile(`\n|:$|^[-?:.]+( |$)|^\?`)

// scalar returns a scalar as it is to be written. It is in double quotes if it was in
// quotes, or if it matches misread.
func (v value) scalar() string {
	if !v.quoted && !misread.MatchString(v.text) {
		return v.text
	}
	var b strings.Builder
	b.WriteByte('"')
	for _, r := range v.text {
		switch {
		case r == '"' || r == '\\':
			b.WriteString(`\` + string(r))
		case r < 0xa0 && unicode.IsControl(r) || r == '\u2028' || r == '\u2029' || r == '\ufeff':
			fmt.Fprintf(&b, `\u%04x`, r)
		default:
			b.WriteRune(r)
		}
	}
	return b.String() + `"`
}
