package scorecard_test

import (
	"testing"

	"github.com/DEFRA/dgcheck/internal/finding"
	"github.com/DEFRA/dgcheck/internal/rule"
	"github.com/DEFRA/dgcheck/internal/scorecard"
)

func keyed(key string, verdict finding.Verdict) finding.Result {
	return finding.Result{Rule: rule.ID("guide." + key), Key: key, Verdict: verdict}
}

func TestChangesTellNewFromStandingFromMended(t *testing.T) {
	before := []finding.Result{keyed("stays", finding.Fail), keyed("goes", finding.Fail), keyed("waived", finding.Fail), keyed("fine", finding.Pass), keyed("vanishes", finding.Fail)}
	now := []finding.Result{keyed("stays", finding.Fail), keyed("goes", finding.Pass), keyed("waived", finding.Waived), keyed("fine", finding.Pass), keyed("comes", finding.Fail)}
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
	var none *scorecard.Changes
	if none.Of(now[0]) != "" {
		t.Error("where nothing was compared, something is new")
	}
}

func TestEveryResultHasAHeading(t *testing.T) {
	for section, want := range map[string]string{"outcomes": "Outcomes", "legacy": "Services", "spend": "Assurance", "attestations": "Team", "": "Group", "group": "Group", "waivers": "Group"} {
		if got := scorecard.HeadingOf(finding.Result{Section: section}); got != want {
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
