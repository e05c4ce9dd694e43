package report

import (
	"bytes"
	"fmt"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"
)

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
