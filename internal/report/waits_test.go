package report_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/DEFRA/dgcheck/internal/finding"
	"github.com/DEFRA/dgcheck/internal/report/outline"
	"github.com/DEFRA/dgcheck/internal/rule"
	"github.com/DEFRA/dgcheck/internal/scorecard"
	"github.com/DEFRA/dgcheck/internal/source"
)

func TestB7WhatWaitsForAFileIsCounted(t *testing.T) {
	at := source.Position{File: "finance.csv", Line: 2, Column: 1}
	fault := source.Position{File: "work.yaml", Line: 8, Column: 3}
	results := []finding.Finding{
		{Rule: "data.file_readable", Subject: "file:finance.csv", Verdict: finding.Fail, Severity: rule.Error, Message: "A quote is not closed.", Remedy: "Close it.", Where: at, Key: "f"},
		{Rule: "data.schema", Subject: "file:work.yaml", Verdict: finding.Fail, Severity: rule.Error, Message: "Not a key we know.", Remedy: "Take it out.", Where: fault, Key: "s"},
	}
	for i := range 99 {
		message := finding.WaitsForFile("finance.csv")
		if i >= 94 {
			message = finding.WaitsForFault(fault)
		}
		results = append(results, finding.Finding{
			Rule: rule.ID(fmt.Sprintf("guide.rule_%d", i)), Subject: fmt.Sprintf("service:s%d", i), Verdict: finding.NotAssessed, Message: message, Key: fmt.Sprint(i),
		})
	}
	c := cardOf(results...)
	for format, times := range map[string]int{"text": 2, "markdown": 2, "html": 2, "github": 1} {
		out := written(t, format, outline.Options{}, published(), c)
		for _, want := range []string{"94 checks wait for this file.", "5 checks wait for this to be mended."} {
			if n := strings.Count(out, want); n != times {
				t.Errorf("%s says %d times %q, want %d", format, n, want, times)
			}
		}
		for line := range strings.Lines(out) {
			if strings.Contains(line, "service:s") || len(line) > 2_000 && !strings.Contains(line, "<style>") {
				t.Errorf("%s names what waits: %.300s", format, line)
			}
		}
	}
	if all := written(t, "text", outline.Options{All: true}, published(), c); !strings.Contains(all, "service:s93") {
		t.Error("with all asked for, text does not name what waits")
	}
}

func TestA12EveryListOfGroupsSaysWhatCouldNotBeJudgedAndRanksItFirst(t *testing.T) {
	hiding := cardOf(byMonth(2026, 4, "MONTH has none."))
	hiding.Name = "Hiding"
	for i := range 94 {
		hiding.Results = append(hiding.Results, finding.Finding{Rule: "guide.x", Subject: fmt.Sprint("service:", i), Verdict: finding.NotAssessed, Message: finding.WaitsForFile("a.yaml")})
	}
	hiding.Tally = scorecard.Count(hiding.Results)
	failing := cardOf(byMonth(2026, 4, "MONTH has none."), byMonth(2026, 6, "MONTH has none."), byMonth(2026, 8, "MONTH has none."))
	failing.Name = "Failing"
	whole := unjudgedGroup("Unknown")
	for _, format := range []string{"text", "markdown", "html"} {
		out := written(t, format, outline.Options{}, published(), failing, hiding, whole)
		at := -1
		for _, name := range []string{"Unknown", "Hiding", "Failing"} {
			next := strings.Index(out, name)
			if next < at {
				t.Errorf("%s: %s comes too early", format, name)
			}
			at = next
		}
		table, _, _ := strings.Cut(out, "Failing")
		if !strings.Contains(table, "Could not be judged") || !strings.Contains(table, "94") {
			t.Errorf("%s: no column says what could not be judged: %.2000s", format, table)
		}
	}
}
