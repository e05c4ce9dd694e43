package report

import (
	"bufio"
	"encoding/json"
	"io"
	"iter"
)

// jsonStream writes a JSON document in parts. Long lists are written one entry
// per line, so that a document of any length needs no more memory than one
// entry. It remembers the first write that failed.
type jsonStream struct {
	w   *bufio.Writer
	err error
}

func jsonTo(w io.Writer) *jsonStream { return &jsonStream{w: bufio.NewWriter(w)} }

// raw writes punctuation. It must never be given a value.
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

// block writes a value over several lines. Each line after the first begins
// with prefix.
func (r *jsonStream) block(value any, prefix string) {
	text, err := marshal(value, prefix)
	r.put(text, err)
}

// member writes a member of an open object on its own line.
func (r *jsonStream) member(i int, indent, name string, value any) {
	if i > 0 {
		r.raw(",")
	}
	r.raw("\n" + indent + `"` + name + `": `)
	r.value(value)
}

// list writes a list as another member of an open object. If the list is empty,
// it writes nothing.
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

// row writes an entry of a list on its own line, with a comma before every
// entry except the first.
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
