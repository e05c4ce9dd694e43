package report_test

import (
	"fmt"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"github.com/DEFRA/dgcheck/internal/finding"
	"github.com/DEFRA/dgcheck/internal/report/markdown"
	"github.com/DEFRA/dgcheck/internal/report/outline"
	"github.com/DEFRA/dgcheck/internal/rule"
	"github.com/DEFRA/dgcheck/internal/scorecard"
)

// about returns a group and three of its failing rules. Every text is the given one.
func about(text string) (scorecard.Scorecard, []markdown.Failing) {
	card := everything(text).Scorecard
	fail := card.Results[0]
	fail.Severity = rule.Error
	other, unsure := fail, card.Results[4]
	other.Remedy = text + text
	return card, []markdown.Failing{
		{Rule: fail.Rule, Fails: []finding.Finding{fail, other}, Unsure: []finding.Finding{unsure}},
		{Rule: fail.Rule, Fails: []finding.Finding{fail, fail}},
		{Rule: "data.x", Fails: []finding.Finding{{Rule: "data.x", Message: text, Remedy: text, Subject: text, Severity: rule.Warning}}},
	}
}

// issuesOn returns issues of every kind in which every text is the given one.
func issuesOn(text string) []markdown.IssueText {
	o := outline.Options{Catalogue: catalogue(text)}
	card, failing := about(text)
	issues := []markdown.IssueText{markdown.IssueOfMany(o, published(), card, failing[1:]), markdown.IssueOfMany(o, published(), card, failing[:1])}
	for _, f := range failing {
		issues = append(issues, markdown.IssueOf(o, published(), card, f))
	}
	return issues
}

func TestNothingADeclarationSaysComesAliveInAnIssue(t *testing.T) {
	for engine, render := range engines() {
		want := issuesOn("x")
		for n, text := range attacks() {
			for i, got := range issuesOn(text) {
				if diff := cmp.Diff(skeleton(render(want[i].Body)), skeleton(render(got.Body))); diff != "" {
					t.Errorf("%s, attack %d, issue %d changes the structure (-want +got):\n%s\n%.3000s", engine, n, i, diff, got.Body)
				}
				if found := alive(render(got.Body)); len(found) > 0 {
					t.Errorf("%s, attack %d, issue %d: comes alive: %q", engine, n, i, found)
				}
				for _, r := range got.Title + got.Body {
					if r != '\n' && (unicode.IsControl(r) || unicode.Is(unicode.Cf, r)) {
						t.Errorf("attack %d: %U reaches an issue", n, r)
					}
				}
				if strings.Contains(got.Body, "<!--") || strings.Contains(got.Body, "-->") || strings.Contains(got.Title, "\n") || !utf8.ValidString(got.Title+got.Body) {
					t.Errorf("attack %d: begins or ends a comment, breaks the title or is no UTF-8: %q", n, got.Title)
				}
			}
		}
	}
}

func TestIssuesKeepToTheirSize(t *testing.T) {
	for _, text := range []string{"x", strings.Repeat("very long ", 7000), strings.Repeat("😀", 70_000), strings.Repeat("`|", 35_000), strings.Repeat("&", 70_000), strings.Repeat("a&", 35_000)} {
		card, failing := about(text)
		for range 500 {
			failing[0].Fails = append(failing[0].Fails, failing[0].Fails[0])
			failing[0].Unsure = append(failing[0].Unsure, failing[0].Unsure[0])
			failing = append(failing, failing[0])
		}
		for n := range failing[0].Unsure {
			failing[0].Unsure[n].Message = fmt.Sprint(n, text)
		}
		o := outline.Options{Catalogue: catalogue(text)}
		for _, got := range []markdown.IssueText{markdown.IssueOf(o, published(), card, failing[0]), markdown.IssueOfMany(o, published(), card, failing)} {
			if len(got.Title) > 250 || len(got.Body) > 60_000 {
				t.Errorf("%.10q: a title of %d bytes, a body of %d", text, len(got.Title), len(got.Body))
			}
			if !strings.Contains(got.Body, " more. `dgcheck check` on the command line shows everything.") || !strings.Contains(got.Body, "dgcheck keeps this issue") {
				t.Errorf("%.10q: does not say that something is left out, or who keeps it:\n…%s", text, got.Body[max(0, len(got.Body)-800):])
			}
		}
	}
}

func TestRemarksAreTheWorstFirst(t *testing.T) {
	card := everything("x").Scorecard
	remarks, all := outline.Remarks(outline.Options{Catalogue: catalogue("x")}, published(), card, 2)
	if all != 3 || len(remarks) != 2 || remarks[0].Severity != rule.Error || remarks[1].Severity != rule.Warning || remarks[0].Path != "groups/x/x" || !strings.HasPrefix(remarks[0].Title, "Standing: ") {
		t.Errorf("%d of %d: %+v", len(remarks), all, remarks)
	}
	for _, path := range []string{"..", "../..", "../../x", "../../../../etc/passwd"} {
		card.Path = path
		if remarks, all := outline.Remarks(outline.Options{}, published(), card, 9); all != 3 || path != "../.." && path != ".." && len(remarks) != 0 {
			t.Errorf("%s: %d of %d: %+v", path, len(remarks), all, remarks)
		}
	}
}

func TestAHeadlineSumsAGroupUp(t *testing.T) {
	for want, card := range map[string]scorecard.Scorecard{
		"This group could not be judged.":                                    {Problem: "x"},
		"Not judged by the organisation's own policies. To mend: 1 warning.": {CustomProblem: "x", Tally: scorecard.Tally{Warnings: 1}},
		"To mend: 2 errors, 1 for information.":                              {Tally: scorecard.Tally{Errors: 2, Infos: 1}},
		"Nothing to mend.":                                                   {},
	} {
		if got := markdown.Headline(card); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}
