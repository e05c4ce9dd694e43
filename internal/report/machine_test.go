package report_test

import (
	"encoding/json"
	"encoding/xml"
	"errors"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/google/go-cmp/cmp"
	"github.com/santhosh-tekuri/jsonschema/v6"

	"github.com/DEFRA/dgcheck/internal/finding"
	"github.com/DEFRA/dgcheck/internal/overview"
	"github.com/DEFRA/dgcheck/internal/report"
	"github.com/DEFRA/dgcheck/internal/report/outline"
	"github.com/DEFRA/dgcheck/internal/rule"
	"github.com/DEFRA/dgcheck/internal/scorecard"
	"github.com/DEFRA/dgcheck/internal/source"
)

// machineFormats returns the names of formats for programs. The value is true for XML.
func machineFormats() map[string]bool {
	return map[string]bool{"sarif": false, "oscal": false, "assurance": false, "badge": false, "junit": true, "badge-svg": true}
}

// hostileTexts returns texts that try to break out of a string in the syntax of some
// format, or that mean something to a program that reads the format.
func hostileTexts() []string {
	return []string{
		hostile,
		`"},{"ruleId":"x"}],"results":[{"x":"`, `\u0000\`, `</testcase></testsuite><testsuite name="x">`, `" onload="alert(1)`, "]]>", "<![CDATA[x", "<!-- x", "&lt;&x;",
		`<script>alert(1)</script>`, `[x](http://example.com)`, `\[x\](1)`, "{0} {{ insert: param, x }}", "# heading", "- item", "12. item", "3) item", "`code` *bold* _it_ | a | b |",
		"\x00\x01\x08\x0b\x1f\x7f\ufffe\uffff\ufeff", "\xff\xfe\xed\xa0\x80", "a\u2028b\u2029c", "\u200b", "   ", "\n\n", "𝄞\U0001f469\u200d\U0001f467 水", "x:y//../../etc/passwd?a=b#c d",
		"= HYPERLINK(1)", "::error::x", "@someone #1", strings.Repeat("long ", 4000),
	}
}

// named returns a group with the same text in every field that comes from a declaration
// or from an organisation's own rules.
func named(text string) outline.Card {
	at := source.Position{File: text, Line: 3, Column: 4}
	var results []finding.Finding
	for i, verdict := range []finding.Verdict{
		finding.Fail, finding.Waived, finding.Pass, finding.Attested, finding.NotDue, finding.NotApplicable, finding.NotAssessed,
	} {
		result := finding.Finding{
			Rule: rule.ID("own." + text), Subject: strings.Repeat("s", i+1) + text, Verdict: verdict, Message: text, Remedy: text, Due: text,
			Clauses: []string{text}, Where: at, Section: "services", Key: finding.Key(string(verdict)),
		}
		if verdict == finding.Fail || verdict == finding.Waived {
			result.Severity = rule.Warning
		}
		results = append(results, result)
	}
	// Add a second result with the same rule and subject.
	results = slices.Insert(results, 1, results[0])
	results[1].Key = "again"
	point := func(state scorecard.State) scorecard.Point {
		return scorecard.Point{Clause: rule.Clause{ID: text, Text: text, People: text}, State: state, Rules: []string{text}}
	}
	return outline.Card{
		Scorecard: scorecard.Scorecard{
			ID: text, Name: text, Path: text, Gate: "advisory", Packs: []string{text}, Results: results, Tally: scorecard.Count(results), CustomProblem: text, Unread: []string{text},
			Ratings: scorecard.Ratings{Overall: scorecard.Amber, Standards: []scorecard.Rating{{
				Number: "2", Name: text, RAG: scorecard.Amber, Points: []scorecard.Point{point(scorecard.Short), point(scorecard.WaivedFor), point(scorecard.Unknown)},
			}}},
			Overview: overview.Overview{
				Status: text, Lead: text, Roadmap: text, Outcomes: []overview.Outcome{{ID: text, Title: text, Owner: overview.Post{Role: text, Email: text}, Active: true}},
				Services: []overview.Service{{ID: text, Name: text, Owner: overview.Post{Role: text, Email: text}, Phase: "private-beta"}},
				Waivers:  []overview.Waiver{{Rule: text, Reason: text, ApprovedBy: overview.Post{Role: text, Email: text}, Expires: text}},
			},
		},
		Excerpt: func(source.Position) (source.Excerpt, bool) { return source.Excerpt{Text: text, Marker: 3}, true },
	}
}

// unjudged returns a group that could not be judged.
func unjudged(text string) outline.Card {
	return outline.Card{Scorecard: scorecard.Scorecard{ID: text, Name: text, Path: text, Gate: "advisory", Problem: text}}
}

func TestNothingADeclarationSaysChangesTheStructureOfAMachineFormat(t *testing.T) {
	for format, isXML := range machineFormats() {
		skeleton := jsonSkeleton
		if isXML {
			skeleton = xmlSkeleton
		}
		t.Run(format, func(t *testing.T) {
			want := skeleton(t, write(t, format, named("harmless"), named("harmless"), unjudged("harmless")))
			for _, text := range hostileTexts() {
				out := write(t, format, named(text), named(text), unjudged(text))
				if diff := cmp.Diff(want, skeleton(t, out)); diff != "" {
					t.Errorf("%.60q changes the structure (-harmless +hostile):\n%s", text, diff)
				}
				invisible(t, out)
			}
		})
	}
}

// invisible fails the test if the output contains control or invisible characters. For
// JSON it also decodes the output and checks every string in it.
func invisible(t *testing.T, out string) {
	t.Helper()
	var value any
	texts := []string{out}
	if json.Unmarshal([]byte(out), &value) == nil {
		texts = append(texts, leaves(value)...)
	}
	for _, text := range texts {
		for _, r := range text {
			if r != '\n' && (unicode.IsControl(r) || unicode.Is(unicode.Cf, r) || r == '\ufffe' || r == '\uffff') {
				t.Fatalf("%U reaches the reader in %.200q", r, text)
			}
		}
	}
}

func leaves(value any) []string {
	var all []string
	switch value := value.(type) {
	case string:
		return []string{value}
	case []any:
		for _, item := range value {
			all = append(all, leaves(item)...)
		}
	case map[string]any:
		for _, item := range value {
			all = append(all, leaves(item)...)
		}
	}
	return all
}

// jsonSkeleton decodes a JSON document and replaces each string by "text", for
// comparing the structure of two documents.
func jsonSkeleton(t *testing.T, out string) any {
	t.Helper()
	return bare(parsed(t, out))
}

func bare(value any) any {
	switch value := value.(type) {
	case []any:
		items := []any{}
		for _, item := range value {
			items = append(items, bare(item))
		}
		return items
	case map[string]any:
		members := map[string]any{}
		for name, member := range value {
			members[name] = bare(member)
		}
		return members
	case string:
		return "text"
	}
	return value
}

// xmlSkeleton returns the elements of an XML document with the names of their
// attributes, for comparing the structure of two documents.
func xmlSkeleton(t *testing.T, out string) any {
	t.Helper()
	var shape []string
	decoder := xml.NewDecoder(strings.NewReader(out))
	for {
		token, err := decoder.Token()
		if errors.Is(err, io.EOF) {
			return shape
		}
		if err != nil {
			t.Fatalf("no XML: %v in %.300q", err, out)
		}
		switch token := token.(type) {
		case xml.StartElement:
			text := "<" + token.Name.Local
			for _, attribute := range token.Attr {
				text += " " + attribute.Name.Local
			}
			shape = append(shape, text)
		case xml.EndElement:
			shape = append(shape, ">")
		case xml.CharData, xml.ProcInst:
		default:
			t.Fatalf("%T in %.300q", token, out)
		}
	}
}

// publishedSchema returns the schema that the publisher of a format provides. The
// schemas may not be copied into this repository, so they are read from the folder
// DGCHECK_SCHEMAS. If that is not set, or the format has no schema, publishedSchema
// returns nil.
func publishedSchema(t *testing.T, format string) *jsonschema.Schema {
	t.Helper()
	file := map[string]string{"sarif": "sarif-2.1.0.json", "oscal": "oscal-assessment-results.json"}[format]
	folder := os.Getenv("DGCHECK_SCHEMAS")
	if file == "" || folder == "" {
		return nil
	}
	schema, err := jsonschema.NewCompiler().Compile(filepath.Join(folder, file))
	if err != nil {
		t.Fatal(err)
	}
	return schema
}

func TestHostileReportsFitThePublishedSchemas(t *testing.T) {
	for _, format := range []string{"sarif", "oscal"} {
		schema := publishedSchema(t, format)
		if schema == nil {
			t.Skip("DGCHECK_SCHEMAS names no folder with the published schemas")
		}
		for _, text := range hostileTexts() {
			if err := schema.Validate(parsed(t, write(t, format, named(text), named(text), unjudged(text)))); err != nil {
				t.Errorf("%s with %.60q: %.2000s", format, text, err)
			}
		}
	}
}

func parsed(t *testing.T, out string) any {
	t.Helper()
	var value any
	if err := json.Unmarshal([]byte(out), &value); err != nil {
		t.Fatalf("no JSON: %v in %.300q", err, out)
	}
	return value
}

// read decodes JSON output into value.
func read(t *testing.T, out string, value any) {
	t.Helper()
	if err := json.Unmarshal([]byte(out), value); err != nil {
		t.Fatal(err)
	}
}

// lookup is a catalogue with only one rule.
type lookup struct{ rule.Rule }

func (l lookup) Find(id rule.ID) (rule.Rule, bool) { return l.Rule, id == l.ID }

func (lookup) Clause(string) (rule.Clause, bool) { return rule.Clause{}, false }

// told writes cards in a format and returns the output.
func told(t *testing.T, format string, run scorecard.Run, catalogue outline.Catalogue, cards ...outline.Card) string {
	t.Helper()
	reporter, _ := report.New(format, outline.Options{Catalogue: catalogue})
	var out strings.Builder
	err := reporter.Begin(&out, run)
	for i, c := range cards {
		c.Index = i
		err = errors.Join(err, reporter.Group(&out, c))
	}
	if err := errors.Join(err, reporter.End(&out)); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

// group returns a group with the given id and results.
func group(id string, results ...finding.Finding) outline.Card {
	return outline.Card{Scorecard: scorecard.Scorecard{ID: id, Name: strings.ToUpper(id), Path: ".", Gate: "advisory", Results: results, Tally: scorecard.Count(results)}}
}

// result returns a result of the rule guide.a_rule with the given subject.
func result(subject string, verdict finding.Verdict, severity rule.Severity) finding.Finding {
	return finding.Finding{
		Rule: "guide.a_rule", Subject: subject, Verdict: verdict, Severity: severity, Message: "What was found.", Remedy: "What to do.",
		Clauses: []string{"DG-1"}, Where: source.Position{File: "a.yaml", Line: 3, Column: 4}, Key: "key of " + subject + string(verdict),
	}
}
