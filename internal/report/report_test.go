package report_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"strings"
	"testing"
	"unicode"

	"github.com/DEFRA/dgcheck/internal/finding"
	"github.com/DEFRA/dgcheck/internal/report"
	"github.com/DEFRA/dgcheck/internal/report/outline"
	"github.com/DEFRA/dgcheck/internal/rule"
	"github.com/DEFRA/dgcheck/internal/scorecard"
	"github.com/DEFRA/dgcheck/internal/source"
)

// hostile is a text with control characters, invisible characters and characters that
// change the direction of writing.
const hostile = "a\x1b]0;title\x07b\x1b[31mc\u202ed\u200be\U000e0041f\rg\nh\u009bi\u2066j"

const digest = "sha256:0000000000000000000000000000000000000000000000000000000000000000"

func card(text string) outline.Card {
	result := finding.Finding{
		Rule: "guide.a_rule", Subject: "service:" + text, Verdict: finding.Fail, Severity: rule.Error,
		Message: text, Remedy: text, Where: source.Position{File: text, Line: 3, Column: 4}, Key: "k",
	}
	waived, unsure := result, result
	waived.Verdict, unsure.Verdict = finding.Waived, finding.NotAssessed
	unsure.Severity = rule.None
	results := []finding.Finding{result, waived, unsure}
	changes := &scorecard.Changes{
		Base: text, Added: true, New: map[string]bool{"k": true}, Mended: []finding.Finding{result}, Hidden: []finding.Finding{result}, Revealed: 1,
		Moved: []scorecard.Movement{{Number: text, Name: text, Before: scorecard.Amber, Now: scorecard.Green}},
	}
	return outline.Card{
		Scorecard: scorecard.Scorecard{ID: text, Name: text, Path: text, Gate: "advisory", Results: results, Tally: scorecard.Count(results), Changes: changes},
		Excerpt:   func(source.Position) (source.Excerpt, bool) { return source.Excerpt{Text: text, Marker: 3}, true },
	}
}

func run() scorecard.Run {
	return scorecard.Run{
		AsOf: "2026-11-22", Version: "1", Commit: "c", Digest: digest, Params: digest,
		Base: hostile, Gone: []scorecard.Gone{{ID: hostile, Path: hostile}},
	}
}

func write(t *testing.T, format string, cards ...outline.Card) string {
	t.Helper()
	reporter, ok := report.New(format, outline.Options{All: true})
	if !ok {
		t.Fatalf("no format %s", format)
	}
	var out bytes.Buffer
	err := reporter.Begin(&out, run())
	for i, c := range cards {
		c.Index = i
		err = errors.Join(err, reporter.Group(&out, c))
	}
	if err := errors.Join(err, reporter.End(&out)); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

func TestNothingADeclarationSaysReachesTheTerminalUnescaped(t *testing.T) {
	out := write(t, "text", card(hostile), card(hostile))
	for _, r := range out {
		if r != '\n' && (unicode.IsControl(r) || unicode.Is(unicode.Cf, r)) {
			t.Fatalf("%U reaches the terminal in %q", r, out)
		}
	}
	// The number of lines is the same as for a harmless text, so no text began a new
	// line.
	if got, want := strings.Count(out, "\n"), strings.Count(write(t, "text", card("x"), card("x")), "\n"); got != want {
		t.Errorf("%d lines, want %d", got, want)
	}
}

func TestJSONStaysJSON(t *testing.T) {
	out := write(t, "json", card(hostile), card("\xff\xfe"), card(`"},{"`))
	var value struct{ Groups []struct{ ID string } }
	if err := json.Unmarshal([]byte(out), &value); err != nil {
		t.Fatal(err)
	}
	if len(value.Groups) != 3 || value.Groups[0].ID != hostile {
		t.Errorf("groups %+v", value.Groups)
	}
}

func TestD5NothingInvisibleStandsInJSON(t *testing.T) {
	for _, format := range []string{"json", "sarif", "oscal", "badge", "assurance", "card"} {
		out := write(t, format, card(hostile+"\u0085\u00ad\u061c\ufeff\U000e0001"))
		for _, r := range out {
			if r != '\n' && (unicode.IsControl(r) || unicode.Is(unicode.Cf, r)) {
				t.Fatalf("%s: %U stands in it", format, r)
			}
		}
		if !json.Valid([]byte(out)) {
			t.Errorf("%s is no JSON", format)
		}
	}
	if out := write(t, "json", card(hostile)); !strings.Contains(out, `\u202e`) || !strings.Contains(out, `\udb40\udc41`) {
		t.Errorf("it is not escaped: %.300s", out)
	}
}

func TestARunWithoutGroupsIsWholeJSON(t *testing.T) {
	var value any
	if err := json.Unmarshal([]byte(write(t, "json")), &value); err != nil {
		t.Error(err)
	}
}

// full is a writer that returns errFull after room bytes.
type full struct{ room int }

var errFull = errors.New("no space left")

func (f *full) Write(p []byte) (int, error) {
	if f.room -= len(p); f.room < 0 {
		return 0, errFull
	}
	return len(p), nil
}

func TestAFailedWriteIsToldOfAtAnyPlace(t *testing.T) {
	for _, format := range report.Formats() {
		whole := len(write(t, format, card("x"), card("y")))
		// A short report is tried with every size of the disk, a long one with about
		// 400 sizes.
		for room := 0; room < whole; room += 1 + whole/400 {
			reporter, _ := report.New(format, outline.Options{All: true})
			disk := &full{room}
			err := reporter.Begin(disk, run())
			for i, c := range []outline.Card{card("x"), card("y")} {
				c.Index = i
				err = errors.Join(err, reporter.Group(disk, c))
			}
			if err = errors.Join(err, reporter.End(disk)); !errors.Is(err, errFull) {
				t.Fatalf("%s: with room for %d of %d bytes no write failed", format, room, whole)
			}
		}
	}
}
