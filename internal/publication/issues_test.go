package publication_test

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"github.com/DEFRA/dgcheck/internal/finding"
	"github.com/DEFRA/dgcheck/internal/forge"
	"github.com/DEFRA/dgcheck/internal/publication"
	"github.com/DEFRA/dgcheck/internal/rule"
	"github.com/DEFRA/dgcheck/internal/scorecard"
)

// said returns the texts of the comments on an issue, without their hidden first line.
func said(s *served, number int) []string {
	var all []string
	for _, c := range s.comments(number) {
		_, text, _ := strings.Cut(c.body, "\n")
		all = append(all, text)
	}
	return all
}

// is fails the test if the issue number does not have the state, the reason (if not
// empty) and exactly these comments.
func is(t *testing.T, s *served, number int, state, reason string, sentences ...string) {
	t.Helper()
	i := issue(t, s, number)
	if i.state != state || reason != "" && i.reason != reason {
		t.Errorf("issue %d is %s %s, want %s %s", number, i.state, i.reason, state, reason)
	}
	if got := said(s, number); strings.Join(got, "|") != strings.Join(sentences, "|") {
		t.Errorf("on issue %d is said %q, want %q", number, got, sentences)
	}
}

const (
	at        = ", as of " + first + ", so "
	holdsNow  = "This holds now" + at + "dgcheck closes this issue."
	failsOnce = "This fails again" + at + "dgcheck opens this issue again."
)

func TestARuleThatFailsHasOneIssue(t *testing.T) {
	s := newServed(t)
	card := group("soil", fails("guide.owner", "service:a", "service:b"), holds("guide.roadmap"), fails("guide.phases", "group"))
	post(t, s, onMain(first, card))
	i := open(t, s, "The rule owner holds — Soil")
	for _, want := range []string{
		"<!-- dgcheck:issue:soil:guide.owner -->\n<!-- dgcheck:state hash=",
		"- [ ] `service:a`: `service:a`: what owner says of it. ([`delivery-group.yaml:3`](https://github.com/example-org/delivery-groups/blob/" + first + "/groups/soil/delivery-group.yaml#L3))\n    - To mend: Mend `service:a`.\n",
		"Because owner matters. It serves `DG-OWN-3`; `dgcheck explain guide.owner` says more",
		"declare that under `waivers`: `guide.owner` as the `rule`",
		"set `issues` to `error` or `off`",
	} {
		if !strings.Contains(i.body, want) {
			t.Errorf("%q is missing of:\n%s", want, i.body)
		}
	}
	open(t, s, "The rule phases holds — Soil")
	if len(s.issues()) != 2 || fmt.Sprint(i.labels) != "[dgcheck]" {
		t.Error(s.state())
	}
	quiet(t, s, onMain(first, card))
	s.push("main", second) // another commit in which only line numbers have changed
	card.Results[0].Where.Line = 12
	post(t, s, onMain(second, card))
	s.forget()
	quiet(t, s, onMain(second, card))
	if issue(t, s, i.number).body != i.body {
		t.Error("an issue was written again though nothing in it changed")
	}
}

func TestWhatIsMendedIsClosedAndOpenedWhenItFailsAgain(t *testing.T) {
	s := newServed(t)
	broken, mended := group("soil", fails("guide.owner", "service:a")), group("soil", holds("guide.owner"))
	post(t, s, onMain(first, broken))
	for round := range 3 {
		var told []string
		for range round {
			told = append(told, holdsNow, failsOnce)
		}
		post(t, s, onMain(first, mended))
		is(t, s, 1, forge.Closed, forge.ReasonCompleted, append(told, holdsNow)...)
		quiet(t, s, onMain(first, mended))
		post(t, s, onMain(first, broken))
		is(t, s, 1, forge.Open, "", append(told, holdsNow, failsOnce)...)
		quiet(t, s, onMain(first, broken))
	}
	if len(s.issues()) != 1 {
		t.Error(s.state())
	}
}

func TestAnIssueFollowsWhatIsFound(t *testing.T) {
	s := newServed(t)
	post(t, s, onMain(first, group("soil", fails("guide.owner", "service:a", "service:b"))))
	post(t, s, onMain(first, group("soil", fails("guide.owner", "service:b"))))
	if i := issue(t, s, 1); strings.Contains(i.body, "service:a") || !strings.Contains(i.body, "service:b") {
		t.Error(i.body)
	}
	is(t, s, 1, forge.Open, "")
	quiet(t, s, onMain(first, group("soil", fails("guide.owner", "service:b"))))
}

