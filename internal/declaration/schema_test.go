package declaration_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"github.com/DEFRA/dgcheck/internal/calendar"
	"github.com/DEFRA/dgcheck/internal/declaration"
	"github.com/DEFRA/dgcheck/internal/money"
	"github.com/DEFRA/dgcheck/internal/yamltext"
	"github.com/DEFRA/dgcheck/policies"
)

const groups = "../../testdata/groups"

// validator returns the schema as any JSON Schema tool reads it. Compiling it also
// checks it against draft 2020-12. The validator knows the formats of our own.
func validator(t *testing.T) *jsonschema.Schema {
	t.Helper()
	text, err := policies.FS.ReadFile("declaration.schema.json")
	if err != nil {
		t.Fatal(err)
	}
	document, err := jsonschema.UnmarshalJSON(bytes.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	compiler := jsonschema.NewCompiler()
	compiler.AssertFormat()
	for name, validate := range formats() {
		compiler.RegisterFormat(&jsonschema.Format{Name: name, Validate: func(v any) error {
			if v != nil && !validate(fmt.Sprint(v)) {
				return errors.New("not a " + name)
			}
			return nil
		}})
	}
	const name = "declaration.schema.json"
	if err := compiler.AddResource(name, document); err != nil {
		t.Fatal(err)
	}
	compiled, err := compiler.Compile(name)
	if err != nil {
		t.Fatalf("the schema is no JSON Schema of draft 2020-12: %v", err)
	}
	return compiled
}

func formats() map[string]func(string) bool {
	matches := func(pattern string) func(string) bool { return regexp.MustCompile(pattern).MatchString }
	day := func(text string) bool { _, ok := calendar.ParseDay(text); return ok }
	return map[string]func(string) bool{
		"slug":         matches(`^[a-z0-9][a-z0-9-]{0,62}$`),
		"url":          matches(`^https://[^/@\s]+(/\S*)?$`),
		"mailbox":      matches(`^\S+@\S+\.\S+$`),
		"repo":         matches(`^[\w-]+/[\w.-]+$`),
		"code":         matches(`^[\w-]+/[\w.-]+([#@][\w./-]+)?$`),
		"quarter":      matches(`^\d{4}-\d{2}-Q[1-4]$`),
		"month":        func(text string) bool { _, refusal := calendar.ParseMonth(text); return refusal == nil },
		"money":        func(text string) bool { _, refusal := money.Parse(text); return refusal == nil },
		"done-or-date": func(text string) bool { return text == "done" || text == "not-applicable" || day(text) },
		"date":         day,
	}
}

// plain returns a YAML node as a JSON value. A text that is not a number, true or false
// stays text; so does a date.
func plain(node yamltext.Node) any {
	switch node.Kind() {
	case yamltext.List:
		list := []any{}
		for _, item := range node.Items() {
			list = append(list, plain(item))
		}
		return list
	case yamltext.Map:
		object := map[string]any{}
		for key, value := range node.Entries() {
			object[key.Text()] = plain(value)
		}
		return object
	}
	switch text := node.Text(); {
	case node.Null():
		return nil
	case node.Quoted():
		return text
	case text == "true", text == "false":
		return text == "true"
	case json.Valid([]byte(text)):
		return json.Number(text)
	default:
		return text
	}
}

// example returns a whole group as one JSON value.
func example(t *testing.T, name string) map[string]any {
	t.Helper()
	root := os.DirFS(filepath.Join(groups, name))
	merged := map[string]any{}
	for _, file := range declaration.Discover(root) {
		text, err := os.ReadFile(filepath.Join(groups, name, file))
		if err != nil {
			t.Fatal(err)
		}
		node, problems := yamltext.Parse(text)
		if len(problems) > 0 {
			t.Fatalf("%s: %+v", file, problems)
		}
		maps.Copy(merged, plain(node).(map[string]any))
	}
	return merged
}

func TestTheExamplesFitTheSchema(t *testing.T) {
	schema := validator(t)
	for _, name := range []string{"flood-resilience", "soil-health", "empty"} {
		t.Run(name, func(t *testing.T) {
			if err := schema.Validate(example(t, name)); err != nil {
				t.Error(err)
			}
			d := loadFolder(t, filepath.Join(groups, name))
			want(t, d)
			if len(d.Dangling) > 0 {
				t.Errorf("dangling: %+v", d.Dangling)
			}
		})
	}
}

func loadFolder(t *testing.T, folder string) *declaration.Declaration {
	t.Helper()
	return schema(t).Load(os.DirFS(folder), filepath.Base(folder))
}

// TestTheWalkAndAValidatorAgree changes declarations in many ways, and compares the
// walker, which is written by hand for its messages and positions, with a JSON Schema
// validator. The two must agree on whether a declaration has the right shape.
func TestTheWalkAndAValidatorAgree(t *testing.T) {
	validator, schema := validator(t), schema(t)
	tried := 0
	agree := func(what string, document map[string]any) {
		tried++
		text, err := json.Marshal(document)
		if err != nil {
			t.Fatal(err)
		}
		d := schema.Load(rootOf(string(text)), "folder")
		faults := slices.DeleteFunc(slices.Clone(d.Faults), func(f declaration.Fault) bool {
			return f.Kind == declaration.Placeholder || f.Kind == declaration.Personal || f.Kind == declaration.Unreadable
		})
		err = validator.Validate(document)
		if (err == nil) != (len(faults) == 0) {
			t.Errorf("%s: the validator says %v\nthe walk says %+v", what, err, faults)
		}
	}
	for _, name := range []string{"soil-health", "flood-resilience"} {
		document := example(t, name)
		delete(document["finance"].(map[string]any), "files")
		agree(name+" as it is", document)
		n := 0
		mutate(document, name, func(what string) {
			// Every eleventh change of the larger example is enough: it covers each
			// shape of entry.
			if n++; name == "soil-health" || n%11 == 0 {
				agree(what, document)
			}
		})
	}
	if tried < 500 {
		t.Errorf("only %d documents were tried", tried)
	}
}

// mutate changes one value after another, calls try for each change, and undoes it.
func mutate(value any, path string, try func(what string)) {
	replace := func(set func(any), old any, path string) {
		for _, other := range []any{map[string]any{"zzz": "zzz"}, []any{map[string]any{"zzz": "zzz"}}, []any{[]any{}}} {
			set(other)
			text, _ := json.Marshal(other)
			try(fmt.Sprintf("%s is %s", path, text))
		}
		set(old)
	}
	switch value := value.(type) {
	case map[string]any:
		for _, key := range slices.Sorted(maps.Keys(value)) {
			below, old := path+"."+key, value[key]
			if !strings.HasSuffix(below, "finance.months") {
				replace(func(other any) { value[key] = other }, old, below)
			}
			delete(value, key)
			try(below + " is missing")
			value[key] = old
			mutate(old, below, try)
		}
		if !strings.HasSuffix(path, ".checklist") {
			value["zzz"] = "zzz"
			try(path + " has an unknown key")
			delete(value, "zzz")
		}
	case []any:
		for i, old := range value {
			below := fmt.Sprintf("%s[%d]", path, i)
			replace(func(other any) { value[i] = other }, old, below)
			mutate(old, below, try)
		}
	}
}

// TestTheSchemasOwnExamplesAreRead reads every example of the schema. None may have a
// fault.
func TestTheSchemasOwnExamplesAreRead(t *testing.T) {
	schema := schema(t)
	seen := 0
	for _, field := range exampleFields(t) {
		for _, example := range field.examples {
			text, err := json.Marshal(example)
			if err != nil {
				t.Fatal(err)
			}
			d := schema.Load(rootOf("dgcheck: 1\n"+strings.ReplaceAll(field.yaml, "VALUE", string(text))), "folder")
			for _, fault := range d.Faults {
				if strings.HasSuffix(fault.Because, "is missing here.") || fault.Kind == declaration.Unreadable {
					continue // the entry lacks other keys, or the finance file does not exist
				}
				t.Errorf("%s: %s: %s", field.path, text, fault.Because)
			}
			seen++
		}
	}
	if seen < 300 {
		t.Errorf("only %d examples", seen)
	}
}

type exampleField struct {
	field
	examples []any
}

// exampleFields returns the fields of the schema that have examples.
func exampleFields(t *testing.T) []exampleField {
	var fields []exampleField
	walkSchema(t, func(node map[string]any, at field) {
		if examples, ok := node["examples"].([]any); ok && at.path != "dgcheck" {
			fields = append(fields, exampleField{at, examples})
		}
	})
	return fields
}

func TestEveryFieldIsDescribed(t *testing.T) {
	described := map[string]bool{}
	walkSchema(t, func(node map[string]any, at field) {
		text, _ := node["description"].(string)
		described[at.path] = described[at.path] || text != ""
	})
	for path, ok := range described {
		if !ok && !strings.HasSuffix(path, "[]") {
			t.Errorf("%s has no description", path)
		}
	}
}

// TestNoFieldIsCalledYesOrNo fails for a key that other YAML readers take for true or
// false.
func TestNoFieldIsCalledYesOrNo(t *testing.T) {
	walkSchema(t, func(_ map[string]any, at field) {
		name := at.path[strings.LastIndexByte(at.path, '.')+1:]
		if slices.Contains([]string{"on", "off", "yes", "no", "y", "n", "true", "false", "null"}, strings.ToLower(name)) {
			t.Errorf("%s reads as something else", at.path)
		}
	})
}

func TestASchemaThatIsNotUnderstoodIsRefused(t *testing.T) {
	tests := map[string]struct{ text, because string }{
		"no JSON":            {"{", "read declaration schema: unexpected end of JSON input"},
		"a missing part":     {`{"type":"object","properties":{"a":{"$ref":"#/$defs/none"}}}`, "read declaration schema: a: no definition #/$defs/none"},
		"three forms":        {`{"type":"object","properties":{"a":{"oneOf":[{},{},{}]}}}`, "read declaration schema: a: oneOf has 3 forms, two are understood"},
		"another union":      {`{"type":"object","properties":{"a":{"oneOf":[{"type":"integer"},{"type":"object"}]}}}`, "read declaration schema: a: oneOf is not of a form that is understood"},
		"a list of anything": {`{"type":"object","properties":{"a":{"type":"array"}}}`, "read declaration schema: a: an array without items"},
		"an unknown type":    {`{"type":"object","properties":{"a":{"type":"decimal"}}}`, "read declaration schema: a: type [decimal] is not understood"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			_, err := declaration.ReadSchema([]byte(test.text), wordLists(t))
			if err == nil || err.Error() != test.because {
				t.Errorf("got %v", err)
			}
		})
	}
}
