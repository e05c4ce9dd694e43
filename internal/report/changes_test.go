package report_test

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

func TestTextTellsWhatHasChanged(t *testing.T) {
	out := write(t, "text", card("x"))
	for _, want := range []string{
		"x as of 22 November 2026\nAgainst x: 1 new, 0 standing, 1 mended, 1 can no longer be judged. Of the new, 1 could not be judged before. The group was not there.\nStandard x: amber → green\n",
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
	if want := " 2 new, 0 standing, 2 mended, 2 can no longer be judged. Of the new, 2 could not be judged before.\n"; !strings.HasSuffix(several, want) {
		t.Errorf("the total is not %q in:\n%s", want, several)
	}
}

func TestWhatCouldNotBeComparedIsSaid(t *testing.T) {
	c := card("x")
	c.Changes, c.BaseProblem = nil, "it is not in a git repository"
	out := write(t, "text", c)
	if !strings.Contains(out, ": it is not in a git repository\n") || strings.Contains(out, "(new)") || strings.Contains(out, "Mended") {
		t.Error(out)
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