func TestHowLongAgoSomethingWasIsNoChange(t *testing.T) {
	s := newServed(t)
	card := group("soil", fails("guide.owner", "group"))
	card.Results[0].Message = "It was last gone through on 1 June 2026, 174 days ago."
	post(t, s, onMain(first, card))
	card.Results[0].Message = "It was last gone through on 1 June 2026, 175 days ago."
	j := onMain(first, card)
	j.Checks = false
	quiet(t, s, j)
}

func TestWhyAnIssueIsClosed(t *testing.T) {
	result := func(verdict finding.Verdict, severity rule.Severity) []finding.Finding {
		return []finding.Finding{says("guide.owner", "service:a", verdict, severity)}
	}
	one := func(results []finding.Finding) scorecard.Scorecard { return group("soil", results) }
	off := one(nil)
	off.CustomProblem = "They took too long."
	unjudged := one(nil)
	unjudged.Problem = "Its folder could not be opened."
	for name, c := range map[string]struct {
		card          scorecard.Scorecard
		reason, words string
	}{
		"holds":                  {one(result(finding.Pass, 0)), forge.ReasonCompleted, "This holds now"},
		"vouched for":            {one(result(finding.Attested, 0)), forge.ReasonCompleted, "This holds now"},
		"waived":                 {one(result(finding.Waived, rule.Error)), forge.ReasonNotPlanned, "A waiver covers this now"},
		"below the level":        {one(result(finding.Fail, rule.Warning)), forge.ReasonNotPlanned, "What fails here is now below the level that issues are kept for"},
		"not due":                {one(result(finding.NotDue, 0)), forge.ReasonNotPlanned, "This is not due yet"},
		"not applicable":         {one(result(finding.NotApplicable, 0)), forge.ReasonNotPlanned, "This does not apply any more"},
		"asked no more":          {one(nil), forge.ReasonNotPlanned, "This is not asked of the group any more"},
		"not assessed":           {one(result(finding.NotAssessed, 0)), "", ""},
		"own policies failed":    {off, "", ""},
		"group not judged":       {unjudged, "", ""},
		"partly not assessed":    {group("soil", result(finding.Pass, 0), []finding.Finding{says("guide.owner", "service:b", finding.NotAssessed, 0)}), "", ""},
		"partly waived":          {group("soil", result(finding.Pass, 0), []finding.Finding{says("guide.owner", "service:b", finding.Waived, rule.Error)}), forge.ReasonNotPlanned, "A waiver covers this now"},
		"another group is there": {group("water", holds("guide.owner")), "", ""},
	} {
		t.Run(name, func(t *testing.T) {
			s := newServed(t)
			post(t, s, onMain(first, group("soil", fails("guide.owner", "service:a"))))
			post(t, s, onMain(first, c.card))
			if c.words == "" {
				is(t, s, 1, forge.Open, "")
			} else {
				is(t, s, 1, forge.Closed, c.reason, c.words+at+"dgcheck closes this issue.")
			}
			quiet(t, s, onMain(first, c.card))
		})
	}
	s := newServed(t)
	post(t, s, onMain(first, group("soil", fails("guide.retired", "group"))))
	post(t, s, onMain(first, group("soil", holds("guide.owner"))))
	is(t, s, 1, forge.Closed, forge.ReasonNotPlanned, "There is no such rule any more"+at+"dgcheck closes this issue.")
}

func TestTheLevelOfIssuesIsObeyed(t *testing.T) {
	s := newServed(t)
	card := group("soil", fails("guide.owner", "service:a"), fails("guide.phases", "service:a"))
	card.Results[1].Severity = rule.Warning
	j := onMain(first, card)
	j.Issues = rule.Warning
	post(t, s, j)
	if len(s.issues()) != 2 {
		t.Error(s.state())
	}
	post(t, s, onMain(first, card)) // the job makes issues only for errors
	is(t, s, 1, forge.Open, "")
	is(t, s, 2, forge.Closed, forge.ReasonNotPlanned, "What fails here is now below the level that issues are kept for"+at+"dgcheck closes this issue.")
	j.Issues = rule.None
	s.forget()
	if post(t, s, j); s.writes() != 0 {
		t.Error("issues were written though none are asked for")
	}
}

func TestWhatAPersonClosesAsNotPlannedStaysClosed(t *testing.T) {
	s := newServed(t)
	broken := group("soil", fails("guide.owner", "service:a"))
	post(t, s, onMain(first, broken))
	s.closeIssue(1, "octocat", forge.ReasonNotPlanned)
	quiet(t, s, onMain(first, broken))
	post(t, s, onMain(first, group("soil", holds("guide.owner"))))
	post(t, s, onMain(first, broken))
	is(t, s, 1, forge.Closed, forge.ReasonNotPlanned)
	more := group("soil", fails("guide.owner", "service:a", "service:b"))
	post(t, s, onMain(first, more))
	is(t, s, 1, forge.Open, "", "Something else was found than when this issue was closed"+at+"dgcheck opens this issue again.")
	quiet(t, s, onMain(first, more))
}

