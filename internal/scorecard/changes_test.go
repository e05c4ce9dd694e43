package scorecard_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/DEFRA/dgcheck/internal/finding"
	"github.com/DEFRA/dgcheck/internal/rule"
	"github.com/DEFRA/dgcheck/internal/scorecard"
)

func keyed(key string, verdict finding.Verdict) finding.Finding {
	return finding.Finding{Rule: rule.ID("guide." + key), Key: key, Verdict: verdict}
}

func TestChangesTellNewFromStandingFromMended(t *testing.T) {
	before := []finding.Finding{keyed("stays", finding.Fail), keyed("goes", finding.Fail), keyed("waived", finding.Fail), keyed("fine", finding.Pass), keyed("vanishes", finding.Fail)}
	now := []finding.Finding{keyed("stays", finding.Fail), keyed("goes", finding.Pass), keyed("waived", finding.Waived), keyed("fine", finding.Pass), keyed("comes", finding.Fail)}
	was := scorecard.Ratings{Standards: []scorecard.Rating{{Number: "1", RAG: scorecard.Green}, {Number: "3", Name: "Roadmap", RAG: scorecard.Amber}}}
	is := scorecard.Ratings{Standards: []scorecard.Rating{{Number: "1", RAG: scorecard.Green}, {Number: "3", Name: "Roadmap", RAG: scorecard.Green}}}
	c := scorecard.Compare("main", scorecard.Judgement{Results: before, Ratings: was}, scorecard.Judgement{Results: now, Ratings: is})
	for key, want := range map[string]string{"stays": "standing", "comes": "new", "goes": "", "waived": "", "fine": ""} {
		for _, result := range now {
			if result.Key == key && c.Of(result) != want {
				t.Errorf("%s is %q, want %q", key, c.Of(result), want)
			}
		}
	}
	var mended []string
	for _, result := range c.Mended {
		mended = append(mended, result.Key)
	}
	if len(mended) != 3 || mended[0] != "goes" || mended[1] != "vanishes" || mended[2] != "waived" {
		t.Errorf("mended: %v", mended)
	}
	if len(c.Moved) != 1 || c.Moved[0] != (scorecard.Movement{Number: "3", Name: "Roadmap", Before: scorecard.Amber, Now: scorecard.Green}) {
		t.Errorf("moved: %v", c.Moved)
	}
	if diff := cmp.Diff(map[string]finding.Verdict{"stays": finding.Fail, "waived": finding.Fail}, c.Known); diff != "" {
		t.Errorf("known: %s", diff)
	}
	var none *scorecard.Changes
	if none.Of(now[0]) != "" {
		t.Error("where nothing was compared, something is new")
	}
}

func TestTheStandardsMoveTogetherOnlyWhereTheyWereThere(t *testing.T) {
	rated := func(overall scorecard.RAG) scorecard.Judgement {
		return scorecard.Judgement{Ratings: scorecard.Ratings{Overall: overall, Standards: []scorecard.Rating{{Number: "1", RAG: scorecard.Green}}}}
	}
	c := scorecard.Compare("main", rated(scorecard.Amber), rated(scorecard.Green))
	if len(c.Moved) != 1 || c.Moved[0].Number != rule.OverallStandard || c.Moved[0].Before != scorecard.Amber || c.Moved[0].Now != scorecard.Green {
		t.Errorf("moved: %v", c.Moved)
	}
	for _, none := range []*scorecard.Changes{
		scorecard.Compare("main", rated(scorecard.Green), rated(scorecard.Green)),
		scorecard.Compare("main", scorecard.Judgement{}, rated(scorecard.Green)),
		scorecard.Compare("main", rated(scorecard.Green), scorecard.Judgement{}),
	} {
		if len(none.Moved) != 0 {
			t.Errorf("moved: %v", none.Moved)
		}
	}
}

func TestEveryResultHasAHeading(t *testing.T) {
	for section, want := range map[string]string{"outcomes": "Outcomes", "legacy": "Services", "spend": "Assurance", "attestations": "Team", "": "Group", "group": "Group", "waivers": "Group"} {
		if got := scorecard.HeadingOf(finding.Finding{Section: section}); got != want {
			t.Errorf("%s: %s, want %s", section, got, want)
		}
	}
	for _, heading := range []string{"Outcomes", "Group"} {
		found := false
		for _, have := range scorecard.Headings() {
			found = found || have == heading
		}
		if !found {
			t.Errorf("%s is no heading", heading)
		}
	}
}

