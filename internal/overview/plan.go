package overview

import (
	"strconv"

	"github.com/DEFRA/dgcheck/internal/declaration"
)

// Measure is a measure of an outcome. Its values are texts as declared.
type Measure struct {
	Title, Unit                  string
	Baseline, Target, TargetDate string
	// Reading is the newest reading, and ReadOn its day (YYYY-MM-DD).
	Reading, ReadOn string
}

// Change is an item of the roadmap. The field For has the ids of the outcomes that the
// item serves.
type Change struct {
	Title, Horizon string
	For            []string
}

// Work is an item of the pipeline. Value is its expected cost in pence. It is
// nil if no cost is declared or if amounts are private.
type Work struct {
	Title, Status string
	Value         *int64
	For           []string
}

func measures(outcome *declaration.Value) []Measure {
	var all []Measure
	for _, entry := range entries(outcome, "measures") {
		m := Measure{
			Title: text(entry, "called"), Unit: text(entry, "unit"),
			Baseline: text(entry, "baseline"), Target: text(entry, "target"), TargetDate: text(entry, "target_date"),
		}
		for _, reading := range entries(entry, "readings") {
			if day := text(reading, "date"); day >= m.ReadOn && text(reading, "value") != "" {
				m.Reading, m.ReadOn = text(reading, "value"), day
			}
		}
		all = append(all, m)
	}
	return all
}

func changes(document *declaration.Value) []Change {
	var all []Change
	for _, entry := range entries(document.Member("roadmap"), "items") {
		all = append(all, Change{text(entry, "called"), text(entry, "horizon"), texts(entry, "outcomes")})
	}
	return all
}

func work(document *declaration.Value, private bool) []Work {
	var all []Work
	for _, entry := range entries(document.Member("pipeline"), "items") {
		w := Work{Title: text(entry, "called"), Status: text(entry, "status"), For: texts(entry, "outcomes")}
		if value, err := strconv.ParseInt(text(entry, "value_pence"), 10, 64); err == nil && !private {
			w.Value = &value
		}
		all = append(all, w)
	}
	return all
}

func texts(v *declaration.Value, name string) []string {
	var all []string
	for _, entry := range entries(v, name) {
		all = append(all, entry.Text)
	}
	return all
}
