package resultjson

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/DEFRA/dgcheck/internal/report/escape"
)

// MaxResult is the maximum size in bytes of a result that is read. A group with 10,000
// services, judged by the rules of the guide, has a result of about 85 million bytes.
// Once read, a result takes about as many bytes of memory as the file has.
const MaxResult = 128 << 20

// Without these limits, a result that consists mostly of brackets and commas would use
// much more memory than an ordinary result of the same size.
const (
	mostEntries = 5_000_000     // in all lists together
	mostMembers = 100           // in one object
	mostText    = 1 << 20       // in one text, in bytes
	mostCount   = 1_000_000_000 // for a line, a column or any count
)

// reader reads a JSON document token by token. The field at has the path of the current
// value, and err the first error. After an error, nothing more is read.
type reader struct {
	from    *json.Decoder
	at      []string
	entries int
	err     error
}

func readJSON(r io.Reader) *reader {
	from := json.NewDecoder(&shortTokens{r: &atMost{r: r, left: MaxResult}})
	from.UseNumber()
	return &reader{from: from}
}

// atMost is a reader that returns an error if r has more than left bytes.
type atMost struct {
	r    io.Reader
	left int
}

var errTooLarge = fmt.Errorf("it is larger than %d MiB", MaxResult>>20)

func (a *atMost) Read(p []byte) (int, error) {
	n, err := a.r.Read(p[:min(len(p), a.left+1)])
	if a.left -= n; a.left < 0 {
		return 0, errTooLarge
	}
	return n, err
}

// wrong sets r.err to an error about the value at the current path, unless r.err is
// already set.
func (r *reader) wrong(format string, parts ...any) {
	if r.err == nil {
		place := strings.TrimPrefix(strings.Join(r.at, ""), ".")
		if place == "" {
			place = "the document"
		}
		r.err = fmt.Errorf("%s %w", place, fmt.Errorf(format, parts...))
	}
}

// token returns the next token. After an error it returns nil.
func (r *reader) token() json.Token {
	if r.err != nil {
		return nil
	}
	token, err := r.from.Token()
	r.broken(err)
	return token
}

// broken sets r.err after a failed read. It does nothing if err is nil.
func (r *reader) broken(err error) {
	switch {
	case err == nil:
	case errors.Is(err, errTooLarge), errors.Is(err, errLongToken):
		r.err = err
	case errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF):
		r.wrong("ends in the middle; is it the whole file?")
	default:
		r.wrong("is not JSON: %w", err)
	}
}

// inside calls the function do. While it runs, the path in r.at ends with step, such as
// ".name" or "[2]".
func (r *reader) inside(step string, do func()) {
	r.at = append(r.at, step)
	do()
	r.at = r.at[:len(r.at)-1]
}

// object reads an object. It calls the function member with each key, and that function
// must read the value. A key that occurs twice is an error, and so is an object that
// lacks one of the required keys.
func (r *reader) object(member func(key string), required ...string) {
	if r.token() != json.Delim('{') {
		r.wrong("is not an object")
	}
	var seen []string
	for r.err == nil && r.from.More() {
		key, _ := r.token().(string)
		switch {
		case slices.Contains(seen, key):
			r.wrong("has %.60q twice", key)
		case len(seen) == mostMembers:
			r.wrong("has more than %d members", mostMembers)
		}
		seen = append(seen, key)
		r.inside("."+escape.Shorten(key, escape.LongestName), func() { member(key) })
	}
	r.token()
	for _, key := range required {
		if !slices.Contains(seen, key) {
			r.wrong("has no %q", key)
		}
	}
}

// list reads a list. It calls entry for each entry, and entry must read the value.
func (r *reader) list(entry func()) {
	if r.token() != json.Delim('[') {
		r.wrong("is not a list")
	}
	for i := 0; r.err == nil && r.from.More(); i++ {
		if r.entries++; r.entries > mostEntries {
			r.wrong("is one list too many: there are more than %d entries", mostEntries)
		}
		r.inside("["+strconv.Itoa(i)+"]", entry)
	}
	r.token()
}

// skip reads a value and discards it.
func (r *reader) skip() {
	var passed json.RawMessage
	if r.err == nil {
		r.broken(r.from.Decode(&passed))
	}
}

// text reads a string, which may be empty.
func (r *reader) text() string {
	text, is := r.token().(string)
	switch {
	case !is:
		r.wrong("is not a text")
	case len(text) > mostText:
		r.wrong("is longer than %d bytes", mostText)
	}
	return text
}

// count reads a whole number. A number that is smaller than the argument is an error.
func (r *reader) count(least int) int {
	number, is := r.token().(json.Number)
	n, err := strconv.Atoi(number.String())
	if !is || err != nil || n < least || n > mostCount {
		r.wrong("is not a whole number from %d to %d", least, mostCount)
	}
	return n
}

// flag reads a boolean.
func (r *reader) flag() bool {
	is, ok := r.token().(bool)
	if !ok {
		r.wrong("is neither true nor false")
	}
	return is
}

// end returns the first error. If there is none, it checks that the document is at its
// end.
func (r *reader) end() error {
	if r.err == nil {
		if _, err := r.from.Token(); !errors.Is(err, io.EOF) {
			r.wrong("is followed by something else")
		}
	}
	return r.err
}
