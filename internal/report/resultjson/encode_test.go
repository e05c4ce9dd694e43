package resultjson

import (
	"reflect"
	"testing"

	"pgregory.net/rapid"

	"github.com/DEFRA/dgcheck/internal/finding"
	"github.com/DEFRA/dgcheck/internal/report/jsonstream"
	"github.com/DEFRA/dgcheck/internal/rule"
	"github.com/DEFRA/dgcheck/internal/scorecard"
)

// TestResultsAreWrittenAsJSON checks that appendValue gives the same bytes as
// jsonstream.Marshal, for random results and groups.
func TestResultsAreWrittenAsJSON(t *testing.T) {
	text := rapid.OneOf(rapid.StringMatching(`[a-z <>&"\\/]{0,8}`), rapid.String(), rapid.SampledFrom([]string{"", "\u202e", "\u2028", "é", "\x7f", "\x00", "\xff", "😀"}))
	rapid.Check(t, func(t *rapid.T) {
		draw := func() string { return text.Draw(t, "text") }
		texts := func() []string {
			if rapid.Bool().Draw(t, "nil") {
				return nil
			}
			return rapid.SliceOfN(text, 0, 3).Draw(t, "texts")
		}
		section := draw()
		result := jsonResult{
			Rule: rule.ID(draw()), Subject: filled(draw()), Section: &section, Verdict: finding.Verdict(draw()), Severity: severity(draw()), Change: change(draw()),
			Message: filled(draw()), Remedy: draw(), Clauses: texts(), Location: location{path(draw()), ordinal(rapid.Int().Draw(t, "line")), 1}, Due: day(draw()), Key: filled(draw()),
		}
		group := jsonGroup{
			ID: filled(draw()), Packs: texts(), Problem: draw(), Unread: texts(), Contacts: []contact{{filled(draw()), draw(), mailbox(draw())}},
			Services: []service{}, Waivers: []waiver{{Rule: draw(), Scope: scope{Item: filled(draw())}}},
			Changes:   &jsonChanges{Base: filled(draw()), Added: rapid.Bool().Draw(t, "added"), Mended: []jsonResult{result}},
			Standards: map[string]jsonStandard{draw(): {Rag: scorecard.RAG(draw()), Points: []jsonPoint{{Text: draw(), Rules: texts()}}}, draw(): {}},
			Outlook:   &finding.Outlook{Assessments: []finding.NextAssessment{{Called: draw(), Planned: finding.Day(draw())}}},
		}
		for _, v := range []any{result, group} {
			want, err := jsonstream.Marshal(v, "    ")
			if err != nil {
				t.Fatal(err)
			}
			if got := string(appendValue(nil, reflect.ValueOf(v), 4)); got != string(want) {
				t.Fatalf("got\n%s\nwant\n%s", got, want)
			}
		}
	})
}
