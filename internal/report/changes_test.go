package report_test

import (
	"encoding/json"
	entities "html"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"github.com/DEFRA/dgcheck/internal/finding"
	"github.com/DEFRA/dgcheck/internal/report/outline"
	"github.com/DEFRA/dgcheck/internal/rule"
	"github.com/DEFRA/dgcheck/internal/scorecard"
	"github.com/DEFRA/dgcheck/internal/source"
)

func TestTextTellsWhatHasChanged(t *testing.T) {
	out := write(t, "text", card("x"))
	for _, want := range []string{
		"x as of 22 November 2026\nCompared with x: 1 new, 0 standing, 1 mended, 1 can no longer be judged. Of the new, 1 could not be judged before. The group was not there.\nStandard x: amber → green\n",
		"x:3:4: error (new): x [guide.a_rule]\n",
		"\nMended since x\n  service:x  x [guide.a_rule]\n",
		"\nNo longer judged since x\n  service:x  x [guide.a_rule]\n",
		"and are there no more\n",
	} {
		if !strings.Contains(out, want) {
			t.Errorf("no %q in:\n%s", want, out)
		}
	}
	several := write(t, "text", card("x"), card("y"))
	if want := " 2 new, 0 standing, 2 mended, 2 can no longer be judged. Of the new, 2 could not be judged before.\n"; !strings.Contains(several, want) {
		t.Errorf("the total is not %q in:\n%s", want, several)
	}
}

func TestWhatCouldNotBeComparedIsSaid(t *testing.T) {
	refused := card("x")
	refused.Changes, refused.BaseProblem = nil, "it is not in a git repository"
	for _, format := range []string{"text", "markdown", "html", "csv", "sarif", "json", "github"} {
		for _, cards := range [][]outline.Card{{refused}, {card("y"), refused}} {
			out := written(t, format, outline.Options{}, against("main"), cards...)
			if !strings.Contains(out, "it is not in a git repository") {
				t.Errorf("%s of %d groups does not say why:\n%s", format, len(cards), out)
			}
			if len(cards) == 1 && (strings.Contains(out, "(new)") || strings.Contains(out, "Mended")) {
				t.Errorf("%s tells changes all the same:\n%s", format, out)
			}
		}
	}
}

// TestEveryFormatForPeopleTellsWhatHasChanged checks that the formats for people
// describe changes in the same words.
func TestEveryFormatForPeopleTellsWhatHasChanged(t *testing.T) {
	moved := card("x")
	moved.Changes.Moved = []scorecard.Movement{
		{Number: "3", Name: "Roadmap", Before: scorecard.Amber, Now: scorecard.Green},
		{Number: rule.OverallStandard, Name: "All", Before: scorecard.Red, Now: scorecard.Amber},
	}
	for _, format := range []string{"text", "markdown", "html"} {
		out := strings.ToLower(plainText(written(t, format, outline.Options{}, against("main"), moved)))
		for _, want := range []string{
			": 1 new, 0 standing, 1 mended, 1 can no longer be judged.", "standard 3: amber → green", "standards overall: red → amber",
			"groups that were there at main and are there no more",
		} {
			if !strings.Contains(out, want) {
				t.Errorf("%s does not say %q:\n%s", format, want, out)
			}
		}
		several := plainText(written(t, format, outline.Options{}, against("main"), moved, card("y")))
		if !strings.Contains(several, "2 new, 0 standing, 2 mended, 2 can no longer be judged.") {
			t.Errorf("%s does not sum up what has changed:\n%s", format, several)
		}
	}
}

// plainText returns the text of a page without tags and backticks.
func plainText(page string) string {
	return strings.ReplaceAll(entities.UnescapeString(tag.ReplaceAllString(page, "")), "`", "")
}

// TestLinesLeadToWhereTheyArePublished checks that the formats with links link to the
// line in the repository, and that there are no such links if the repository is not
// known.
func TestLinesLeadToWhereTheyArePublished(t *testing.T) {
	const line = "https://github.com/DEFRA/flood/blob/0123456789abcdef0123456789abcdef01234567/groups/x/delivery-group.yaml#L3"
	c := card("x")
	c.Results[0].Where.File = "delivery-group.yaml"
	for _, format := range []string{"markdown", "html", "csv", "oscal"} {
		if out := written(t, format, outline.Options{}, published(), c); !strings.Contains(out, line) {
			t.Errorf("%s does not lead to the line:\n%s", format, out)
		}
		if out := written(t, format, outline.Options{}, run(), c); strings.Contains(out, ".yaml#L") {
			t.Errorf("%s leads to a line of no repository:\n%s", format, out)
		}
	}
}

func TestChangesFitTheSchemaOfTheResult(t *testing.T) {
	schema, err := jsonschema.NewCompiler().Compile("../../docs/result.schema.json")
	if err != nil {
		t.Fatal(err)
	}
	same, refused := card("x"), card("y")
	same.Changes.Added, same.Changes.Moved, same.Changes.Mended, same.Changes.Hidden = false, nil, nil, nil
	refused.Changes, refused.BaseProblem = nil, "no"
	var value any
	if err := json.Unmarshal([]byte(write(t, "json", card(hostile), same, refused)), &value); err != nil {
		t.Fatal(err)
	}
	if err := schema.Validate(value); err != nil {
		t.Error(err)
	}
}

// TestWhatToDoFirstIsTheSameEverywhere checks which fail the formats list first under
// "what to do". A more severe fail comes before a milder one. Among equally severe
// fails, a new one comes first, then one that hides other findings, such as a file that
// cannot be read. Otherwise the order of the scorecard's sections decides.
func TestWhatToDoFirstIsTheSameEverywhere(t *testing.T) {
	fail := func(id rule.ID, section, message string, severity rule.Severity) finding.Finding {
		return finding.Finding{
			Rule: id, Subject: "group", Verdict: finding.Fail, Severity: severity, Section: section, Message: message, Remedy: "Mend " + message,
			Where: source.Position{File: "a.yaml", Line: 1, Column: 1}, Key: message,
		}
	}
	minor, team, outcome := fail("guide.a", "outcomes", "minor.", rule.Info), fail("guide.b", "team", "team.", rule.Error), fail("guide.c", "outcomes", "outcome.", rule.Error)
	file := fail("data.e", "", "file.", rule.Error)
	file.Where.File = "unread.yaml"
	fault, fresh := fail("data.d", "team", "fault.", rule.Error), fail("guide.e", "team", "fresh.", rule.Error)
	for want, given := range map[string][]finding.Finding{
		"outcome.": {minor, team, outcome}, "fault.": {minor, team, outcome, fault}, "file.": {minor, team, outcome, fault, file},
		"fresh.": {minor, team, outcome, fault, file, fresh},
	} {
		c := group("x", given...)
		c.Excerpt, c.Unread = card("x").Excerpt, []string{"unread.yaml"}
		c.Changes = &scorecard.Changes{Base: "main", New: map[string]bool{"fresh.": true}, Standing: map[string]bool{"minor.": true, "team.": true, "outcome.": true, "fault.": true, "file.": true}}
		for format, mark := range map[string]string{"markdown": "**Do first:** Mend " + want, "html": "<ol class=\"govuk-list govuk-list--number\">\n<li><a class=\"govuk-link\" href=\"#group-1-problem-"} {
			_, first, found := strings.Cut(written(t, format, outline.Options{}, against("main"), c), mark)
			if line, _, _ := strings.Cut(first, "</li>"); !found || format == "html" && !strings.HasSuffix(line, "Mend "+want) {
				t.Errorf("%s does not put %q first: %.200s", format, want, first)
			}
		}
	}
}
