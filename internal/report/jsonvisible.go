package report

import (
	"bytes"
	"fmt"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"
)

// VisibleJSON writes as \uXXXX every character of a JSON document that nobody would
// see, that turns the direction of writing or that a terminal would obey. They stand
// in its texts alone, so the document means the same.
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

// invisible reports whether a character beyond ASCII is to be written as an escape.
// Those of ASCII are escaped by encoding/json, or lay out the document.
func invisible(r rune) bool {
	return r >= 0x7f && (unicode.IsControl(r) || unicode.Is(unicode.Cf, r) || unicode.Is(unicode.Co, r) ||
		unicode.Is(unicode.Noncharacter_Code_Point, r) || r == '\u2028' || r == '\u2029')
}
