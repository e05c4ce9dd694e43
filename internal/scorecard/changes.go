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
	// Known are those that fail or are waived now and failed or were waived then, by
	// their keys, with what they were then: what got worse is new and known.
	Known map[string]finding.Verdict
	// Revealed counts those of the new that could not be judged before, because
	// what they rest on could not be read: they may well have been there.
	Revealed int
	// Hidden are fails that were there and can no longer be judged, because what
	// they rest on can no longer be read. They are not mended.
	Hidden []finding.Result
	// Moved are the standards whose colour is another, and last all of them
	// together where theirs is.
	Moved []Movement
}

// Judgement is what one of the two found.
type Judgement struct {
	Results []finding.Result
	Ratings Ratings
	// Unread are the declared files that could not be read.
	Unread []string
}

// Reduced gives of an earlier judgement what comparing it needs, so that the rest
// of a large one need not be kept: its fails, what is waived, and what bears on
// whether something could be judged.
func (j Judgement) Reduced() Judgement {
	unassessed := unassessedRules(j.Results)
	kept := make([]finding.Result, 0)
	for _, result := range j.Results {
		switch {
		case result.Verdict == finding.Fail, result.Verdict == finding.Waived, result.Verdict == finding.NotAssessed,
			unassessed[result.Rule], slices.Contains(j.Unread, result.Where.File):
			kept = append(kept, result)
		}
	}
	return Judgement{kept, j.Ratings, j.Unread}
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
	c := &Changes{Base: base, New: map[string]bool{}, Standing: map[string]bool{}, Known: known(before.Results, now.Results)}
	failed, fails := failing(before.Results), failing(now.Results)
	for key, fail := range fails {
		if earlier, there := failed[key]; there && earlier >= fail {
			c.Standing[key] = true
		} else {
			c.New[key] = true
		}
	}
	gone := c.followMoved(before.Results, now.Results, failed, fails)
	for _, hidden := range before.hides(c.fresh(now.Results)) {
		if hidden {
			c.Revealed++
		}
	}
	for i, hidden := range now.hides(gone) {
		if hidden {
			c.Hidden = append(c.Hidden, gone[i])
		} else {
			c.Mended = append(c.Mended, gone[i])
		}
	}
	slices.SortFunc(c.Mended, finding.Compare)
	slices.SortFunc(c.Hidden, finding.Compare)
	c.Moved = moved(before.Ratings, now.Ratings)
	return c
}

// known gives what fails or is waived in both judgements, and what it was in the
// first.
func known(before, now []finding.Result) map[string]finding.Verdict {
	then, keys := map[string]finding.Verdict{}, map[string]finding.Verdict{}
	for _, result := range before {
		then[result.Key] = result.Verdict
	}
	for _, result := range now {
		if result.Verdict != finding.Fail && result.Verdict != finding.Waived {
			continue
		}
		if verdict := then[result.Key]; verdict == finding.Fail || verdict == finding.Waived {
			keys[result.Key] = verdict
		}
	}
	return keys
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
func (c *Changes) followMoved(before, now []finding.Result, failed, fails map[string]rule.Severity) []finding.Result {
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

// hides tells of fails of another judgement whether this one could not judge them:
// the same result could not be assessed, or there is none, and either the rule
// could not assess the group as a whole or the file it stands in was not read.
func (j Judgement) hides(fails []finding.Result) []bool {
	verdicts := make(map[string]finding.Verdict, len(fails))
	for _, fail := range fails {
		verdicts[fail.Key] = ""
	}
	for _, result := range j.Results {
		if _, asked := verdicts[result.Key]; asked {
			verdicts[result.Key] = result.Verdict
		}
	}
	unassessed := unassessedRules(j.Results)
	hidden := make([]bool, len(fails))
	for i, fail := range fails {
		if verdict := verdicts[fail.Key]; verdict != "" {
			hidden[i] = verdict == finding.NotAssessed
		} else {
			hidden[i] = unassessed[fail.Rule] || slices.Contains(j.Unread, fail.Where.File)
		}
	}
	return hidden
}

// unassessedRules are the rules that could not assess the group as a whole.
func unassessedRules(results []finding.Result) map[rule.ID]bool {
	const whole = "group"
	rules := map[rule.ID]bool{}
	for _, result := range results {
		if result.Verdict == finding.NotAssessed && result.Subject == whole {
			rules[result.Rule] = true
		}
	}
	return rules
}

// failing gives the severities of the fails by their keys.
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
		return New
	case c.Standing[result.Key]:
		return Standing
	}
	return ""
}

// Fresh tallies the fails that are new.
func (c *Changes) Fresh(results []finding.Result) Tally { return Count(c.fresh(results)) }

func (c *Changes) fresh(results []finding.Result) []finding.Result {
	var fresh []finding.Result
	for _, result := range results {
		if c.Of(result) == New {
			fresh = append(fresh, result)
		}
	}
	return fresh
}
