package declaration_test

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"github.com/DEFRA/dgcheck/internal/declaration"
	"github.com/DEFRA/dgcheck/policies"
)

const single = "delivery-group.yaml"

// files are a group's files by name.
type files map[string]string

func schema(t testing.TB) *declaration.Schema {
	t.Helper()
	text, err := policies.FS.ReadFile("declaration.schema.json")
	if err != nil {
		t.Fatal(err)
	}
	schema, err := declaration.ReadSchema(text, wordLists(t))
	if err != nil {
		t.Fatal(err)
	}
	return schema
}

// wordLists returns policies/words.yaml.
func wordLists(t testing.TB) []byte {
	t.Helper()
	words, err := policies.FS.ReadFile("words.yaml")
	if err != nil {
		t.Fatal(err)
	}
	return words
}

// load reads a group that has these files.
func load(t testing.TB, group files) *declaration.Declaration {
	t.Helper()
	root := fstest.MapFS{}
	for name, text := range group {
		root[name] = &fstest.MapFile{Data: []byte(text)}
	}
	return schema(t).Load(root, "folder")
}

// one reads a group with a single file: the line `dgcheck: 1`, followed by text.
func one(t testing.TB, text string) *declaration.Declaration {
	t.Helper()
	return load(t, files{single: "dgcheck: 1\n" + text})
}

// told returns each fault as one line: KIND LEVEL PATH LINE:COLUMN BECAUSE. If the
// fault is not in delivery-group.yaml, FILE:LINE:COLUMN is in place of LINE:COLUMN. An
// empty LEVEL or PATH is left out.
func told(d *declaration.Declaration) []string {
	var lines []string
	for _, fault := range d.Faults {
		where := fmt.Sprintf("%d:%d", fault.Where.Line, fault.Where.Column)
		if fault.Where.File != single {
			where = fault.Where.String()
		}
		lines = append(lines, strings.Join(strings.Fields(fmt.Sprintf("%s %s %s %s %s", fault.Kind, fault.Level, fault.At, where, fault.Because)), " "))
	}
	return lines
}

// remedies returns the remedy of each fault.
func remedies(d *declaration.Declaration) []string {
	var lines []string
	for _, fault := range d.Faults {
		lines = append(lines, fault.Remedy)
	}
	return lines
}

// want compares the faults with the expected ones, and checks that each has a remedy.
func want(t *testing.T, d *declaration.Declaration, faults ...string) {
	t.Helper()
	if diff := cmp.Diff(faults, told(d)); diff != "" {
		t.Errorf("faults (-want +got):\n%s", diff)
	}
	for _, fault := range d.Faults {
		if fault.Remedy == "" {
			t.Errorf("no remedy: %+v", fault)
		}
	}
}

// path returns the path for a text such as services[0].owner.
func path(text string) declaration.Path {
	var steps declaration.Path
	for _, part := range strings.FieldsFunc(text, func(r rune) bool { return r == '.' || r == '[' }) {
		var index int
		if _, err := fmt.Sscanf(part, "%d]", &index); err == nil {
			steps = append(steps, declaration.Step{Index: index})
			continue
		}
		steps = append(steps, declaration.Step{Key: part})
	}
	return steps
}

// shown returns a value of the document as text: null, true, a number, "a text", [a
// list] or {an object}. Of an object, it shows only what was written.
func shown(v *declaration.Value) string {
	if v == nil {
		return "nothing"
	}
	switch v.Kind {
	case declaration.Bool:
		return fmt.Sprint(v.Bool)
	case declaration.Number:
		return v.Text
	case declaration.Text:
		return fmt.Sprintf("%q", v.Text)
	case declaration.List:
		items := make([]string, len(v.Items))
		for i := range v.Items {
			items[i] = shown(&v.Items[i])
		}
		return "[" + strings.Join(items, " ") + "]"
	case declaration.Object:
		var members []string
		for i, name := range v.Names {
			if v.Members[i].Written() {
				members = append(members, name+": "+shown(v.Members[i]))
			}
		}
		return "{" + strings.Join(members, ", ") + "}"
	}
	return "null"
}

// holds checks values of the document. For each path, values has the text that the
// function shown must return for the value there.
func holds(t *testing.T, d *declaration.Declaration, values map[string]string) {
	t.Helper()
	for at, value := range values {
		if diff := cmp.Diff(value, shown(d.At(path(at)))); diff != "" {
			t.Errorf("%s (-want +got):\n%s", at, diff)
		}
	}
}

// texts returns every text and name in the document.
func texts(v *declaration.Value) []string {
	all := append([]string{v.Text}, v.Names...)
	for i := range v.Items {
		all = append(all, texts(&v.Items[i])...)
	}
	for i := range v.Members {
		all = append(all, texts(v.Members[i])...)
	}
	return all
}

// rootOf returns the root of a group of one file.
func rootOf(text string) fstest.MapFS {
	return fstest.MapFS{single: {Data: []byte(text)}}
}

// field is the path of a field in the schema, and a small declaration that has the
// field, with VALUE on its last line.
type field struct{ path, yaml string }

// walkSchema calls visit for every node of the schema.
func walkSchema(t *testing.T, visit func(node map[string]any, at field)) {
	t.Helper()
	text, err := policies.FS.ReadFile("declaration.schema.json")
	if err != nil {
		t.Fatal(err)
	}
	var root map[string]any
	if err := json.Unmarshal(text, &root); err != nil {
		t.Fatal(err)
	}
	defs := root["$defs"].(map[string]any)
	var walk func(node map[string]any, path, yaml, indent string)
	walk = func(node map[string]any, path, yaml, indent string) {
		visit(node, field{strings.TrimPrefix(path, "."), strings.TrimPrefix(yaml, "\n") + " VALUE\n"})
		if ref, ok := node["$ref"].(string); ok {
			walk(defs[strings.TrimPrefix(ref, "#/$defs/")].(map[string]any), path, yaml, indent)
		}
		if forms, ok := node["oneOf"].([]any); ok {
			for _, form := range forms {
				walk(form.(map[string]any), path, yaml, indent)
			}
		}
		if properties, ok := node["properties"].(map[string]any); ok {
			for _, name := range slices.Sorted(maps.Keys(properties)) {
				walk(properties[name].(map[string]any), path+"."+name, yaml+"\n"+indent+name+":", indent+"  ")
			}
		}
		if additional, ok := node["additionalProperties"].(map[string]any); ok {
			walk(additional, path+".*", yaml+"\n"+indent+"2026-04:", indent+"  ")
		}
		if items, ok := node["items"].(map[string]any); ok {
			walk(items, path+"[]", yaml+"\n"+indent+"-", indent+"  ")
		}
	}
	walk(root, "", "", "")
}
