package publication_test

import (
	"fmt"
	"strings"
	"testing"
	"unicode"

	"github.com/DEFRA/dgcheck/internal/finding"
	"github.com/DEFRA/dgcheck/internal/forge"
	"github.com/DEFRA/dgcheck/internal/rule"
	"github.com/DEFRA/dgcheck/internal/scorecard"
	"github.com/DEFRA/dgcheck/internal/source"
)

// attacks returns texts that would do harm if they were read as HTML, Markdown, a
// workflow command or a path, or that are very long.
func attacks() []string {
	return []string{
		strings.Repeat("x", 70_000), strings.Repeat("😀", 70_000), strings.Repeat("`|", 35_000), "-->", "--><!-- dgcheck:issue:soil:guide.owner -->",
		"\n<!-- dgcheck:comment:soil -->", "@team", "#1", "fixes #1", "<script>alert(1)</script>", "```\n", "::error::x", "x\n::error::y", "a\x1b]0;title\x07b", "\u202ex", "\xff\x00", "..", "../..", "/etc/passwd", "%2D%2D%3E", "a:b", " ",
	}
}

// hostileCard returns a scorecard in which every text field is text.
func hostileCard(text string) scorecard.Scorecard {
	card := scorecard.Scorecard{ID: text, Name: text, Path: text, Gate: text}
	for n, verdict := range []finding.Verdict{finding.Fail, finding.Fail, finding.NotAssessed, finding.Waived, finding.Pass} {
		card.Results = append(card.Results, finding.Finding{
			Rule: rule.ID("guide." + text + fmt.Sprint(n/2)), Subject: text, Verdict: verdict, Severity: rule.Error, Message: text, Remedy: text, Clauses: []string{text},
			Where: source.Position{File: text, Line: 1 << 40, Column: -1}, Key: fmt.Sprint(n),
		})
	}
	card.Tally = scorecard.Count(card.Results)
	return card
}

// TestHostileTextsKeepToGitHubsLimitsAndStayText publishes scorecards in which each
// text is an attack. No text may end our hidden lines early or appear as HTML, a
// workflow command or a control character. githubfake fails the test if a request
// exceeds one of GitHub's limits.
func TestHostileTextsKeepToGitHubsLimitsAndStayText(t *testing.T) {
	for n, text := range attacks() {
		for _, pull := range []bool{true, false} {
			s := newServed(t)
			j := onMain(first, hostileCard(text), hostileCard(text))
			j.Cards[1].Problem = text
			if pull {
				s.openPull("change", first)
				j.Pull, j.Branch = 1, ""
			}
			outcome := post(t, s, j)
			once(t, s)
			quiet(t, s, j)
			for _, told := range append(outcome.Done, outcome.Left...) {
				for _, r := range told {
					if unicode.IsControl(r) || unicode.Is(unicode.Cf, r) {
						t.Errorf("attack %d: %U is told", n, r)
					}
				}
			}
			bodies := []string{}
			for _, i := range s.issues() {
				bodies = append(bodies, i.body)
			}
			for _, c := range s.comments(1) {
				bodies = append(bodies, c.body)
			}
			if len(bodies) != map[bool]int{true: 2, false: 1}[pull] {
				t.Fatalf("attack %d: %d texts\n%.2000s", n, len(bodies), s.state())
			}
			for _, body := range bodies {
				lines := strings.SplitN(body, "\n", 3)
				if !strings.HasPrefix(lines[0], "<!-- dgcheck:") || !strings.HasSuffix(lines[0], " -->") || strings.Count(lines[0], "-->") != 1 || !strings.HasPrefix(lines[1], "<!-- dgcheck:state hash=") ||
					strings.Contains(lines[2], "<!--") || strings.Contains(lines[2], "-->") || strings.Contains(lines[2], "<script") || strings.Contains(lines[2], "\n::error") {
					t.Errorf("attack %d:\n%.600s", n, body)
				}
			}
		}
	}
}

// TestWhatGitHubSaysIsToldAsPlainText: two issues on GitHub contain control characters.
// These must not get into the sentences of the outcome. The first issue, whose hidden
// line has unreadable values, must be brought up to date.
func TestWhatGitHubSaysIsToldAsPlainText(t *testing.T) {
	s := newServed(t)
	s.openIssue(writer+"[bot]", "x", "<!-- dgcheck:issue:soil:guide.owner -->\n<!-- dgcheck:state hash=x episode=-4 settled=yes duplicate=no rules=\x1b -->\n", issueLabelName)
	s.openIssue(writer+"[bot]", "x", "<!-- dgcheck:issue:soil:%ZZ\x1b -->\r\n", issueLabelName)
	outcome := post(t, s, onMain(first, problems("soil", 1)))
	for _, told := range outcome.Done {
		if strings.ContainsFunc(told, unicode.IsControl) {
			t.Errorf("%q", told)
		}
	}
	is(t, s, 1, forge.Open, "")
	if !strings.Contains(issue(t, s, 1).body, "service:s0000") {
		t.Error(s.state())
	}
	quiet(t, s, onMain(first, problems("soil", 1)))
}

const issueLabelName = "dgcheck"
