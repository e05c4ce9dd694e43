package report_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/DEFRA/dgcheck/internal/report/outline"
	"github.com/DEFRA/dgcheck/internal/rule"
)

// annotation is a parsed workflow command. As in GitHub's runner, commas separate the
// properties and a double colon ends them.
type annotation struct {
	Kind, Message string
	Properties    map[string]string
}

// annotationsOf parses workflow commands as the runner does
// (https://github.com/actions/runner/blob/main/src/Runner.Common/ActionCommand.cs).
func annotationsOf(t *testing.T, out string) []annotation {
	t.Helper()
	data := strings.NewReplacer("%0D", "\r", "%0A", "\n", "%25", "%")
	property := strings.NewReplacer("%0D", "\r", "%0A", "\n", "%3A", ":", "%2C", ",", "%25", "%")
	var all []annotation
	for line := range strings.Lines(out) {
		rest, command := strings.CutPrefix(strings.TrimSuffix(line, "\n"), "::")
		head, message, ended := strings.Cut(rest, "::")
		kind, list, _ := strings.Cut(head, " ")
		if !command || !ended {
			t.Fatalf("no command: %q", line)
		}
		a := annotation{kind, data.Replace(message), map[string]string{}}
		for pair := range strings.SplitSeq(list, ",") {
			key, value, _ := strings.Cut(pair, "=")
			a.Properties[key] = property.Replace(value)
		}
		all = append(all, a)
	}
	return all
}

// shape returns the kind, the number of properties, the line and the number of line
// breaks of each annotation.
func shape(all []annotation) []string {
	var shapes []string
	for _, a := range all {
		shapes = append(shapes, fmt.Sprint(a.Kind, " ", len(a.Properties), " ", a.Properties["line"], " ", strings.Count(a.Message, "\n")))
	}
	return shapes
}

func TestNothingADeclarationSaysIsAWorkflowCommand(t *testing.T) {
	commands := []string{
		"x\n::error::y", "x\r\n::add-mask::y", "%0A::error::y", "%0a::error::y", "%250A", "a,line=9", "a::b", ":", "::", ",", "%", "%25", "%3A%2C", "a\x00b",
		"::stop-commands::x", "##[error]x", "\u2028::error::x", "\u0085::error::x", "\v::error::x", "\f::error::x", "title=a,file=b",
	}
	want := shape(annotationsOf(t, written(t, "github", outline.Options{Catalogue: catalogue("x")}, run(), everything("x"), unjudgedGroup("x"))))
	for _, text := range append(attacks(), commands...) {
		out := written(t, "github", outline.Options{Catalogue: catalogue(text)}, run(), everything(text), unjudgedGroup(text))
		if diff := cmp.Diff(want, shape(annotationsOf(t, out))); diff != "" {
			t.Errorf("%.60q changes the commands (-want +got):\n%s", text, diff)
		}
		for line := range strings.Lines(out) {
			if len(line) > 64_000 {
				t.Errorf("%d bytes in one line", len(line))
			}
		}
	}
}

func TestAnAnnotationIsEscapedAsGitHubsToolkitDoes(t *testing.T) {
	c := card("50 % of a: b, c")
	c.Path, c.Results[0].Where.File, c.Changes = "a,b", "c:d%.yaml", nil
	out := written(t, "github", outline.Options{Catalogue: catalogue("x: y, 1 %")}, published(), c)
	want := "::error file=groups/a%2Cb/c%3Ad%25.yaml,line=3,col=4,title=x%3A y%2C 1 %25::50 %25 of a: b, c%0ATo mend: 50 %25 of a: b, c%0AWhy: dgcheck explain guide.a_rule\n"
	if out != want {
		t.Errorf("%q, want %q", out, want)
	}
}

func TestAnnotationsAreTheWorstAndNewFirstAndCounted(t *testing.T) {
	few, all := many("Few.", 3), many("Many.", 12)
	later := everything("Later")
	later.CustomProblem = ""
	later.Results[2].Severity = rule.Error
	later.Changes.New["2"], later.Changes.Standing = true, nil
	out := annotationsOf(t, written(t, "github", outline.Options{}, run(), few, all, later, unjudgedGroup("Peat")))
	var kinds []string
	for _, a := range out {
		kinds = append(kinds, a.Kind)
	}
	want := strings.TrimSpace(strings.Repeat("error ", 10) + strings.Repeat("warning ", 10) + strings.Repeat("notice ", 10))
	if got := strings.Join(kinds, " "); got != want {
		t.Errorf("%s", got)
	}
	if out[0].Properties["title"] != "Peat: could not be judged" || out[1].Properties["title"] != "New: guide.2Later" || !strings.HasPrefix(out[2].Message, "Few.") {
		t.Errorf("%+v", out[:3])
	}
	// Two groups have 15 fails of each severity together, the third group has one more
	// of each, and one group could not be judged.
	if last := out[len(out)-1].Message; last != "Not shown here, because GitHub takes 10 of a kind: 7 errors, 6 warnings, 7 notices. The scorecard has them all." {
		t.Error(last)
	}
	if none := written(t, "github", outline.Options{}, run(), outline.Card{}); none != "" {
		t.Errorf("nothing to say, and it says %q", none)
	}
	ten := written(t, "github", outline.Options{}, run(), many("Ten.", 10))
	if strings.Contains(ten, "Not shown") {
		t.Error("all are shown, and it says that some are not")
	}
}
