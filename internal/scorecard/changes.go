package scorecard

import (
	"regexp"
	"slices"

	"github.com/DEFRA/dgcheck/internal/finding"
	"github.com/DEFRA/dgcheck/internal/rule"
)

// Changes are the differences between an earlier and the present judgement of one
// group.
type Changes struct {
	// Base is the name of the earlier commit, as the user gave it.
	Base string
	// Added is set if the group did not exist at that commit.
	Added bool
	// New and Standing have the keys of the present fails. Mended are the earlier fails
	// that no longer exist.
	New, Standing map[string]bool
	Mended        []finding.Finding
	// Known has the keys of the results that fail or are waived in both judgements,
	// with their earlier verdicts. The key of a result that got worse is in both New
	// and Known.
	Known map[string]finding.Verdict
	// Revealed counts the new fails that could not be judged at the earlier commit,
	// because something they depend on could not be read. They may have existed then.
	Revealed int
	// Hidden are earlier fails that can no longer be judged, because what they
	// depend on can no longer be read. They are not mended.
	Hidden []finding.Finding
	// Moved are the standards whose colour has changed. If the overall colour has
	// changed, it is the last.
	Moved []Movement
}

// Judgement is one of the two judgements compared.
type Judgement struct {
	Results []finding.Finding
	Ratings Ratings
	// Unread are the declared files that could not be read.
	Unread []string
}

// Reduced returns the part of an earlier judgement that Compare needs, so that a large
// one need not be kept in memory: fails, waived results, and results that show what
// could not be judged.
func (j Judgement) Reduced() Judgement {
	unassessed := unassessedRules(j.Results)
	kept := make([]finding.Finding, 0)
	for _, result := range j.Results {
		switch {
		case result.Verdict == finding.Fail, result.Verdict == finding.Waived, result.Verdict == finding.NotAssessed,
			unassessed[result.Rule], slices.Contains(j.Unread, result.Where.File):
			kept = append(kept, result)
		}
	}
	return Judgement{kept, j.Ratings, j.Unread}
}

// The words for a fail that is new, and for one that existed before.
const (
	New      = "new"
	Standing = "standing"
)

// Compare returns the changes from an earlier judgement of a group (before) to the
// present one (now). base is the name of the earlier commit, for Changes.Base. A fail
// is new if the same rule did not fail on the same subject before, or failed only with
// a lower severity.
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

// known returns the keys of the results that fail or are waived in both lists of
// results, each with its verdict in the earlier list, before.
func known(before, now []finding.Finding) map[string]finding.Verdict {
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

// lineNumber matches a line number in a message, which changes when other lines are
// added.
var lineNumber = regexp.MustCompile(`\bline [0-9]+`)

// fault identifies a fail of the data pack by its text, without its position. It is
// used for entries without an id. These have a number instead, so their keys change
// when they move.
type fault struct {
	rule             rule.ID
	subject, message string
	severity         rule.Severity
}

func faultOf(result finding.Finding) fault {
	return fault{result.Rule, result.Subject, lineNumber.ReplaceAllString(result.Message, "line"), result.Severity}
}

// followMoved returns the earlier fails that no longer exist. failed and fails have the
// severities of the earlier and of the present fails, by key. An earlier fail of the
// data pack may only have moved to another place: then a new fail has the same text. It
// is counted as standing and not as new, and the earlier fail is not returned.
func (c *Changes) followMoved(before, now []finding.Finding, failed, fails map[string]rule.Severity) []finding.Finding {
	fresh := map[fault][]string{}
	for _, result := range now {
		if _, there := failed[result.Key]; c.New[result.Key] && !there {
			f := faultOf(result)
			fresh[f] = append(fresh[f], result.Key)
		}
	}
	var gone []finding.Finding
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

// hides returns, for each of the given fails of another judgement, whether this
// judgement could not judge it. That is so if the same result was not assessed. It is
// also so if the result is missing, and either its rule could not assess the group as a
// whole or its file could not be read.
func (j Judgement) hides(fails []finding.Finding) []bool {
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

// unassessedRules returns the rules that could not assess the group as a whole.
func unassessedRules(results []finding.Finding) map[rule.ID]bool {
	const whole = "group"
	rules := map[rule.ID]bool{}
	for _, result := range results {
		if result.Verdict == finding.NotAssessed && result.Subject == whole {
			rules[result.Rule] = true
		}
	}
	return rules
}

// failing returns the severities of the fails, by key.
func failing(results []finding.Finding) map[string]rule.Severity {
	fails := map[string]rule.Severity{}
	for _, result := range results {
		if result.Verdict == finding.Fail {
			fails[result.Key] = result.Severity
		}
	}
	return fails
}

// Of returns New or Standing for a fail. It returns "" for any other result, or if
// nothing was compared.
func (c *Changes) Of(result finding.Finding) string {
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

// Fresh returns the tally of the new fails.
func (c *Changes) Fresh(results []finding.Finding) Tally { return Count(c.fresh(results)) }

func (c *Changes) fresh(results []finding.Finding) []finding.Finding {
	var fresh []finding.Finding
	for _, result := range results {
		if c.Of(result) == New {
			fresh = append(fresh, result)
		}
	}
	return fresh
}

// Movement is the colour of a standard before and now. For the overall colour,
// the number is rule.OverallStandard.
type Movement struct {
	Number, Name string
	Before, Now  RAG
}

// moved returns the standards whose colour is another in the later ratings (is) than in
// the earlier ones (was), and at the end the overall colour if it has changed.
func moved(was, is Ratings) []Movement {
	var movements []Movement
	for _, now := range is.Standards {
		for _, before := range was.Standards {
			if before.Number == now.Number && before.RAG != now.RAG {
				movements = append(movements, Movement{now.Number, now.Name, before.RAG, now.RAG})
			}
		}
	}
	if len(was.Standards) > 0 && len(is.Standards) > 0 && was.Overall != is.Overall {
		movements = append(movements, Movement{rule.OverallStandard, "All standards together", was.Overall, is.Overall})
	}
	return movements
}
