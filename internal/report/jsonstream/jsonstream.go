// Package jsonstream writes a JSON document in parts, so that a document with any
// number of groups needs only the memory for one group.
package jsonstream

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"iter"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"
)

func Marshal(value any, prefix string) ([]byte, error) {
	text, err := json.MarshalIndent(value, prefix, "  ")
	return VisibleJSON(text), err
}

// Stream writes a JSON document in parts. It writes long lists entry by entry, one on
// each line. It stores the first error, which Flush returns.
type Stream struct {
	w   *bufio.Writer
	err error
}

func To(w io.Writer) *Stream { return &Stream{w: bufio.NewWriter(w)} }

// Raw writes text without escaping it. Use it only for punctuation and fixed names.
func (r *Stream) Raw(text string) {
	if r.err == nil {
		_, r.err = r.w.WriteString(text)
	}
}

// Value writes a value on one line.
func (r *Stream) Value(value any) {
	text, err := json.Marshal(value)
	r.Put(text, err)
}

// Block writes a value over several lines. Each line after the first begins with
// prefix.
func (r *Stream) Block(value any, prefix string) {
	text, err := Marshal(value, prefix)
	r.Put(text, err)
}

// Member writes a member of an open object on its own line, after the white space in
// indent. i is the number of members before it; a comma is written first unless i is 0.
func (r *Stream) Member(i int, indent, name string, value any) {
	if i > 0 {
		r.Raw(",")
	}
	r.Raw("\n" + indent + `"` + name + `": `)
	r.Value(value)
}

// List writes a list as a member of an open object, which must already have a member.
// name is the name of the member, and indent the white space before it. If the list is
// empty, List writes nothing.
func (r *Stream) List(indent, name string, entries iter.Seq[any]) {
	n := 0
	for entry := range entries {
		if n == 0 {
			r.Raw(",\n" + indent + `"` + name + `": [`)
		}
		r.row(n, indent+"  ", entry)
		n++
	}
	if n > 0 {
		r.Raw("\n" + indent + "]")
	}
}

func (r *Stream) Put(text []byte, err error) {
	if r.err == nil {
		r.err = err
	}
	if r.err == nil {
		_, r.err = r.w.Write(VisibleJSON(text))
	}
}

// row writes entry i of a list on its own line, with a comma before it if it is not the
// first.
func (r *Stream) row(i int, indent string, value any) {
	if i > 0 {
		r.Raw(",")
	}
	r.Raw("\n" + indent)
	r.Value(value)
}

func (r *Stream) Flush() error {
	if r.err == nil {
		r.err = r.w.Flush()
	}
	return r.err
}

// VisibleJSON replaces every invisible or control character in a JSON document by
// \uXXXX, and every character that changes the direction of writing. Such characters
// occur only inside strings, so the document keeps its meaning.
func VisibleJSON(document []byte) []byte {
	hidden := bytes.IndexFunc(document, invisible)
	if hidden < 0 {
		return document
	}
	out := bytes.NewBuffer(make([]byte, 0, len(document)+64))
	for hidden >= 0 {
		out.Write(document[:hidden])
		r, size := utf8.DecodeRune(document[hidden:])
		if high, low := utf16.EncodeRune(r); high != unicode.ReplacementChar {
			fmt.Fprintf(out, `\u%04x\u%04x`, high, low)
		} else {
			fmt.Fprintf(out, `\u%04x`, r)
		}
		document = document[hidden+size:]
		hidden = bytes.IndexFunc(document, invisible)
	}
	out.Write(document)
	return out.Bytes()
}

// invisible reports whether VisibleJSON has to escape a character. ASCII control
// characters need no escape: encoding/json has escaped them inside strings, and outside
// strings they are white space.
func invisible(r rune) bool {
	return r >= 0x7f && (unicode.IsControl(r) || unicode.Is(unicode.Cf, r) || unicode.Is(unicode.Co, r) ||
		unicode.Is(unicode.Noncharacter_Code_Point, r) || r == '\u2028' || r == '\u2029')
}
