package report_test

import (
	"encoding/json"
	"io"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/santhosh-tekuri/jsonschema/v6"

	"github.com/DEFRA/dgcheck/internal/evidence"
	"github.com/DEFRA/dgcheck/internal/finding"
	"github.com/DEFRA/dgcheck/internal/rule"
)

// gemaraSchema is a JSON Schema of an evaluation log. It has the constraints of
// evaluationlog.cue, metadata.cue, entities.cue and auditlog.cue of gemaraproj/gemara
// at version 1.4.1, without the fields that dgcheck does not write.
const gemaraSchema = `{
"$defs": {
  "result": {"enum": ["Not Run", "Passed", "Failed", "Needs Review", "Not Applicable", "Unknown"]},
  "datetime": {"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}T00:00:00Z$"},
  "entity": {"type": "object", "required": ["id", "name", "type"], "additionalProperties": false, "properties": {
    "id": {"type": "string"}, "name": {"type": "string"}, "type": {"enum": ["Human", "Software", "Software Assisted"]},
    "version": {"type": "string"}, "description": {"type": "string"}, "uri": {"pattern": "^https?://[^\\s]+$"}}},
  "entry": {"type": "object", "required": ["reference-id", "entry-id"], "additionalProperties": false, "properties": {
    "reference-id": {"type": "string"}, "entry-id": {"type": "string"}, "remarks": {"type": "string"}}},
  "reference": {"type": "object", "required": ["id", "title", "version"], "additionalProperties": false, "properties": {
    "id": {"type": "string"}, "title": {"type": "string"}, "version": {"type": "string"}, "description": {"type": "string"}, "url": {"pattern": "^(https?|file)://[^\\s]+$"}}},
  "evidence": {"type": "object", "required": ["id", "type", "collected-at"], "additionalProperties": false, "properties": {
    "id": {"type": "string"}, "type": {"type": "string"}, "collected-at": {"$ref": "#/$defs/datetime"}, "payload": {}, "description": {"type": "string"}}},
  "assessment": {"type": "object", "required": ["requirement", "description", "result", "message", "applicability", "steps", "start"], "additionalProperties": false, "properties": {
    "requirement": {"$ref": "#/$defs/entry"}, "description": {"type": "string"}, "result": {"$ref": "#/$defs/result"}, "message": {"type": "string"},
    "applicability": {"type": "array", "minItems": 1, "items": {"type": "string"}}, "steps": {"type": "array", "minItems": 1, "items": {"type": "string"}},
    "steps-executed": {"type": "integer"}, "start": {"$ref": "#/$defs/datetime"}, "end": {"$ref": "#/$defs/datetime"}, "recommendation": {"type": "string"},
    "evidence": {"type": "array", "minItems": 1, "items": {"$ref": "#/$defs/evidence"}}}}
},
"type": "object", "required": ["metadata", "target", "result", "evaluations"], "additionalProperties": false, "properties": {
  "metadata": {"type": "object", "required": ["id", "type", "gemara-version", "description", "author"], "additionalProperties": false, "properties": {
    "id": {"type": "string"}, "type": {"const": "EvaluationLog"}, "gemara-version": {"type": "string"}, "version": {"type": "string"}, "date": {"$ref": "#/$defs/datetime"},
    "description": {"type": "string"}, "author": {"$ref": "#/$defs/entity"}, "mapping-references": {"type": "array", "minItems": 1, "items": {"$ref": "#/$defs/reference"}}}},
  "target": {"$ref": "#/$defs/entity"},
  "result": {"$ref": "#/$defs/result"},
  "evaluations": {"type": "array", "minItems": 1, "items": {"type": "object", "required": ["name", "result", "message", "control", "assessment-logs"], "additionalProperties": false, "properties": {
    "name": {"type": "string"}, "result": {"$ref": "#/$defs/result"}, "message": {"type": "string"}, "control": {"$ref": "#/$defs/entry"},
    "assessment-logs": {"type": "array", "minItems": 1, "items": {"$ref": "#/$defs/assessment"}}}}}
}}`

// documents decodes a text of several JSON documents, one after another.
func documents(t *testing.T, text string) []any {
	t.Helper()
	var all []any
	decoder := json.NewDecoder(strings.NewReader(strings.ReplaceAll(text, "\n---\n", "\n")))
	for {
		var value any
		if err := decoder.Decode(&value); err == io.EOF {
			return all
		} else if err != nil {
			t.Fatalf("%v in %.300q", err, text)
		}
		all = append(all, value)
	}
}

func TestGemaraLogsFitTheModel(t *testing.T) {
	value, err := jsonschema.UnmarshalJSON(strings.NewReader(gemaraSchema))
	if err != nil {
		t.Fatal(err)
	}
	compiler := jsonschema.NewCompiler()
	if err := compiler.AddResource("gemara.json", value); err != nil {
		t.Fatal(err)
	}
	schema := compiler.MustCompile("gemara.json")
	for _, text := range append(hostileTexts(), "harmless") {
		logs := documents(t, write(t, "gemara", named(text), unjudged(text)))
		if len(logs) != 2 {
			t.Fatalf("%d logs for %.60q", len(logs), text)
		}
		for _, log := range logs {
			if err := schema.Validate(log); err != nil {
				t.Errorf("%.60q: %v", text, err)
			}
		}
	}
}