func TestWhatAPersonClosesAsCompletedButStillFailsIsOpenedOnce(t *testing.T) {
	s := newServed(t)
	broken := group("soil", fails("guide.owner", "service:a"))
	still := "This still fails" + at + "dgcheck opens this issue again."
	post(t, s, onMain(first, broken))
	s.closeIssue(1, "octocat", forge.ReasonCompleted)
	post(t, s, onMain(first, broken))
	is(t, s, 1, forge.Open, "", still)
	s.closeIssue(1, "octocat", forge.ReasonCompleted)
	quiet(t, s, onMain(first, broken))
	// The rule passes and then fails again, so this is a new failure.
	mended := group("soil", holds("guide.owner"))
	post(t, s, onMain(first, mended))
	is(t, s, 1, forge.Closed, forge.ReasonCompleted, still)
	quiet(t, s, onMain(first, mended))
	post(t, s, onMain(first, broken))
	is(t, s, 1, forge.Open, "", still, failsOnce)
}

func TestWhatAPersonOpensAgainStaysOpen(t *testing.T) {
	s := newServed(t)
	mended := group("soil", holds("guide.owner"))
	post(t, s, onMain(first, group("soil", fails("guide.owner", "service:a"))))
	post(t, s, onMain(first, mended))
	s.reopen(1)
	quiet(t, s, onMain(first, mended))
	is(t, s, 1, forge.Open, "", holdsNow)
	// When the rule fails and passes again, Post closes the issue as usual.
	post(t, s, onMain(first, group("soil", fails("guide.owner", "service:a"))))
	post(t, s, onMain(first, mended))
	is(t, s, 1, forge.Closed, forge.ReasonCompleted, holdsNow)
}

func TestNothingOfAPersonIsTouched(t *testing.T) {
	s := newServed(t)
	s.openIssue("octocat", "Mine", "Mine.", "dgcheck")
	s.openIssue("mallory", "The rule owner holds — Soil", "<!-- dgcheck:issue:soil:guide.owner -->\n<!-- dgcheck:state hash=0 -->\n", "dgcheck")
	s.openIssue(writer+"[bot]", "Of another workflow", "About something.\n<!-- dgcheck:issue:soil:guide.owner -->", "dgcheck")
	before := s.issues()
	broken := group("soil", fails("guide.owner", "service:a"))
	post(t, s, onMain(first, broken))
	s.unlabel(4, "dgcheck")
	s.comment(4, "octocat", "<!-- dgcheck:said:close:0 -->\nI say this.")
	i := issue(t, s, 4)
	// When a person ticks a box on GitHub's web page, the body also gets other line
	// ends.
	s.edit(4, strings.ReplaceAll(strings.Replace(i.body, "[ ]", "[x]", 1), "\n", "\r\n"))
	quiet(t, s, onMain(first, broken))
	if now := issue(t, s, 4); len(now.labels) != 0 || !strings.Contains(now.body, "[x]") {
		t.Errorf("%+v", now)
	}
	for n, was := range before {
		if now := s.issues()[n]; fmt.Sprint(now) != fmt.Sprint(was) {
			t.Errorf("%+v became %+v", was, now)
		}
	}
	if len(s.issues()) != 4 {
		t.Error(s.state())
	}
}

func TestALabelledCopyIsFoundAfterTheLabelWasTakenOff(t *testing.T) {
	s := newServed(t)
	broken, mended := group("soil", fails("guide.owner", "service:a")), group("soil", holds("guide.owner"))
	post(t, s, onMain(first, broken))
	s.unlabel(1, "dgcheck")
	post(t, s, onMain(first, broken))
	if len(s.issues()) != 1 {
		t.Error(s.state())
	}
	// The issue lacks the label, so Post does not find it in the list of issues with
	// the label. Post must not read all our issues only to close one.
	post(t, s, onMain(first, mended))
	is(t, s, 1, forge.Open, "")
}

