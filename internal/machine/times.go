package machine

import (
	"errors"
	"time"
)

// times returns the builtins on times. A time is a number of nanoseconds since 1970, or
// an array of such a number, a time zone (only UTC) and a layout.
func times() map[string]builtin {
	named := layouts()
	return map[string]builtin{
		"time.date": func(a []Value) (Value, error) {
			at, _, err := timeOf(a[0])
			if err != nil {
				return nil, err
			}
			year, month, day := at.Date()
			return NewArray(int64(year), int64(month), int64(day)), nil
		},
		"time.weekday": func(a []Value) (Value, error) {
			at, _, err := timeOf(a[0])
			return at.Weekday().String(), err
		},
		"time.format": func(a []Value) (Value, error) {
			at, layout, err := timeOf(a[0])
			if layout == "" {
				layout = time.RFC3339Nano
			}
			if known, ok := named[layout]; ok {
				layout = known
			}
			return at.Format(layout), err
		},
	}
}

// layouts returns Go's time layouts by the names that a policy may use.
func layouts() map[string]string {
	return map[string]string{
		"ANSIC": time.ANSIC, "UnixDate": time.UnixDate, "RubyDate": time.RubyDate, "RFC822": time.RFC822, "RFC822Z": time.RFC822Z,
		"RFC850": time.RFC850, "RFC1123": time.RFC1123, "RFC1123Z": time.RFC1123Z, "RFC3339": time.RFC3339, "RFC3339Nano": time.RFC3339Nano,
	}
}

var errTime = errors.New("operand 1 must be a number of nanoseconds, or an array of it, a time zone and a layout")

func timeOf(v Value) (at time.Time, layout string, err error) {
	parts := []Value{v}
	if list, ok := v.(*Array); ok {
		parts = list.items
	}
	if len(parts) == 0 || len(parts) > 3 {
		return at, "", errTime
	}
	nanoseconds, ok := whole(parts[0])
	if !ok {
		return at, "", errTime
	}
	if len(parts) > 1 {
		if zone, ok := parts[1].(string); !ok || zone != "" && zone != "UTC" {
			return at, "", errors.New("the time zone must be UTC")
		}
	}
	if len(parts) > 2 {
		if layout, ok = parts[2].(string); !ok {
			return at, "", errTime
		}
	}
	return time.Unix(0, nanoseconds).UTC(), layout, nil
}
