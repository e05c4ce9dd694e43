package report

import (
	"bufio"
	"fmt"
	"io"
	"strings"
)

// markup is text that is safe in an element or a quoted attribute of XML.
type markup string

// forXML escapes a text for XML. Characters that XML 1.0 forbids even as
// references, and invisible ones, are shown as visible escapes.
func forXML(text string) markup {
	var b strings.Builder
	for _, r := range string(forTerminal(text)) {
		switch r {
		case '&':
			b.WriteString("&amp;")
		case '<':
			b.WriteString("&lt;")
		case '>':
			b.WriteString("&gt;")
		case '"':
			b.WriteString("&#34;")
		case '\'':
			b.WriteString("&#39;")
		default:
			b.WriteRune(r)
		}
	}
	return markup(b.String())
}

// element writes XML from escaped parts, and remembers the first write that
// failed.
type element struct {
	w   *bufio.Writer
	err error
}

func elementsTo(w io.Writer) *element { return &element{w: bufio.NewWriter(w)} }

func (e *element) line(format string, parts ...any) {
	if e.err == nil {
		_, e.err = fmt.Fprintf(e.w, format+"\n", parts...)
	}
}

func (e *element) flush() error {
	if e.err == nil {
		e.err = e.w.Flush()
	}
	return e.err
}
