package report

import (
	"bufio"
	"encoding/json"
	"io"
	"iter"
)

// jsonStream writes a JSON document piece by piece: long lists one entry a line, so
// that a document of any length takes no more memory than an entry. It
// remembers the first write that fails.
type jsonStream struct {
	w   *bufio.Writer
	err error
}

func jsonTo(w io.Writer) *jsonStream { return &jsonStream{w: bufio.NewWriter(w)} }

// raw writes punctuation of the document; never a value.
func (r *jsonStream) raw(text string) {
	if r.err == nil {
		_, r.err = r.w.WriteString(text)
	}
}

// value writes a value on one line.
func (r *jsonStream) value(value any) {
	text, err := json.Marshal(value)
	r.put(text, err)
}

// block writes a value over several lines, those after the first behind a
// prefix.
func (r *jsonStream) block(value any, prefix string) {
	text, err := marshal(value, prefix)
	r.put(text, err)
}

// member writes a member of an open object on a line of its own.
func (r *jsonStream) member(i int, indent, name string, value any) {
	if i > 0 {
		r.raw(",")
	}
	r.raw("\n" + indent + `"` + name + `": `)
	r.value(value)
}

// list writes a list as a further member of an open object, unless it is empty.
func (r *jsonStream) list(indent, name string, entries iter.Seq[any]) {
	n := 0
	for entry := range entries {
		if n == 0 {
			r.raw(",\n" + indent + `"` + name + `": [`)
		}
		r.row(n, indent+"  ", entry)
		n++
	}
	if n > 0 {
		r.raw("\n" + indent + "]")
	}
}

func (r *jsonStream) put(text []byte, err error) {
	if r.err == nil {
		r.err = err
	}
	if r.err == nil {
		_, r.err = r.w.Write(VisibleJSON(text))
	}
}

// row writes an entry of a list on a line of its own; the first one follows the
// opening bracket, every other a comma.
func (r *jsonStream) row(i int, indent string, value any) {
	if i > 0 {
		r.raw(",")
	}
	r.raw("\n" + indent)
	r.value(value)
}

func (r *jsonStream) flush() error {
	if r.err == nil {
		r.err = r.w.Flush()
	}
	return r.err
}
