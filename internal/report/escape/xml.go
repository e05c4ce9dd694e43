package escape

import (
	"bufio"
	"fmt"
	"io"
	"path"
	"strings"
)

// XML is text that is safe in an XML element or quoted attribute.
type XML string

// ForXML escapes a text for XML. Invisible characters, and characters that XML 1.0 does
// not allow even as references, become visible escapes such as \u{1b}.
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

// Elements writes XML from escaped parts. It stores the first error of a write, which
// Flush returns.
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

// URI is a path as a relative reference (RFC 3986). It has no scheme and no host, and
// does not lead to a parent folder.
type URI string

// ForURI joins the parts of a path and percent-encodes every character that is not
// unreserved in RFC 3986, section 2.3. That includes the colon, because text before a
// colon would be read as a scheme.
func ForURI(parts ...string) URI {
	clean := strings.TrimPrefix(path.Join("/", path.Join(parts...)), "/")
	var b strings.Builder
	for i := range len(clean) {
		if c := clean[i]; c == '/' || unreserved(c) {
			b.WriteByte(c)
		} else {
			fmt.Fprintf(&b, "%%%02X", c)
		}
	}
	return URI(b.String())
}

func unreserved(c byte) bool {
	return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9' || strings.IndexByte("-._~", c) >= 0
}
