package evidence

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"

	"github.com/DEFRA/dgcheck/internal/pattern"
)

// The limits on a file that is read. Anyone may have written it.
const (
	// MaxFile is the largest file in bytes.
	MaxFile      = 32 << 20
	mostDepth    = 6
	mostMembers  = 30      // of one object
	mostValues   = 3 << 20 // of the whole file
	mostGroups   = 20_000  // documents of one file
	mostFacts    = 200_000 // of one document
	mostSources  = 20_000
	mostSteps    = 6
	longestText  = 2000 // bytes
	longestWhy   = 2000
	longestStep  = 200
	longestValue = 1000
)

// Read reads the documents in a file: a single one, or one on each line. An error has
// the position of the fault. Read skips members that this version does not know.
func Read(r io.Reader) ([]Document, error) {
	text, err := io.ReadAll(io.LimitReader(r, MaxFile+1))
	switch {
	case err != nil:
		return nil, err
	case len(text) > MaxFile:
		return nil, fmt.Errorf("it is larger than %d MiB", MaxFile>>20)
	}
	text = bytes.TrimPrefix(text, []byte("\ufeff"))
	if err := bounded(text); err != nil {
		return nil, err
	}
	var all []Document
	from := json.NewDecoder(bytes.NewReader(text))
	for {
		var d Document
		err := from.Decode(&d)
		if errors.Is(err, io.EOF) {
			break
		}
		if err == nil {
			err = d.Validate()
		}
		if err != nil {
			return nil, fmt.Errorf("document %d: %w", len(all)+1, plain(err))
		}
		if all = append(all, d.Canonical()); len(all) > mostGroups {
			return nil, fmt.Errorf("it holds more than %d documents", mostGroups)
		}
	}
	if len(all) == 0 {
		return nil, errors.New("it is empty; dgcheck collect writes evidence")
	}
	return all, nil
}

// plain returns an error of the JSON reader as a message for users.
func plain(err error) error {
	var kind *json.UnmarshalTypeError
	if errors.As(err, &kind) {
		return fmt.Errorf("%q is not what it should be, but a %s", kind.Field, kind.Value)
	}
	return err
}

var key = pattern.Lazy(`^[a-z][a-z_]{0,40}$`)

// bounded returns an error if the text is not JSON, is nested too deeply, has too many
// values, or has an object with a duplicate key. Keys must be in lower case, so that no
// two of them mean the same member.
func bounded(text []byte) error {
	from := json.NewDecoder(bytes.NewReader(text))
	from.UseNumber()
	var open []*opened
	for values := 0; ; values++ {
		token, err := from.Token()
		if errors.Is(err, io.EOF) && len(open) == 0 {
			return nil
		}
		if err != nil {
			return errors.New("it is not JSON, or ends in the middle; is it the whole file?")
		}
		if values > mostValues {
			return fmt.Errorf("it holds more than %d values", mostValues)
		}
		switch token {
		case json.Delim('{'), json.Delim('['):
			if len(open) > 0 {
				open[len(open)-1].key = true
			}
			if open = append(open, newOpened(token)); len(open) > mostDepth {
				return errors.New("it is nested too deeply")
			}
			continue
		case json.Delim('}'), json.Delim(']'):
			open = open[:len(open)-1]
			continue
		}
		if len(open) > 0 {
			if err := open[len(open)-1].take(token); err != nil {
				return err
			}
		}
	}
}

// opened is an object or list whose end is not yet reached. key is set if the next
// token of an object is a key.
type opened struct {
	seen map[string]bool // nil for a list
	key  bool
}

func newOpened(token json.Token) *opened {
	if token == json.Delim('{') {
		return &opened{seen: map[string]bool{}, key: true}
	}
	return &opened{}
}

func (o *opened) take(token json.Token) error {
	if o.seen == nil {
		return nil
	}
	if !o.key {
		o.key = true
		return nil
	}
	o.key = false
	name, _ := token.(string)
	switch {
	case !key().MatchString(name):
		return fmt.Errorf("%.60q is not a key of evidence", name)
	case o.seen[name]:
		return fmt.Errorf("it has %.60q twice in one place", name)
	case len(o.seen) == mostMembers:
		return fmt.Errorf("one place has more than %d keys", mostMembers)
	}
	o.seen[name] = true
	return nil
}
