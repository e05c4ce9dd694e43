package report_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/DEFRA/dgcheck/internal/finding"
	"github.com/DEFRA/dgcheck/internal/rule"
	"github.com/DEFRA/dgcheck/internal/scorecard"
)

type sarifLog struct {
	Runs []struct {
		Results []struct {
			RuleID              string
			RuleIndex           int
			Level               string
			Message             struct{ Text string }
			PartialFingerprints map[string]string
			BaselineState       *string
			Properties          struct{ Change string }
			Suppressions        []struct{ Kind, Status, Justification string }
			Locations           []struct {
				PhysicalLocation struct {
					ArtifactLocation struct{ URI, URIBaseID string }
					Region           *struct{ StartLine, StartColumn int }
				}
			}
		}
		Invocations []struct {
			ExecutionSuccessful        bool
			ToolExecutionNotifications []struct {
				Level   string
				Message struct{ Text string }
			}
		}
		VersionControlProvenance []struct{ RepositoryURI, RevisionID string }
		Tool                     struct {
			Driver struct {
				Rules []struct {
					ID, HelpURI          string
					Help                 struct{ Text string }
					DefaultConfiguration struct{ Level string }
				}
			}
		}
	}
}

func TestSarifHoldsFailsAndWhatIsWaived(t *testing.T) {
	own := result("e", finding.Fail, rule.Error)
	own.Rule = "water_company.flow_metered"
	run := run()
	run.OwnPacks = []string{"water_company"}
	catalogue := lookup{rule.Rule{ID: "guide.a_rule", Title: "A title", About: "Why.", Remedy: "Mend it.", Severity: rule.Warning}}
	var log sarifLog
	read(t, told(t, "sarif", run, catalogue,
		group("a", result("a", finding.Fail, rule.Error), result("b", finding.Waived, rule.Warning), result("c", finding.Pass, rule.None)),
		group("b", result("d", finding.Fail, rule.Info), own, result("f", finding.NotAssessed, rule.None)),
	), &log)
	if len(log.Runs) != 1 {
		t.Fatalf("%d runs", len(log.Runs))
	}
	var levels []string
	for _, r := range log.Runs[0].Results {
		levels = append(levels, r.Level)
		if got := log.Runs[0].Tool.Driver.Rules[r.RuleIndex].ID; got != r.RuleID {
			t.Errorf("the index of %s leads to %s", r.RuleID, got)
		}
		if suppressed := len(r.Suppressions) == 1; r.Suppressions == nil || suppressed != (r.Level == "warning") {
			t.Errorf("%s is suppressed: %v", r.Level, suppressed)
		}
		if key := r.PartialFingerprints["primaryLocationLineHash"]; key == "" || key != r.PartialFingerprints["dgcheck/v1"] {
			t.Errorf("fingerprints %v", r.PartialFingerprints)
		}
	}
	if diff := cmp.Diff([]string{"error", "error", "note", "warning"}, levels); diff != "" {
		t.Error(diff)
	}
	shipped, theirs := log.Runs[0].Tool.Driver.Rules[0], log.Runs[0].Tool.Driver.Rules[1]
	if shipped.HelpURI != "https://github.com/DEFRA/dgcheck/blob/main/docs/rules/guide/a_rule.md" || shipped.Help.Text != "Why. How to mend it: Mend it." || shipped.DefaultConfiguration.Level != "warning" {
		t.Errorf("the shipped rule is %+v", shipped)
	}
	if theirs.HelpURI != "" || theirs.ID != "water_company.flow_metered" {
		t.Errorf("the organisation's own rule is %+v", theirs)
	}
	if !log.Runs[0].Invocations[0].ExecutionSuccessful {
		t.Error("the run is told as failed")
	}
}

func TestSarifPlacesAreRelativeAndEncoded(t *testing.T) {
	found := result("a", finding.Fail, rule.Error)
	found.Where.File = "delivery-group/a b#1:ü.yaml"
	nowhere := result("b", finding.Fail, rule.Error)
	nowhere.Where.File, nowhere.Where.Line, nowhere.Where.Column = "/../../etc/passwd", 0, 0
	card := group("a", found, nowhere)
	card.Path = "groups/flood"
	run := run()
	run.Source = scorecard.Source{Repository: "https://github.com/DEFRA/flood", Commit: "0123", Folder: "teams"}
	var log sarifLog
	read(t, told(t, "sarif", run, nil, card), &log)
	places := log.Runs[0].Results
	if got := places[0].Locations[0].PhysicalLocation; got.ArtifactLocation.URI != "teams/groups/flood/delivery-group/a%20b%231%3A%C3%BC.yaml" ||
		got.ArtifactLocation.URIBaseID != "%SRCROOT%" || got.Region.StartLine != 3 || got.Region.StartColumn != 4 {
		t.Errorf("%+v", got)
	}
	if got := places[1].Locations[0].PhysicalLocation; got.Region != nil || got.ArtifactLocation.URI != "teams/etc/passwd" {
		t.Errorf("%+v", got)
	}
	if got := log.Runs[0].VersionControlProvenance; len(got) != 1 || got[0].RevisionID != "0123" {
		t.Errorf("%+v", got)
	}
}

