package report_test

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/DEFRA/dgcheck/internal/finding"
	"github.com/DEFRA/dgcheck/internal/report/outline"
	"github.com/DEFRA/dgcheck/internal/rule"
	"github.com/DEFRA/dgcheck/internal/scorecard"
	"github.com/DEFRA/dgcheck/internal/source"
)

func TestMarkdownKeepsToItsLimit(t *testing.T) {
	for _, text := range []string{"Licences has no named owner.", "😀 " + strings.Repeat("𝕏", 500), strings.Repeat("@<|", 400)} {
		many := many(text, 400)
		for _, limit := range []int{1, 4_000, 9_001, 20_000, 65_000} {
			for _, cards := range [][]outline.Card{{many}, {many, many}, {unjudgedGroup(text), many, everything(text)}, {everything(text)}} {
				out := written(t, "markdown", outline.Options{Limit: limit}, published(), cards...)
				most := max(limit, 4_000)
				if len(out) > most || utf8.RuneCountInString(out) > most || len(utf16.Encode([]rune(out))) > most {
					t.Errorf("%d bytes where %d are allowed", len(out), most)
				}
				if !strings.HasSuffix(out, "\n") || strings.Count(out, "<details>") != strings.Count(out, "</details>") {
					t.Errorf("it is not cut on a row: %.200q", out[max(0, len(out)-200):])
				}
			}
		}
	}
}

// many returns a card with n fails of each severity and with n passes.
func many(text string, n int) outline.Card {
	var results []finding.Finding
	for i := range n {
		for _, severity := range []rule.Severity{rule.Info, rule.Error, rule.Warning, rule.None} {
			result := finding.Finding{Rule: rule.ID(fmt.Sprintf("guide.r%d_%d", i, severity)), Subject: fmt.Sprintf("service:%d", i), Verdict: finding.Fail, Severity: severity,
				Message: text, Remedy: text, Where: source.Position{File: "services.yaml", Line: i + 1, Column: 1}, Key: fmt.Sprint(i, severity)}
			if severity == rule.None {
				result.Verdict = finding.Pass
			}
			results = append(results, result)
		}
	}
	return outline.Card{Scorecard: scorecard.Scorecard{ID: "g", Name: "Group", Results: results, Tally: scorecard.Count(results)}}
}

func TestMarkdownCutsTheLeastImportantAndCountsIt(t *testing.T) {
	card := many("It has no owner.", 100)
	row := regexp.MustCompile(`(?m)^- \*\*(Error|Warning|For information):`)
	left := regexp.MustCompile(`(\d+) (error|warning|problem)s?( for information)?[;.]`)
	for limit := 4_000; limit < 50_000; limit += 997 {
		out := written(t, "markdown", outline.Options{Limit: limit}, run(), card)
		shown := map[string]int{}
		for _, found := range row.FindAllStringSubmatch(out, -1) {
			shown[found[1]]++
		}
		missing := map[string]int{}
		if _, said, found := strings.Cut(out, "**Left out"); found {
			said = strings.ReplaceAll(said, "what to do about", "advice")
			said = regexp.MustCompile(`advice \d+ problems?`).ReplaceAllString(said, "")
			for _, found := range left.FindAllStringSubmatch(said, -1) {
				missing[found[2]], _ = strconv.Atoi(found[1])
			}
		}
		for word, kind := range map[string]string{"Error": "error", "Warning": "warning", "For information": "problem"} {
			if shown[word]+missing[kind] != 100 {
				t.Errorf("limit %d: %d of 100 %ss shown, %d said to be left out:\n%s", limit, shown[word], word, missing[kind], out[len(out)-300:])
			}
		}
		passes, advice := strings.Contains(out, "- 1 met"), strings.Count(out, "To mend: It")
		switch {
		case passes && advice < 300, advice > 0 && shown["For information"] < 100,
			shown["For information"] > 0 && shown["Warning"] < 100, shown["Warning"] > 0 && shown["Error"] < 100:
			t.Errorf("limit %d: something better was cut for something lesser: %v, advice %d", limit, shown, advice)
		}
	}
}

func TestMarkdownOfManyGroupsCountsWhatItLeavesOut(t *testing.T) {
	var cards []outline.Card
	for i := range 2_000 {
		c := everything("Soil")
		c.Name = fmt.Sprintf("Group %d", i)
		if i%2 == 1 {
			c.Results, c.CustomProblem, c.Changes = nil, "", nil
			c.Tally = scorecard.Count(nil)
		}
		cards = append(cards, c)
	}
	out := written(t, "markdown", outline.Options{}, run(), cards...)
	table, details, _ := strings.Cut(out, "\n### ")
	shown := strings.Count(table, "| Group ") - strings.Count(table, "| Group | Could not")
	if want := fmt.Sprintf("…and %d more groups, %d of them with something to mend.", 2_000-shown, 1_000-shown); !strings.Contains(table, want) {
		t.Errorf("%d groups are shown and it does not say %q: %.300q", shown, want, table[len(table)-200:])
	}
	for severity, word := range map[string]string{"Error": "error", "Warning": "warning"} {
		row := strings.Count(details, "- **"+severity+":**")
		if want := fmt.Sprintf("%d %ss", 1_000-row, word); row < 1_000 && !strings.Contains(details, want) {
			t.Errorf("%d of 1000 %ss are shown and it does not say %q: %q", row, severity, want, details[len(details)-400:])
		}
	}
	if len(out) > 65_000 || len(out) < 55_000 {
		t.Errorf("%d bytes of 65,000", len(out))
	}
}
