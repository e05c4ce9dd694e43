package financeimport

import (
	"regexp"
	"strings"

	"github.com/DEFRA/dgcheck/internal/declaration"
	"github.com/DEFRA/dgcheck/internal/pattern"
)

var (
	// measured matches a line and its measure, such as "Staff - forecast" or "Staff
	// (actual)". leading matches the two the other way round, such as "Forecast -
	// Staff".
	measured = pattern.Lazy(`(?i)^(.*\S)\s*(?:(?:[-–—:,/|]|\()\s*(forecasts?|fcst|budget|plan|actuals?|outturn)\)?|\((f|a)\))$`)
	leading  = pattern.Lazy(`(?i)^(forecasts?|fcst|budget|plan|actuals?|outturn)\s*[-–—:|]\s*(\S.*)$`)
)

// measuredLine splits a label such as "Staff - forecast" into the line and the measure.
// It reports false if the label does not name both.
func measuredLine(text string) (string, Measure, bool) {
	line, word := "", ""
	if part := measured().FindStringSubmatch(text); part != nil {
		line, word = part[1], part[2]+part[3]
	} else if part := leading().FindStringSubmatch(text); part != nil {
		line, word = part[2], part[1]
	}
	measure, _ := measureOf(word)
	return line, measure, measure != Unsaid && line != ""
}

// pairs reads two lines such as "Staff forecast" and "Staff actual" as the two amounts
// of the line "Staff". It leaves a line alone if only one of the two is there.
func (s *sheet) pairs(b *block) {
	find := regexp.MustCompile(`(?i)^(.*\S)\s+(forecasts?|budget|actuals?|outturn|spend)$|^(forecast|budget|actual)\s+(.*\S)$`)
	type half struct {
		row     *row
		measure Measure
	}
	halves := map[string][]half{}
	for _, r := range b.lines {
		if part := find.FindStringSubmatch(r.line); part != nil && r.rank == declaration.NoTotal {
			m, _ := measureOf(part[2] + part[3])
			key := strings.ToLower(part[1] + part[4])
			halves[key] = append(halves[key], half{r, m})
		}
	}
	for _, found := range halves {
		if len(found) != 2 || found[0].measure == found[1].measure {
			continue
		}
		for _, h := range found {
			part := find.FindStringSubmatch(h.row.line)
			h.row.line, h.row.measure, h.row.weak = part[1]+part[4], h.measure, false
		}
	}
}