func TestSarifMessagesHoldNoLinksOrPlaceholders(t *testing.T) {
	found := result("a", finding.Fail, rule.Error)
	found.Message = `\[see](1) {0}`
	var log sarifLog
	read(t, write(t, "sarif", group("a", found)), &log)
	if got, want := log.Runs[0].Results[0].Message.Text, `\\\[see\](1) {{0}}`; got != want {
		t.Errorf("%s, want %s", got, want)
	}
}

func TestSarifTellsOfGroupsThatCouldNotBeJudged(t *testing.T) {
	var log sarifLog
	read(t, write(t, "sarif", unjudged("a"), group("b")), &log)
	went := log.Runs[0].Invocations[0]
	if went.ExecutionSuccessful || len(went.ToolExecutionNotifications) != 1 || went.ToolExecutionNotifications[0].Message.Text != "a (a) could not be judged: a" {
		t.Errorf("%+v", went)
	}
}

// comparedResults returns results that are new, unchanged, changed or waived compared
// with the base commit, and the comparison.
func comparedResults() (scorecard.Changes, []finding.Finding) {
	var now []finding.Finding
	for _, name := range []string{"fresh", "stands", "worse", "covered", "still"} {
		found := result(name, finding.Fail, rule.Error)
		found.Key = name
		now = append(now, found)
	}
	now[3].Verdict, now[4].Verdict = finding.Waived, finding.Waived
	before := slices.Clone(now[1:])
	before[1].Severity, before[2].Verdict = rule.Info, finding.Fail
	return *scorecard.Compare("main", scorecard.Judgement{Results: before}, scorecard.Judgement{Results: now}), now
}

func TestSarifTellsHowEachResultStandsAgainstTheBase(t *testing.T) {
	changes, results := comparedResults()
	compared := group("a", results...)
	compared.Changes = &changes
	var log sarifLog
	read(t, told(t, "sarif", run(), nil, compared), &log)
	states := map[string]string{}
	for _, r := range log.Runs[0].Results {
		states[r.PartialFingerprints["dgcheck/v1"]] = *r.BaselineState
	}
	want := map[string]string{"fresh": "new", "stands": "unchanged", "worse": "updated", "covered": "updated", "still": "unchanged"}
	if diff := cmp.Diff(want, states); diff != "" {
		t.Error(diff)
	}
}

// TestSarifHasNoBaselineStateWhereAGroupCouldNotBeCompared checks that no result of any
// group has a baselineState. The standard requires it on all results or on none.
func TestSarifHasNoBaselineStateWhereAGroupCouldNotBeCompared(t *testing.T) {
	changes, results := comparedResults()
	compared, refused := group("a", results...), group("b", result("x", finding.Fail, rule.Error))
	compared.Changes, refused.BaseProblem = &changes, "it is not in a git repository"
	var log sarifLog
	read(t, told(t, "sarif", run(), nil, compared, refused), &log)
	for _, r := range log.Runs[0].Results {
		if r.BaselineState != nil {
			t.Errorf("a result is %s", *r.BaselineState)
		}
	}
	if log.Runs[0].Results[0].Properties.Change != "new" {
		t.Error("what is known of one group is not told")
	}
	if went := log.Runs[0].Invocations[0]; went.ExecutionSuccessful || len(went.ToolExecutionNotifications) != 1 {
		t.Errorf("%+v", went)
	}
}

func TestSarifIsCutWhereGitHubWouldRefuseItWorstFirst(t *testing.T) {
	const most = 25_000
	var early, late []finding.Finding
	for i := range most {
		early = append(early, result(fmt.Sprint("note ", i), finding.Fail, rule.Info))
	}
	for i := range 3 {
		early = append(early, result(fmt.Sprint("waived ", i), finding.Waived, rule.Error))
		late = append(late, result(fmt.Sprint("error ", i), finding.Fail, rule.Error), result(fmt.Sprint("warning ", i), finding.Fail, rule.Warning))
	}
	var log sarifLog
	read(t, write(t, "sarif", group("a", early...), group("b", late...)), &log)
	got := log.Runs[0].Results
	if len(got) != most || got[0].Level != "error" || got[3].Level != "warning" || got[6].Level != "note" || got[most-1].Level != "note" {
		t.Errorf("%d results", len(got))
	}
	went := log.Runs[0].Invocations[0]
	if !went.ExecutionSuccessful || len(went.ToolExecutionNotifications) != 1 || went.ToolExecutionNotifications[0].Level != "warning" ||
		!strings.Contains(went.ToolExecutionNotifications[0].Message.Text, ": 6 notes, 3 waived problems. ") {
		t.Errorf("%+v", went)
	}
	var whole sarifLog
	read(t, write(t, "sarif", group("a", early[:most]...)), &whole)
	if len(whole.Runs[0].Results) != most || len(whole.Runs[0].Invocations[0].ToolExecutionNotifications) != 0 {
		t.Errorf("%d results are not all", len(whole.Runs[0].Results))
	}
}
