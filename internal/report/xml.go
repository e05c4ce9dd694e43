package report

import (
	"bufio"
	"fmt"
	"io"
	"strings"
)

// markup is text that is safe inside an element or a quoted attribute of XML.
type markup string

// forXML escapes a text for XML. What XML 1.0 forbids even as a reference, and
// what nobody would see, is shown as its escape.
func forXML(text string) markup {
	return markup(strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&#34;", "'", "&#39;").Replace(string(forTerminal(text))))
}

// element writes XML from escaped parts and remembers the first write that
// fails.
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
