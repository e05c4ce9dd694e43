package scorecard

import (
	"regexp"
	"slices"

	"github.com/DEFRA/dgcheck/internal/finding"
	"github.com/DEFRA/dgcheck/internal/rule"
)

// Changes are what is different between two judgements of one group.
type Changes struct {
	// Base names the commit compared with, as it was asked for.
	Base string
	// Added tells that there was no such group at that commit.
	Added bool
	// New and Standing are the fails of now, by their keys; Mended those that were
	// there and are no more.
	New, Standing map[string]bool
	Mended        []finding.Result
	// Revealed counts those of the new that could not be judged before, because
	// what they rest on could not be read: they may well have been there.
	Revealed int
	// Hidden are fails that were there and can no longer be judged, because what
	// they rest on can no longer be read. They are not mended.
	Hidden []finding.Result
	// Moved are the standards whose colour is another.
	Moved []Movement
}

// Movement is the colour of a standard before and now.
type Movement struct {
	Number, Name string
	Before, Now  RAG
}

// Judgement is what one of the two found.
type Judgement struct {
	Results []finding.Result
	Ratings Ratings
	// Unread are the declared files that could not be read.
	Unread []string
}

// Words by which changes are told.
const (
	New      = "new"
	Standing = "standing"
)

// Compare tells what has changed from one judgement to another: a fail is new
// when the same rule did not fail on the same subject before, or only at a lower
// severity.
func Compare(base string, before, now Judgement) *Changes {
	c := &Changes{Base: base, New: map[string]bool{}, Standing: map[string]bool{}}
	failed, fails := failing(before.Results), failing(now.Results)
	for key, fail := range fails {
		if earlier, there := failed[key]; there && earlier.Severity >= fail.Severity {
			c.Standing[key] = true
		} else {
			c.New[key] = true
		}
	}
	gone := c.followMoved(before.Results, now.Results, failed, fails)
	c.Revealed = c.revealed(before, now.Results)
	hides := hiding(now)
	for _, result := range gone {
		if hides(result) {
			c.Hidden = append(c.Hidden, result)
		} else {
			c.Mended = append(c.Mended, result)
		}
	}
	slices.SortFunc(c.Mended, finding.Compare)
	slices.SortFunc(c.Hidden, finding.Compare)
	c.Moved = moved(before.Ratings, now.Ratings)
	return c
}

// moved gives the standards whose colour is another.
func moved(was, is Ratings) []Movement {
	var movements []Movement
	for _, now := range is.Standards {
		for _, before := range was.Standards {
			if before.Number == now.Number && before.RAG != now.RAG {
				movements = append(movements, Movement{now.Number, now.Name, before.RAG, now.RAG})
			}
		}
	}
	return movements
}

// lineNumber is how a message names a line, which moves when others are added.
var lineNumber = regexp.MustCompile(`\bline [0-9]+`)

// fault is what a fault in the data says, wherever it stands. Faults of entries
// that have no id are known by their number, so that one which moves has another
// key.
type fault struct {
	rule             rule.ID
	subject, message string
	severity         rule.Severity
}

func faultOf(result finding.Result) fault {
	return fault{result.Rule, result.Subject, lineNumber.ReplaceAllString(result.Message, "line"), result.Severity}
}

// followMoved finds the fails that are there no more, without those that have
// only moved: as many of what seems new says the same.
func (c *Changes) followMoved(before, now []finding.Result, failed, fails map[string]finding.Result) []finding.Result {
	fresh := map[fault][]string{}
	for _, result := range now {
		if _, there := failed[result.Key]; c.New[result.Key] && !there {
			f := faultOf(result)
			fresh[f] = append(fresh[f], result.Key)
		}
	}
	var gone []finding.Result
	for _, result := range before {
		if _, still := fails[result.Key]; result.Verdict != finding.Fail || still {
			continue
		}
		keys := fresh[faultOf(result)]
		if len(keys) == 0 || result.Rule.Pack() != rule.DataPack {
			gone = append(gone, result)
			continue
		}
		delete(c.New, keys[0])
		c.Standing[keys[0]] = true
		fresh[faultOf(result)] = keys[1:]
	}
	return gone
}

// revealed counts the new fails that the earlier judgement could not have.
func (c *Changes) revealed(before Judgement, now []finding.Result) int {
	hid, n := hiding(before), 0
	for _, result := range now {
		if c.Of(result) == New && hid(result) {
			n++
		}
	}
	return n
}

// hiding tells of a fail of one judgement whether the other could not judge it:
// the same result could not be assessed, or there is none, and either the rule
// could not assess the group as a whole or the file it stands in was not read.
func hiding(other Judgement) func(finding.Result) bool {
	const whole = "group"
	verdicts, unassessed := map[string]finding.Verdict{}, map[rule.ID]bool{}
	for _, result := range other.Results {
		verdicts[result.Key] = result.Verdict
		if result.Verdict == finding.NotAssessed && result.Subject == whole {
			unassessed[result.Rule] = true
		}
	}
	return func(fail finding.Result) bool {
		if verdict, there := verdicts[fail.Key]; there {
			return verdict == finding.NotAssessed
		}
		return unassessed[fail.Rule] || slices.Contains(other.Unread, fail.Where.File)
	}
}

func failing(results []finding.Result) map[string]finding.Result {
	fails := map[string]finding.Result{}
	for _, result := range results {
		if result.Verdict == finding.Fail {
			fails[result.Key] = result
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
		return New
	case c.Standing[result.Key]:
		return Standing
	}
	return ""
}

// Fresh tallies the fails that are new.
func (c *Changes) Fresh(results []finding.Result) Tally {
	return Count(slices.DeleteFunc(slices.Clone(results), func(r finding.Result) bool { return c.Of(r) != New }))
}
