package workbook

import (
	"regexp"
	"strings"
)

// shown is what a number format does to a value. Its fields have the meaning of those
// of Cell with similar names. The field date is set if the format shows a date.
type shown struct {
	date, noDay, percent bool
	thousands            int
	currency             string
}

var (
	quoted    = regexp.MustCompile(`"[^"]*"|\\.|_.|\*.`)
	bracketed = regexp.MustCompile(`\[[^\]]*\]`)
	dateParts = regexp.MustCompile(`[ymd]`)
	scaled    = regexp.MustCompile(`[0#?](,+)(?:[^0#?,.]|$)`)
	foreign   = regexp.MustCompile(`€|\$|¥|(?i:eur|usd)`)
	locale    = regexp.MustCompile(`\[\$([^\]-]*)[^\]]*\]`)
)

// readFormat parses an Excel format code (ECMA-376, 18.8.31). It reads only the first
// section of the code, which applies to positive numbers.
func readFormat(code string) shown {
	code, _, _ = strings.Cut(code, ";")
	currency := ""
	for _, part := range locale.FindAllStringSubmatch(code, -1) {
		currency += part[1]
	}
	for _, part := range quoted.FindAllString(code, -1) {
		currency += strings.Trim(part, `"\`)
	}
	bare := bracketed.ReplaceAllString(quoted.ReplaceAllString(code, ""), "")
	lower := strings.ToLower(bare)
	s := shown{percent: strings.Contains(bare, "%"), currency: foreign.FindString(currency + bare)}
	if lower == "general" || lower == "@" || lower == "" {
		return s
	}
	s.date = dateParts.MatchString(lower) && !strings.ContainsAny(bare, "0#?")
	s.noDay = s.date && !strings.Contains(lower, "d")
	if part := scaled.FindStringSubmatch(bare); part != nil && !s.date {
		s.thousands = len(part[1])
	}
	return s
}

// builtIn returns the number format with a built-in id (ECMA-376, 18.8.30).
func builtIn(id int) shown {
	switch {
	case id == 17:
		return shown{date: true, noDay: true}
	case id >= 14 && id <= 16, id == 22, id >= 27 && id <= 31, id == 36, id >= 50 && id <= 58:
		return shown{date: true}
	case id == 9, id == 10:
		return shown{percent: true}
	}
	return shown{}
}

func (s shown) on(c Cell) Cell {
	c.Percent, c.Thousands, c.Currency, c.NoDay = s.percent, s.thousands, s.currency, s.noDay
	return c
}
