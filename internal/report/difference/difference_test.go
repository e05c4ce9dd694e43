package difference_test

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/DEFRA/dgcheck/internal/finding"
	"github.com/DEFRA/dgcheck/internal/report/difference"
	"github.com/DEFRA/dgcheck/internal/rule"
	"github.com/DEFRA/dgcheck/internal/scorecard"
)

func card(id, name string, overall scorecard.RAG, results ...finding.Finding) scorecard.Scorecard {
	c := scorecard.Scorecard{ID: id, Name: name, Results: results, Tally: scorecard.Count(results)}
	if overall != "" {
		c.Ratings = scorecard.Ratings{Overall: overall, Standards: []scorecard.Rating{{Number: "1", Name: "Outcomes", RAG: overall}}}
	}
	return c
}

func result(key string, verdict finding.Verdict, severity rule.Severity, message string) finding.Finding {
	return finding.Finding{Rule: "guide.a", Subject: "group", Verdict: verdict, Severity: severity, Message: message, Remedy: "Mend " + message, Key: key}
}

func written(t *testing.T, r *difference.Report, format string) string {
	t.Helper()
	var b bytes.Buffer
	if err := r.Write(&b, format); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestTheMostSurprisingGroupComesFirst(t *testing.T) {
	fail := result("k", finding.Fail, rule.Error, "m")
	pass := result("k", finding.Pass, rule.None, "m")
	before := []scorecard.Scorecard{card("a", "Air", "", pass), card("b", "Bees", scorecard.Green, pass), card("c", "Coast", scorecard.Green, pass), card("d", "Dams", scorecard.Red, fail), card("gone", "Gone", "")}
	now := []scorecard.Scorecard{card("a", "Air", "", fail), card("b", "Bees", scorecard.Amber, fail), card("c", "Coast", scorecard.Red, fail), card("d", "Dams", scorecard.Red, fail), card("new", "New", "", fail)}
	run := scorecard.Run{AsOf: "2026-11-22"}
	r := difference.Of(run, run, before, now)
	r.Against = "figures.yaml"
	var list []string
	for line := range strings.Lines(written(t, r, "text")) {
		if line == "\n" {
			break
		}
		list = append(list, strings.TrimSpace(line))
	}
	want := []string{
		"As of 22 November 2026, against figures.yaml", "5 of 6 groups change.",
		"Coast: green → red (1 rule)", "Bees: green → amber (1 rule)", "New: only in the later result, To mend: 1 error.", "Air: errors 0 → 1 (1 rule)", "Gone: only in the earlier result",
	}
	slicesSorted := cmp.Transformer("set", func(lines []string) map[string]bool {
		set := map[string]bool{}
		for _, line := range lines {
			set[line] = true
		}
		return set
	})
	if diff := cmp.Diff(want, list, slicesSorted); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff(want[:4], list[:4]); diff != "" {
		t.Error(diff)
	}
}

// TestDifferencesAreEscaped puts hostile text into two results and checks that every
// format escapes it.
func TestDifferencesAreEscaped(t *testing.T) {
	const hostile = "<script>alert(1)</script> **b** @everyone \x1b[31m ##[error]x\n::error::y"
	was := card("a", hostile, "")
	is := card("a", hostile, "", result("k", finding.Fail, rule.Error, hostile))
	r := difference.Of(scorecard.Run{AsOf: "2026-10-22"}, scorecard.Run{AsOf: "2026-11-22"}, []scorecard.Scorecard{was}, []scorecard.Scorecard{is})
	for _, format := range difference.Formats() {
		out := written(t, r, format)
		bad := []string{"\x1b", "\n::error", "<script>alert", "##[error]", "**b** @everyone"}
		switch format {
		case "text": // a terminal does not interpret markup
			bad = []string{"\x1b", "\n::error", "##[error]"}
		case "html":
			bad = []string{"\x1b", "\n::error", "<script>alert"}
		case "json":
			bad = []string{"\x1b", "\n::error"}
		}
		for _, text := range bad {
			if strings.Contains(out, text) {
				t.Errorf("%s: %q is in it:\n%s", format, text, out)
			}
		}
	}
	var document map[string]any
	if err := json.Unmarshal([]byte(written(t, r, "json")), &document); err != nil || document["schema"] != difference.SchemaName {
		t.Errorf("%v: %v", err, document)
	}
}

func TestNothingDiffers(t *testing.T) {
	same := card("a", "Air", "", result("k", finding.Fail, rule.Error, "m"))
	run := scorecard.Run{AsOf: "2026-11-22"}
	r := difference.Of(run, run, []scorecard.Scorecard{same}, []scorecard.Scorecard{same})
	if diff := cmp.Diff("From 22 November 2026 to 22 November 2026\nNothing differs.\n", written(t, r, "text")); diff != "" {
		t.Error(diff)
	}
}

// TestGroupsWithOneIDAreToldApartByTheirPaths checks that groups with the same id are
// compared by path, each with itself.
func TestGroupsWithOneIDAreToldApartByTheirPaths(t *testing.T) {
	group := func(path string, warnings int) scorecard.Scorecard {
		return scorecard.Scorecard{ID: "twin", Name: "Twin", Path: path, Tally: scorecard.Tally{Warnings: warnings}}
	}
	was := []scorecard.Scorecard{group("a", 1), group("b", 5)}
	report := difference.Of(scorecard.Run{}, scorecard.Run{}, was, []scorecard.Scorecard{group("a", 2), group("b", 5)})
	var counts [][2]int
	for _, g := range report.Groups {
		counts = append(counts, [2]int{g.Before.Warnings, g.Now.Warnings})
	}
	if diff := cmp.Diff([][2]int{{1, 2}, {5, 5}}, counts); diff != "" {
		t.Error(diff)
	}
	// A single group with this id is compared with itself even if its path changed.
	if moved := difference.Of(scorecard.Run{}, scorecard.Run{}, was[:1], []scorecard.Scorecard{group("c", 1)}); len(moved.Groups) != 1 || moved.Groups[0].Added {
		t.Errorf("%+v", moved.Groups)
	}
}
