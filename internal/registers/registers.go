// Package registers reads saved answers of public and departmental registers: what
// GOV.UK's search says of service standard reports, and what Defra's assurance service
// says of groups and deliveries. Nothing is asked over the network.
package registers

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
	"time"
	"unicode"

	"github.com/DEFRA/dgcheck/internal/calendar"
)

// Bounds of a saved answer.
const (
	mostBytes  = 64 << 20
	mostValues = 10_000
)

// each decodes the JSON values of a text, one after the other. It returns an error if the
// text has none, too many, or is too large.
func each(r io.Reader, take func(from *json.Decoder) error) error {
	limited := &io.LimitedReader{R: r, N: mostBytes}
	from := json.NewDecoder(limited)
	for n := range mostValues {
		err := take(from)
		switch {
		case errors.Is(err, io.EOF) && n > 0:
			return nil
		case limited.N == 0:
			return fmt.Errorf("it is larger than %d MB", mostBytes>>20)
		case err != nil:
			return err
		}
	}
	return errors.New("it has too many parts")
}

// dayOf returns the day in London of a time as these services write it. ok is false for
// any other text.
func dayOf(text string, london *time.Location) (day calendar.Day, ok bool) {
	for _, layout := range []string{time.RFC3339Nano, "2006-01-02T15:04:05.999999999", time.DateOnly, "2 January 2006"} {
		if at, err := time.Parse(layout, text); err == nil && at.Year() > 1 {
			return calendar.Today(at, london), true
		}
	}
	return 0, false
}

// longest bounds a value, in characters.
const longest = 120

// visible returns a text as one short line of characters that can be seen.
func visible(text string) string {
	var kept []rune
	for _, r := range text {
		if unicode.In(r, unicode.Cc, unicode.Cf, unicode.Zl, unicode.Zp, unicode.Co) || r == unicode.ReplacementChar {
			continue
		}
		if kept = append(kept, r); len(kept) == longest {
			break
		}
	}
	return strings.TrimSpace(string(kept))
}

// same reports whether two names are equal but for case and spaces.
func same(a, b string) bool {
	return strings.EqualFold(strings.Join(strings.Fields(a), " "), strings.Join(strings.Fields(b), " "))
}
