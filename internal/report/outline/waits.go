package outline

import (
	"fmt"
	"slices"

	"github.com/DEFRA/dgcheck/internal/finding"
	"github.com/DEFRA/dgcheck/internal/rule"
)

// Waiting has the number of checks that cannot run because of a fault, by the fault's
// position, such as "services.yaml:3:5", or by file if the whole file cannot be read.
type Waiting map[string]int

func WaitingOf(results []finding.Finding) Waiting {
	w := Waiting{}
	for _, result := range results {
		if place, _ := result.Waits(); place != "" {
			w[place]++
		}
	}
	return w
}

// Take returns how many checks wait for one of the fails to be mended, such as "3
// checks wait for this to be mended." It removes that number from w, so that it is
// reported only once. If no check waits, Take returns "".
func (w Waiting) Take(fails ...finding.Finding) string {
	for _, fail := range fails {
		if n := w[fail.Where.File]; n > 0 && fail.Rule.Pack() == rule.DataPack && fail.Severity == rule.Error {
			delete(w, fail.Where.File)
			return waitInWords(n, true)
		}
		if n := w[fail.Where.String()]; n > 0 {
			delete(w, fail.Where.String())
			return waitInWords(n, false)
		}
	}
	return ""
}

func waitInWords(n int, whole bool) string {
	verb, what := "wait", "this to be mended"
	if whole {
		what = "this file"
	}
	if n == 1 {
		verb = "waits"
	}
	return fmt.Sprintf("%s %s for %s.", Count(n, "check"), verb, what)
}

// fewWaiting is the largest number of checks waiting for one fault that are still
// listed one by one. More than that are counted in one line.
const fewWaiting = 3

// waitingEntries takes out the results that wait for a file, or that wait with more
// than fewWaiting others for the same fault. For each file or fault it returns one
// entry with their number. rest are the other results.
func waitingEntries(results []finding.Finding) (counted []Entry, rest []finding.Finding) {
	waits := WaitingOf(results)
	for _, result := range results {
		place, whole := result.Waits()
		if place == "" || !whole && waits[place] <= fewWaiting {
			rest = append(rest, result)
			continue
		}
		if !slices.ContainsFunc(counted, func(e Entry) bool { return e.Subjects[0] == place }) {
			counted = append(counted, Entry{Message: waitInWords(waits[place], whole), Subjects: []string{place}})
		}
	}
	return counted, rest
}