func TestGemaraSaysWhatIsUnknown(t *testing.T) {
	type assessed struct {
		Result, Recommendation string
		Executed               int `json:"steps-executed"`
	}
	var log struct {
		Result      string
		Evaluations []struct {
			Result  string
			Message string
			Control struct {
				Entry   string `json:"entry-id"`
				Remarks string
			}
			Logs []assessed `json:"assessment-logs"`
		}
	}
	card := group("g",
		result("a", finding.Pass, rule.None), result("b", finding.Attested, rule.None), result("c", finding.NotAssessed, rule.None), result("d", finding.NotDue, rule.None),
		result("e", finding.NotApplicable, rule.None), result("f", finding.Waived, rule.Error))
	if err := json.Unmarshal([]byte(write(t, "gemara", card)), &log); err != nil {
		t.Fatal(err)
	}
	want := []assessed{{"Passed", "", 1}, {"Passed", "", 1}, {"Unknown", "", 0}, {"Not Run", "", 1}, {"Not Applicable", "", 0}, {"Needs Review", "What to do.", 1}}
	if diff := cmp.Diff(want, log.Evaluations[0].Logs); diff != "" || log.Result != "Unknown" || log.Evaluations[0].Control.Remarks != "Serves DG-1" {
		t.Errorf("%+v\n%s", log, diff)
	}
	if message := log.Evaluations[0].Message; message != "What was found. (and 5 more results)" {
		t.Error(message)
	}
}

// attested is an in-toto statement, with the field names of the specification.
type attested struct {
	Type    string `json:"_type"`
	Subject []struct {
		Name, URI string
		Digest    map[string]string
	}
	PredicateType string
	Predicate     struct {
		Result        string
		Configuration []struct {
			Name, URI   string
			Digest      map[string]string
			Content     []byte
			Annotations *struct {
				NotAssessed, NotDue []string
				Problem             string
			}
		}
		PassedTests, WarnedTests, FailedTests []string
	}
}

func statementOf(t *testing.T, text string) attested {
	t.Helper()
	var said attested
	decoder := json.NewDecoder(strings.NewReader(text))
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(&said); err != nil || decoder.More() {
		t.Fatalf("%v in %.300q", err, text)
	}
	return said
}

func TestInTotoStatesWhatPassed(t *testing.T) {
	card := group("g",
		result("a", finding.Pass, rule.None), result("b", finding.Attested, rule.None), result("c", finding.NotAssessed, rule.None), result("d", finding.NotDue, rule.None),
		result("e", finding.NotApplicable, rule.None), result("f", finding.Waived, rule.Error), result("g", finding.Fail, rule.Warning), result("h", finding.Fail, rule.Error))
	card.Declared, card.Evidence = strings.Repeat("a", 64), &evidence.Mark{Digest: "sha256:" + strings.Repeat("b", 64)}
	said := statementOf(t, write(t, "intoto", card))
	if said.Type != "https://in-toto.io/Statement/v1" || said.PredicateType != "https://in-toto.io/attestation/test-result/v0.1" || said.Subject[0].Name != "g" || said.Subject[0].Digest["sha256"] != card.Declared {
		t.Errorf("%+v", said)
	}
	p := said.Predicate
	lists := [][]string{{p.Result}, p.PassedTests, p.WarnedTests, p.FailedTests, p.Configuration[0].Annotations.NotAssessed, p.Configuration[0].Annotations.NotDue}
	want := [][]string{{"FAILED"}, {"guide.a_rule a", "guide.a_rule b"}, {"guide.a_rule f", "guide.a_rule g"}, {"guide.a_rule h"}, {"guide.a_rule c"}, {"guide.a_rule d"}}
	if diff := cmp.Diff(want, lists); diff != "" {
		t.Error(diff)
	}
	names := map[string]string{}
	for _, c := range p.Configuration {
		names[c.Name] = c.Digest["sha256"] + string(c.Content)
	}
	if names["evidence"] != strings.Repeat("b", 64) || names["policies"] == "" || names["as-of"] != run().AsOf {
		t.Error(names)
	}
}

func TestInTotoNeverCallsWhatIsUnknownAPass(t *testing.T) {
	for name, c := range map[string]struct {
		found finding.Finding
		want  string
	}{
		"a pass": {result("a", finding.Pass, rule.None), "PASSED"}, "not applicable": {result("a", finding.NotApplicable, rule.None), "PASSED"},
		"not due": {result("a", finding.NotDue, rule.None), "PASSED"}, "not assessed": {result("a", finding.NotAssessed, rule.None), "WARNED"},
		"for information": {result("a", finding.Fail, rule.Info), "WARNED"}, "an error": {result("a", finding.Fail, rule.Error), "FAILED"},
	} {
		if got := statementOf(t, write(t, "intoto", group("g", c.found))).Predicate.Result; got != c.want {
			t.Errorf("%s: %s, want %s", name, got, c.want)
		}
	}
	if said := statementOf(t, write(t, "intoto", unjudged("no folder"))); said.Predicate.Result != "WARNED" || said.Predicate.Configuration[0].Annotations.Problem != "no folder" || len(said.Subject[0].Digest["sha256"]) != 64 {
		t.Errorf("%+v", said)
	}
}

func TestInTotoIsALineAGroupWhateverItIsCalled(t *testing.T) {
	for _, text := range hostileTexts() {
		out := write(t, "intoto", named(text), named(text), unjudged(text))
		if lines := strings.Count(out, "\n"); lines != 3 {
			t.Errorf("%d lines for %.60q", lines, text)
		}
		for line := range strings.Lines(out) {
			statementOf(t, line)
			invisible(t, line)
		}
	}
}
