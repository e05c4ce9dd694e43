// Package registers reads saved responses of public and departmental registers: service
// standard reports found by GOV.UK's search, and groups and deliveries in Defra's
// assurance service. It makes no network requests.
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

// The limits on a saved response.
const (
	mostBytes  = 64 << 20
	mostValues = 10_000
)

// each calls take for each of several JSON values in a text. It returns an error if the
// text has no values, too many, or is too large.
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

// dayOf returns the day in London of a time in one of the formats that these services
// use. ok is false for any other text.
func dayOf(text string, london *time.Location) (day calendar.Day, ok bool) {
	for _, layout := range []string{time.RFC3339Nano, "2006-01-02T15:04:05.999999999", time.DateOnly, "2 January 2006"} {
		if at, err := time.Parse(layout, text); err == nil && at.Year() > 1 {
			return calendar.Today(at, london), true
		}
	}
	return 0, false
}

// longest is the largest length of a value, in characters.
const longest = 120

// visible returns a text as one short line without invisible characters.
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

// same reports whether two names are equal, apart from case and spaces.
func same(a, b string) bool {
	return strings.EqualFold(strings.Join(strings.Fields(a), " "), strings.Join(strings.Fields(b), " "))
}
