package resultjson

import (
	"fmt"
	"io"
)

// shortTokens is a reader that returns an error if a token is longer than any token of
// a result. Without it, json.Decoder would read the whole token into memory first.
type shortTokens struct {
	r       io.Reader
	text    bool // inside quotes
	escaped bool // after a backslash
	length  int  // of the current token so far
}

var errLongToken = fmt.Errorf("it holds a text longer than %d MiB", mostText>>20)

// longestToken is in bytes. A JSON escape takes up to six bytes for one character.
const longestToken = 6 * mostText

func (s *shortTokens) Read(p []byte) (int, error) {
	n, err := s.r.Read(p)
	for _, c := range p[:n] {
		if s.pass(c); s.length > longestToken {
			return 0, errLongToken
		}
	}
	return n, err
}

// pass takes the next byte of the document and updates the state, such as how long the
// current token is.
func (s *shortTokens) pass(c byte) {
	s.length++
	switch {
	case s.escaped:
		s.escaped = false
	case s.text && c == '\\':
		s.escaped = true
	case c == '"':
		s.text, s.length = !s.text, 0
	case !s.text && (c == ',' || c == ':' || c == '{' || c == '}' || c == '[' || c == ']' || c == ' ' || c == '\n' || c == '\r' || c == '\t'):
		s.length = 0
	}
}
