package scorecard_test

import (
	"testing"

	"github.com/DEFRA/dgcheck/internal/finding"
	"github.com/DEFRA/dgcheck/internal/rule"
	"github.com/DEFRA/dgcheck/internal/scorecard"
)

// services returns a standard with two points that green needs and one that makes it
// red. It also returns the entry for all standards together.
func services() []rule.Standard {
	return []rule.Standard{
		{Number: "2", Name: "Services", Points: []rule.Clause{
			{ID: "LIST", Rating: rule.RatingGreen}, {ID: "OWNERS", Rating: rule.RatingGreen}, {ID: "NONE", Rating: rule.RatingRed},
		}},
		{Number: rule.OverallStandard, Points: []rule.Clause{{ID: "ALL"}}},
	}
}

func said(clause string, verdict finding.Verdict) finding.Finding {
	return finding.Finding{Rule: rule.ID("standards." + clause), Verdict: verdict, Clauses: []string{clause}, Message: "So it is."}
}

func TestAColourRestsOnThePointsOfItsStandard(t *testing.T) {
	partly := said("LIST", finding.Pass)
	partly.Partly = true
	elsewhere := said("LIST", finding.Fail)
	elsewhere.Breaks = []string{"ANOTHER"}
	for name, c := range map[string]struct {
		results []finding.Finding
		new     bool
		want    scorecard.RAG
	}{
		"everything holds":                       {[]finding.Finding{said("LIST", finding.Pass), said("OWNERS", finding.Pass), said("NONE", finding.Pass)}, false, scorecard.Green},
		"vouched for":                            {[]finding.Finding{said("LIST", finding.Attested), said("OWNERS", finding.Pass), said("NONE", finding.Pass)}, false, scorecard.Green},
		"not due and not applicable":             {[]finding.Finding{said("LIST", finding.Pass), said("OWNERS", finding.NotDue), said("OWNERS", finding.NotApplicable), said("NONE", finding.Pass)}, false, scorecard.Green},
		"one of several fails":                   {[]finding.Finding{said("LIST", finding.Pass), said("OWNERS", finding.Pass), said("OWNERS", finding.Fail), said("NONE", finding.Pass)}, false, scorecard.Amber},
		"waived":                                 {[]finding.Finding{said("LIST", finding.Pass), said("OWNERS", finding.Waived), said("NONE", finding.Pass)}, false, scorecard.Amber},
		"what fails is another clause's":         {[]finding.Finding{elsewhere, said("OWNERS", finding.Pass), said("NONE", finding.Pass)}, false, scorecard.Green},
		"holds in part":                          {[]finding.Finding{partly, said("OWNERS", finding.Pass), said("NONE", finding.Pass)}, false, scorecard.Amber},
		"unknown":                                {[]finding.Finding{said("LIST", finding.Pass), said("OWNERS", finding.NotAssessed), said("NONE", finding.Pass)}, false, scorecard.Unjudged},
		"unknown, and something fails":           {[]finding.Finding{said("LIST", finding.Fail), said("OWNERS", finding.NotAssessed), said("NONE", finding.Pass)}, false, scorecard.Amber},
		"unknown, and something is waived":       {[]finding.Finding{said("LIST", finding.Waived), said("OWNERS", finding.NotAssessed), said("NONE", finding.Pass)}, false, scorecard.Unjudged},
		"red":                                    {[]finding.Finding{said("LIST", finding.Pass), said("OWNERS", finding.Pass), said("NONE", finding.Fail)}, false, scorecard.Red},
		"red, but waived":                        {[]finding.Finding{said("LIST", finding.Pass), said("OWNERS", finding.Pass), said("NONE", finding.Waived)}, false, scorecard.Amber},
		"red cannot be ruled out":                {[]finding.Finding{said("LIST", finding.Fail), said("NONE", finding.NotAssessed)}, false, scorecard.Unjudged},
		"nothing is asked of the group":          {[]finding.Finding{said("LIST", finding.NotApplicable), said("OWNERS", finding.NotApplicable), said("NONE", finding.NotApplicable)}, false, scorecard.Unjudged},
		"nothing is due yet":                     {[]finding.Finding{said("LIST", finding.NotDue), said("OWNERS", finding.NotDue), said("NONE", finding.Pass)}, false, scorecard.Unjudged},
		"nothing is said":                        {nil, false, scorecard.Unjudged},
		"everything holds of a group that's new": {[]finding.Finding{said("LIST", finding.Pass), said("OWNERS", finding.Pass), said("NONE", finding.Pass)}, true, scorecard.Unjudged},
	} {
		t.Run(name, func(t *testing.T) {
			ratings := scorecard.Rate(services(), c.results, c.new)
			if len(ratings.Standards) != 1 || ratings.Standards[0].RAG != c.want {
				t.Errorf("%+v, want %s", ratings.Standards, c.want)
			}
			if ratings.Overall != c.want {
				t.Errorf("overall %s, want %s", ratings.Overall, c.want)
			}
		})
	}
}

