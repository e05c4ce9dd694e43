package card

import (
	"bufio"
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
)

// MaxLine is the largest size of a card, in bytes. An ordinary card has 2 to 8 KB.
const MaxLine = 1 << 20

// mostTokens is the largest number of values and keys in a card. Without it, a line
// full of brackets would take far more memory than an ordinary card.
const mostTokens = 200_000

// deepest is the largest depth of lists and objects inside one another. A card has
// five.
const deepest = 16

// Fault is a line that is not a card. Line counts from 1.
type Fault struct {
	Line int
	err  error
}

// Error returns the line and what is wrong with it.
func (f Fault) Error() string { return fmt.Sprintf("line %d %v", f.Line, f.err) }

// Lines calls found with each line of a file that is not blank: its number, the offset
// of its first byte, and its bytes, which are only valid during the call. If a line is
// too long for a card, long is set and line is empty. Lines returns the error of the
// reader or of found.
func Lines(r io.Reader, found func(number int, offset int64, line []byte, long bool) error) error {
	in := bufio.NewReaderSize(r, 64<<10)
	var line []byte
	offset := int64(0)
	for number := 1; ; number++ {
		line = line[:0]
		start, long, err := offset, false, error(nil)
		for {
			var part []byte
			part, err = in.ReadSlice('\n')
			offset += int64(len(part))
			if long = long || len(line)+len(part) > MaxLine; !long {
				line = append(line, part...)
			}
			if !errors.Is(err, bufio.ErrBufferFull) {
				break
			}
		}
		if err != nil && !errors.Is(err, io.EOF) {
			return err
		}
		text := bytes.TrimLeft(line, " \t\r\n")
		start += int64(len(line) - len(text))
		if text = bytes.TrimSpace(text); long || len(text) > 0 {
			if failed := found(number, start, text, long); failed != nil {
				return failed
			}
		}
		if err != nil {
			return nil
		}
	}
}

// errLong is the error for a line that is too long.
var errLong = fmt.Errorf("is longer than %d KiB, which no card is", MaxLine>>10)

// Parse reads a card. The error completes a sentence whose subject is the line, for
// example "has no id".
func Parse(line []byte) (*Card, error) {
	if len(line) > MaxLine {
		return nil, errLong
	}
	if err := bounded(line); err != nil {
		return nil, err
	}
	var c Card
	if err := json.Unmarshal(line, &c); err != nil {
		var wrong *json.UnmarshalTypeError
		if errors.As(err, &wrong) {
			return nil, fmt.Errorf("has a value of the wrong kind (%s) as %.60q", wrong.Value, cmp.Or(wrong.Field, "the whole line"))
		}
		return nil, fmt.Errorf("is not JSON: %w", err)
	}
	if c.Schema != Schema {
		return nil, fmt.Errorf("is not a card: its schema is %.60q, not %q", c.Schema, Schema)
	}
	if problem := problemOf(&c); problem != "" {
		return nil, errors.New(problem)
	}
	c.fill()
	return &c, nil
}

// bounded returns an error if a line has too many values or is nested too deeply.
func bounded(line []byte) error {
	tokens, depth := 0, 0
	text, escaped := false, false
	for _, c := range line {
		switch {
		case escaped:
			escaped = false
		case text && c == '\\':
			escaped = true
		case c == '"':
			text = !text
		case text:
		case c == '{' || c == '[':
			depth++
		case c == '}' || c == ']':
			depth--
		case c == ',' || c == ':':
			tokens++
		}
		if depth > deepest {
			return fmt.Errorf("is nested more than %d deep", deepest)
		}
	}
	if tokens > mostTokens {
		return fmt.Errorf("has more than %d values", mostTokens)
	}
	return nil
}

// fill replaces missing lists by empty ones. So a card is written in the same way
// whichever version wrote the line that was read.
func (c *Card) fill() {
	slices.Sort(c.Paths)
	c.Paths, c.Packs = list(slices.Compact(c.Paths)), list(c.Packs)
	c.Standards, c.Failing, c.Deadlines = some(c.Standards), some(c.Failing), some(c.Deadlines)
	c.Waivers, c.Attestations, c.Sections = some(c.Waivers), some(c.Attestations), some(c.Sections)
	c.Money.Months = some(c.Money.Months)
	c.Claims.Services, c.Claims.Outcomes = some(c.Claims.Services), some(c.Claims.Outcomes)
	for i := range c.Claims.Services {
		s := &c.Claims.Services[i]
		s.PreviousIDs, s.SharedWith, s.Repos, s.DependsOn = list(s.PreviousIDs), list(s.SharedWith), list(s.Repos), list(s.DependsOn)
	}
}

func some[T any](all []T) []T {
	if all == nil {
		return []T{}
	}
	return all
}
