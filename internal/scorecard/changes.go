package scorecard

import (
	"slices"

	"github.com/DEFRA/dgcheck/internal/finding"
	"github.com/DEFRA/dgcheck/internal/rule"
)

// Changes are what is different between two judgements of one group.
type Changes struct {
	// Base names the commit compared with, as it was asked for.
	Base string
	// New and Standing are the fails of now, by their keys; Mended those that were
	// there and are no more.
	New, Standing map[string]bool
	Mended        []finding.Result
	// Moved are the standards whose colour is another.
	Moved []Movement
}

// Movement is the colour of a standard before and now.
type Movement struct {
	Number, Name string
	Before, Now  RAG
}

// Compare tells what has changed from one judgement to another: a fail is new
// when the same rule did not fail on the same subject before.
func Compare(base string, before, now []finding.Result, was, is Ratings) *Changes {
	c := &Changes{Base: base, New: map[string]bool{}, Standing: map[string]bool{}}
	failed, fails := failing(before), failing(now)
	for key := range fails {
		if _, there := failed[key]; there {
			c.Standing[key] = true
		} else {
			c.New[key] = true
		}
	}
	for _, result := range before {
		if _, still := fails[result.Key]; result.Verdict == finding.Fail && !still {
			c.Mended = append(c.Mended, result)
		}
	}
	slices.SortFunc(c.Mended, finding.Compare)
	for _, now := range is.Standards {
		for _, before := range was.Standards {
			if before.Number == now.Number && before.RAG != now.RAG {
				c.Moved = append(c.Moved, Movement{now.Number, now.Name, before.RAG, now.RAG})
			}
		}
	}
	return c
}

func failing(results []finding.Result) map[string]rule.Severity {
	fails := map[string]rule.Severity{}
	for _, result := range results {
		if result.Verdict == finding.Fail {
			fails[result.Key] = result.Severity
		}
	}
	return fails
}

// Of tells how a result has changed: new, standing, or empty for one that is no
// fail or where nothing was compared.
func (c *Changes) Of(result finding.Result) string {
	switch {
	case c == nil || result.Verdict != finding.Fail:
		return ""
	case c.New[result.Key]:
		return "new"
	case c.Standing[result.Key]:
		return "standing"
	}
	return ""
}
