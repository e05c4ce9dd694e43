package outline

import (
	"fmt"
	"slices"

	"github.com/DEFRA/dgcheck/internal/finding"
	"github.com/DEFRA/dgcheck/internal/rule"
)

// Waiting counts, by position, the checks that wait for a fault or a file.
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

// Take says how many checks wait for the positions of some fails, and says it
// only once for each position. If there are none, it returns "".
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

// fewWaiting is the largest number of checks waiting for one fault that are
// listed one by one.
const fewWaiting = 3

// waitingEntries separates the results that wait for a file, or together with
// many others for a fault. It returns one entry per position that counts them,
// and the remaining results.
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