// TestAStandardIsRedWhateverElseIsUnknown gives a standard two clauses that can make it
// red. One fails, the other could not be assessed, in both orders. The standard must be
// red.
func TestAStandardIsRedWhateverElseIsUnknown(t *testing.T) {
	for _, order := range [][]string{{"NONE", "OLD"}, {"OLD", "NONE"}} {
		standard := rule.Standard{Number: "2", Points: []rule.Clause{{ID: order[0], Rating: rule.RatingRed}, {ID: order[1], Rating: rule.RatingRed}}}
		ratings := scorecard.Rate([]rule.Standard{standard}, []finding.Finding{said("NONE", finding.Fail), said("OLD", finding.NotAssessed)}, false)
		if got := ratings.Standards[0].RAG; got != scorecard.Red {
			t.Errorf("%v: %s", order, got)
		}
	}
}

func TestOverallIsTheWorstThatCouldBeAssessed(t *testing.T) {
	standards := append(services()[:1],
		rule.Standard{Number: "3", Points: []rule.Clause{{ID: "ROADMAP", Rating: rule.RatingGreen}, {ID: "NO-ROADMAP", Rating: rule.RatingRed}}})
	ratings := scorecard.Rate(standards, []finding.Finding{
		said("LIST", finding.Pass), said("NONE", finding.Pass), said("NO-ROADMAP", finding.NotAssessed),
	}, false)
	if ratings.Overall != scorecard.Green {
		t.Errorf("green and not assessed give %s", ratings.Overall)
	}
	ratings = scorecard.Rate(standards, []finding.Finding{said("LIST", finding.Pass), said("NONE", finding.Pass), said("NO-ROADMAP", finding.Fail)}, false)
	if ratings.Overall != scorecard.Red {
		t.Errorf("green and red give %s", ratings.Overall)
	}
}

func TestARuleThatStandsForAStandardSaysItsColour(t *testing.T) {
	results := []finding.Finding{said("LIST", finding.Pass), said("OWNERS", finding.Fail), said("NONE", finding.Pass), said("ALL", finding.Pass)}
	told := scorecard.Rate(services(), results, false).Tell(results, services())
	for i, want := range []string{"So it is.", "So it is.", "So it is. Standard 2 is amber.", "Overall the standards are amber: services amber."} {
		if told[i].Message != want {
			t.Errorf("%q, want %q", told[i].Message, want)
		}
	}
	if results[2].Message != "So it is." {
		t.Error("the results themselves are changed")
	}
	if none := (scorecard.Ratings{}).Tell(results, nil); none[3].Message != "So it is." {
		t.Errorf("without the standards it says %q", none[3].Message)
	}
}

func TestDeadlinesAheadAreListedEarliestFirst(t *testing.T) {
	due := func(id, subject, day string, verdict finding.Verdict) finding.Finding {
		return finding.Finding{Rule: rule.ID(id), Subject: subject, Due: day, Verdict: verdict}
	}
	upcoming := scorecard.Upcoming([]finding.Finding{
		due("data.attestations_valid", "attestation:skills", "2026-12-01", finding.Pass),
		due("guide.a", "group", "2027-01-21", finding.Pass),
		due("guide.a", "service:x", "2027-01-22", finding.Pass),
		due("guide.b", "group", "2026-11-22", finding.NotDue),
		due("guide.c", "group", "2026-11-21", finding.Pass),
		due("guide.d", "group", "2026-12-24", finding.Fail),
		due("guide.e", "group", "", finding.Pass),
		due("guide.skills", "attestation:skills", "2026-12-01", finding.Attested),
		due("guide.f", "group", "2026-12-24", finding.NotApplicable),
	}, "2026-11-22", "2027-01-21")
	want := []rule.ID{"guide.b", "guide.skills", "guide.a"}
	if len(upcoming) != len(want) {
		t.Fatalf("%+v, want %v", upcoming, want)
	}
	for i, id := range want {
		if upcoming[i].Rule != id {
			t.Errorf("%d: %s, want %s", i, upcoming[i].Rule, id)
		}
	}
}
