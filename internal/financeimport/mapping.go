package financeimport

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/DEFRA/dgcheck/internal/calendar"
	"github.com/DEFRA/dgcheck/internal/workbook"
)

// Mapping holds what the --map options say about a sheet: what its columns, rows or
// headings mean.
type Mapping struct {
	spans map[string][]span
	words map[string]Measure
	year  calendar.Month
	unit  int64
}

// span is a range of columns or rows, counted from 0. It includes first and last.
type span struct {
	rows        bool
	first, last int
}

// Keys returns the keys that a --map option may have.
func Keys() []string {
	return []string{"month", "line", "service", "forecast", "actual", "ignore", "keep", "year", "unit"}
}

// ParseMapping parses the values of --map options, such as line=B, forecast=D:O,
// ignore=20, forecast=Latest budget and year=2026-27. The error is a sentence for
// users.
func ParseMapping(parts []string) (Mapping, error) {
	m := Mapping{spans: map[string][]span{}, words: map[string]Measure{}}
	for _, part := range parts {
		key, value, ok := strings.Cut(part, "=")
		key, value = strings.ToLower(strings.TrimSpace(key)), strings.TrimSpace(value)
		if !ok || value == "" {
			return m, fmt.Errorf("--map takes KEY=WHERE such as line=B, not %q", part)
		}
		if err := m.add(key, value); err != nil {
			return m, err
		}
	}
	return m, nil
}

func (m *Mapping) add(key, value string) error {
	switch key {
	case "year":
		if m.year = yearIn(value); m.year == 0 {
			return fmt.Errorf("--map year= takes a financial year such as 2026-27, not %q", value)
		}
		return nil
	case "unit":
		units := map[string]int64{"pounds": 1, "1": 1, "£": 1, "k": 1_000, "£k": 1_000, "thousands": 1_000, "m": 1_000_000, "£m": 1_000_000, "millions": 1_000_000}
		if m.unit = units[strings.ToLower(value)]; m.unit == 0 {
			return fmt.Errorf("--map unit= takes pounds, k or m, not %q", value)
		}
		return nil
	case "month", "line", "service", "forecast", "actual", "ignore", "keep":
	default:
		return fmt.Errorf("--map knows %s, not %q", list(Keys()), key)
	}
	for piece := range strings.SplitSeq(value, "+") {
		found, ok := parseSpan(strings.TrimSpace(piece))
		switch {
		case ok:
			m.spans[key] = append(m.spans[key], found)
		case key == "forecast":
			m.words[strings.ToLower(value)] = Forecast
			return nil
		case key == "actual":
			m.words[strings.ToLower(value)] = Actual
			return nil
		default:
			return fmt.Errorf("--map %s= takes columns such as D or D:O, or rows such as 5 or 5:16, not %q", key, value)
		}
	}
	return nil
}

func parseSpan(text string) (span, bool) {
	from, to, many := strings.Cut(strings.ReplaceAll(text, "-", ":"), ":")
	if !many {
		to = from
	}
	if first, err := strconv.Atoi(from); err == nil {
		last, err := strconv.Atoi(to)
		return span{true, first - 1, last - 1}, err == nil && first > 0 && last >= first
	}
	if len(from) > 2 || len(to) > 2 {
		return span{}, false // a word such as Act is not a column
	}
	first, ok := workbook.ColumnNumber(from)
	last, okTo := workbook.ColumnNumber(to)
	return span{false, first, last}, ok && okTo && last >= first
}

// word returns the measure that the mapping gives to a heading with this text, such as
// by forecast=Latest budget.
func (m Mapping) word(text string) Measure { return m.words[strings.ToLower(text)] }

// has reports whether the mapping names a row or a column of the sheet under a key,
// such as "ignore". The argument at is its number, from 0. It is a row if rows is set.
func (m Mapping) has(key string, rows bool, at int) bool {
	for _, s := range m.spans[key] {
		if s.rows == rows && at >= s.first && at <= s.last {
			return true
		}
	}
	return false
}

// measure returns the measure that the mapping gives to a row (if rows is set) or a
// column, or Unsaid if it gives none.
func (m Mapping) measure(rows bool, at int) Measure {
	switch {
	case m.has("forecast", rows, at):
		return Forecast
	case m.has("actual", rows, at):
		return Actual
	}
	return Unsaid
}