func TestTooManyRulesStandInOneIssue(t *testing.T) {
	s := newServed(t)
	a, b, c := failing("air", 18), failing("soil", 3), failing("water", 1)
	post(t, s, onMain(first, a, b, c))
	if len(s.issues()) != 20 {
		t.Fatalf("%d issues", len(s.issues()))
	}
	i := open(t, s, "What there is to mend — Soil")
	if !strings.HasPrefix(i.body, "<!-- dgcheck:issue:soil:roll-up -->\n") || strings.Count(i.body, "- [ ] ") != 3 || !strings.Contains(i.body, "rules=guide.r00,guide.r01,guide.r02 -->") {
		t.Error(i.body)
	}
	open(t, s, "What there is to mend — Water")
	quiet(t, s, onMain(first, a, b, c))

	// Fewer rules fail: each must get its own issue, and the roll-up issue must be
	// closed.
	a = failing("air", 10)
	post(t, s, onMain(first, a, b, c))
	is(t, s, i.number, forge.Closed, forge.ReasonNotPlanned, "What still fails is little enough for an issue each"+at+"dgcheck closes this issue.")
	for n := range 3 {
		open(t, s, fmt.Sprintf("The rule r%02d holds — Soil", n))
	}
	quiet(t, s, onMain(first, a, b, c))

	// Many rules fail again: existing issues must be updated, and no new issue made
	// except a roll-up issue.
	total := len(s.issues())
	a = failing("air", 19)
	post(t, s, onMain(first, a, failing("soil", 2), c))
	is(t, s, i.number, forge.Open, "", "What still fails is little enough for an issue each"+at+"dgcheck closes this issue.", "This fails again"+at+"dgcheck opens this issue again.")
	if len(s.issues()) != total+1 { // the roll-up issue of the group air
		t.Errorf("%d issues, want %d", len(s.issues()), total+1)
	}
	open(t, s, "The rule r00 holds — Soil")
	quiet(t, s, onMain(first, a, failing("soil", 2), c))
}

func TestAnIssueForManyStaysWhileOneOfThemCannotBeJudged(t *testing.T) {
	s := newServed(t)
	post(t, s, onMain(first, failing("soil", 21)))
	unsure := group("soil", []finding.Finding{says("guide.r07", "group", finding.NotAssessed, 0)}, fails("data.file_readable", "file:services.yaml"))
	post(t, s, onMain(first, unsure))
	is(t, s, 1, forge.Open, "")
	open(t, s, "The rule file_readable holds — Soil")
	post(t, s, onMain(first, group("soil", holds("guide.r07"))))
	is(t, s, 1, forge.Closed, forge.ReasonCompleted, "All that stood here is mended or asked no more"+at+"dgcheck closes this issue.")
}

func TestIssuesOfAnOlderCommitAreLeft(t *testing.T) {
	s := newServed(t)
	s.push("main", second)
	outcome := post(t, s, onMain(first, group("soil", fails("guide.owner", "service:a"))))
	if len(s.issues()) != 0 || len(outcome.Left) != 1 || outcome.Left[0] != "main no longer ends at 1111111, so the issues are left to the run for its newer commit." {
		t.Errorf("%q\n%s", outcome.Left, s.state())
	}
	j := onMain(first, group("soil", fails("guide.owner", "service:a")))
	j.Branch = "gone"
	post(t, s, j)
	open(t, s, "owner")
}

func TestSwitchedOffIssuesAreOneSentence(t *testing.T) {
	s := newServed(t)
	s.switchIssuesOff()
	outcome := publication.Post(context.Background(), s.hub(), onMain(first, failing("soil", 3)))
	if len(outcome.Refused) != 1 || outcome.Refused[0].Part != publication.Issues || !outcome.Checked {
		t.Errorf("%+v", outcome)
	}
}

func TestALockedIssueHoldsUpNoOther(t *testing.T) {
	s := newServed(t)
	post(t, s, onMain(first, failing("soil", 2)))
	s.lock(1)
	outcome := publication.Post(context.Background(), s.hub(), onMain(first, group("soil", holds("guide.r00"), holds("guide.r01"))))
	is(t, s, 1, forge.Open, "")
	is(t, s, 2, forge.Closed, forge.ReasonCompleted, holdsNow)
	if len(outcome.Refused) != 1 || outcome.Refused[0].Group != "soil" {
		t.Errorf("%+v", outcome.Refused)
	}
}

// TestARunOverSomePacksLeavesTheIssuesOfOthersAlone: there is an issue about a rule,
// and then a run checks only some packs, without that rule. The issue must stay open. A
// later run over all packs, which no longer asks for the rule, must close it.
func TestARunOverSomePacksLeavesTheIssuesOfOthersAlone(t *testing.T) {
	s := newServed(t)
	post(t, s, onMain(first, failing("soil", 1)))
	j := onMain(first, group("soil", holds("guide.other")))
	j.Run.Packs, j.Question = []string{"guide"}, "packs: guide"
	post(t, s, j)
	is(t, s, 1, forge.Open, "")
	j.Run.Packs, j.Question = nil, ""
	post(t, s, j)
	is(t, s, 1, forge.Closed, forge.ReasonNotPlanned, said(s, 1)...)
}