func fault(key, subject, message string, severity rule.Severity) finding.Finding {
	return finding.Finding{Rule: "data.a_fault", Subject: subject, Key: key, Message: message, Verdict: finding.Fail, Severity: severity}
}

func TestWhatGetsWorseIsNew(t *testing.T) {
	at := func(severity rule.Severity) scorecard.Judgement {
		result := keyed("ages", finding.Fail)
		result.Severity = severity
		return scorecard.Judgement{Results: []finding.Finding{result}}
	}
	if c := scorecard.Compare("main", at(rule.Warning), at(rule.Error)); !c.New["ages"] || len(c.Mended) != 0 {
		t.Errorf("worse: %+v", c)
	}
	if c := scorecard.Compare("main", at(rule.Error), at(rule.Warning)); !c.Standing["ages"] || len(c.Mended) != 0 {
		t.Errorf("better: %+v", c)
	}
}

func TestAFaultThatMovesIsStanding(t *testing.T) {
	file := "file:money.csv"
	before := []finding.Finding{
		fault("row 1", file, "This is no amount, on line 2.", rule.Error),
		fault("row 2", file, "This is no amount, on line 3.", rule.Error),
		fault("row 3", file, "This is no month.", rule.Error),
	}
	now := []finding.Finding{
		fault("row 5", file, "This is no amount, on line 6.", rule.Error),
		fault("row 6", "file:other.csv", "This is no month.", rule.Error),
	}
	c := scorecard.Compare("main", scorecard.Judgement{Results: before}, scorecard.Judgement{Results: now})
	if !c.Standing["row 5"] || !c.New["row 6"] || len(c.New) != 1 || len(c.Mended) != 2 {
		t.Errorf("%+v", c)
	}
	// A rule judges each subject once. So a fail of the same rule on another subject is
	// another fail.
	a, b := keyed("a", finding.Fail), keyed("b", finding.Fail)
	b.Rule = a.Rule
	c = scorecard.Compare("main", scorecard.Judgement{Results: []finding.Finding{a}}, scorecard.Judgement{Results: []finding.Finding{b}})
	if !c.New["b"] || len(c.Mended) != 1 {
		t.Errorf("%+v", c)
	}
}

func TestWhatCannotBeJudgedIsNeitherMendedNorUnknownBefore(t *testing.T) {
	unsure, vague, inFile, gone := keyed("unsure", finding.Fail), keyed("vague", finding.Fail), keyed("file", finding.Fail), keyed("gone", finding.Fail)
	inFile.Where.File = "services.yaml"
	whole := keyed("whole", finding.NotAssessed)
	whole.Rule, whole.Subject = vague.Rule, "group"
	readable := scorecard.Judgement{Results: []finding.Finding{unsure, vague, inFile, gone}}
	unreadable := scorecard.Judgement{Results: []finding.Finding{keyed("unsure", finding.NotAssessed), whole}, Unread: []string{"services.yaml"}}
	c := scorecard.Compare("main", readable, unreadable)
	if len(c.Hidden) != 3 || len(c.Mended) != 1 || c.Mended[0].Key != "gone" {
		t.Errorf("hidden %v, mended %v", c.Hidden, c.Mended)
	}
	c = scorecard.Compare("main", unreadable, readable)
	if len(c.New) != 4 || c.Revealed != 3 {
		t.Errorf("%d new, %d of them revealed", len(c.New), c.Revealed)
	}
}

func TestFreshCountsWhatIsNewAlone(t *testing.T) {
	fresh, old := keyed("fresh", finding.Fail), keyed("old", finding.Fail)
	fresh.Severity, old.Severity = rule.Warning, rule.Error
	now := []finding.Finding{fresh, old, keyed("fine", finding.Pass)}
	c := scorecard.Compare("main", scorecard.Judgement{Results: []finding.Finding{old}}, scorecard.Judgement{Results: now})
	if tally := c.Fresh(now); tally != (scorecard.Tally{Warnings: 1}) {
		t.Errorf("%+v", tally)
	}
}
