// Package jsonstream writes a JSON document piece by piece, so that a result of
// many groups needs no more memory than one of them.
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

// Stream writes a JSON document in parts. Long lists are written one entry
// per line, so that a document of any length needs no more memory than one
// entry. It remembers the first write that failed.
type Stream struct {
	w   *bufio.Writer
	err error
}

func To(w io.Writer) *Stream { return &Stream{w: bufio.NewWriter(w)} }

// Raw writes punctuation. It must never be given a value.
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

// Block writes a value over several lines. Each line after the first begins
// with prefix.
func (r *Stream) Block(value any, prefix string) {
	text, err := Marshal(value, prefix)
	r.Put(text, err)
}

// Member writes a member of an open object on its own line.
func (r *Stream) Member(i int, indent, name string, value any) {
	if i > 0 {
		r.Raw(",")
	}
	r.Raw("\n" + indent + `"` + name + `": `)
	r.Value(value)
}

// List writes a list as another member of an open object. If the list is empty,
// it writes nothing.
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

// row writes an entry of a list on its own line, with a comma before every
// entry except the first.
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

// VisibleJSON replaces, by \uXXXX, every character of a JSON document that is
// invisible, changes the direction of writing or controls a terminal. Such
// characters can only be inside texts, so the document keeps its meaning.
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

// invisible reports whether a character beyond ASCII is written as an escape.
// In ASCII, encoding/json has already escaped control characters inside texts,
// and those outside are white space.
func invisible(r rune) bool {
	return r >= 0x7f && (unicode.IsControl(r) || unicode.Is(unicode.Cf, r) || unicode.Is(unicode.Co, r) ||
		unicode.Is(unicode.Noncharacter_Code_Point, r) || r == '\u2028' || r == '\u2029')
}
