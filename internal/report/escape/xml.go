package escape

import (
	"bufio"
	"fmt"
	"io"
	"strings"
)

// XML is text that is safe in an element or a quoted attribute of XML.
type XML string

// ForXML escapes a text for XML. Characters that XML 1.0 forbids even as
// references, and invisible ones, are shown as visible escapes.
func ForXML(text string) XML {
	var b strings.Builder
	for _, r := range string(ForTerminal(text)) {
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
	return XML(b.String())
}

// Elements writes XML from escaped parts, and remembers the first write that
// failed.
type Elements struct {
	w   *bufio.Writer
	err error
}

func ElementsTo(w io.Writer) *Elements { return &Elements{w: bufio.NewWriter(w)} }

func (e *Elements) Line(format string, parts ...any) {
	if e.err == nil {
		_, e.err = fmt.Fprintf(e.w, format+"\n", parts...)
	}
}

func (e *Elements) Flush() error {
	if e.err == nil {
		e.err = e.w.Flush()
	}
	return e.err
}
