package declaration_test

import (
	"bytes"
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"github.com/DEFRA/dgcheck/internal/declaration"
)

func FuzzLoad(f *testing.F) {
	for _, text := range []string{
		"dgcheck: 1\n", "", "- a\n", "dgcheck: 1\nservices: [{id: a, owner: [{role: A}, {role: B}], phases: [{phase: beta, from: 2026-02-30}]}]\n",
		"a: &a [x,x]\nb: &b [*a,*a]\n", "group: &g {id: *g}\n", "group: {<<: {id: x}}\n", "group: {params: {<<: {a: 1}, 0123: 1.10, yes: 1e3}}\n",
		"finance: {months: {2026-04: {forecast: 1e3}, Apr-26: , P1: 5}}\n", "finance: {files: [../x, /etc/hosts, delivery-group.yaml, '']}\n",
		"services:\n  - id: a\n    previous_ids: [b]\n  - id: a\n  - id: 'a#2'\n  - ~\n", "? [a]\n: 1\n", "? :\n", "'': {'': ''}\n", "services: [[[[[]]]]]\n", "legacy: none\n",
		"part_of: {group: x}\ngroup: {sources: [~]}\n", "\xff\xfe", "a: \x00\n", "a\rb: 1\r", "<<<<<<< HEAD\n", "%TAG ! x\n---\n", "name: ghp_abcdefghijklmnopqrstuvwxyzABCDEFGHIJ\n",
		"group: {name: \"\\x00\\e[31m\\u202e\"}\n", "services: [" + strings.Repeat("{id: a},", 300) + "]\n", "outcomes: " + strings.Repeat("[", 100) + "\n", strings.Repeat("k", 5000) + ": 1\n",
		"attestations: [{topic: x, by: y, attested_on: 0000-01-01}]\nwaivers: [{rule: a/b, scope: {month: Apr-26}}]\n", "*", "!!null x\n",
	} {
		f.Add([]byte(text))
	}
	schema := schema(f)
	f.Fuzz(func(t *testing.T, content []byte) {
		if len(content) > 1<<20 {
			t.Skip("larger than any file that is read")
		}
		root := fstest.MapFS{single: {Data: content}}
		d := schema.Load(root, "folder")
		sound(t, d, map[string][]byte{single: content})
		equal(t, d, schema.Load(root, "folder"))
		if id := schema.Identify(root, "folder"); id == "" {
			t.Error("the group has no id")
		}
	})
}

func FuzzCSV(f *testing.F) {
	const header = "month,line,service,forecast,actual\n"
	for _, text := range []string{
		"", header, header + "2026-04,staff,group,182000,179300\n", "\ufeff" + header, "\xff\xfem\x00", header + "2026-04,\"a,group,1,2\n", header + "\"a\"b,c\n", header + "2026-04,a\n",
		"month;line;service;forecast;actual\n2026-04;a;group;1,5;2\n", "month,month\n", header + "26-Apr,=1+1,group,(5),−5\n", header + strings.Repeat("2026-04,a,group,1,2\n", 300),
		header + "\x00", header + "caf\xe9", "\"", "\"\n\n\"", ",,,,,\n,,\n", header + "2026-04,\"a\nb\",group,120k,-\n\"", strings.Repeat(",", 5000), "month\r\n\r\n", "a\"b\n", "é水\"",
	} {
		f.Add([]byte(text))
	}
	schema := schema(f)
	f.Fuzz(func(t *testing.T, content []byte) {
		if len(content) > 1<<20 {
			t.Skip("larger than any file that is read")
		}
		yaml := []byte("dgcheck: 1\nfinance: {files: [f.csv]}\n")
		root := fstest.MapFS{single: {Data: yaml}, "f.csv": {Data: content}}
		d := schema.Load(root, "folder")
		sound(t, d, map[string][]byte{single: yaml, "f.csv": content})
		equal(t, d, schema.Load(root, "folder"))
	})
}

// sound checks what must be true of any declaration, such as positions within its
// files.
func sound(t *testing.T, d *declaration.Declaration, contents map[string][]byte) {
	t.Helper()
	inside := func(what string, at fmt.Stringer, file string, line, column int) {
		lines := bytes.Count(contents[file], []byte("\n")) + 1
		if contents[file] == nil || line < 1 || line > lines || column < 1 {
			t.Errorf("%s lies outside the files: %s", what, at)
		}
	}
	for _, fault := range d.Faults {
		inside("a fault", fault.Where, fault.Where.File, fault.Where.Line, fault.Where.Column)
		if fault.Because == "" || fault.Remedy == "" || fault.Kind == "" {
			t.Errorf("a fault without a reason or remedy: %+v", fault)
		}
		d.Excerpt(fault.Where)
		d.StablePath(fault.At)
	}
	for _, ref := range d.Dangling {
		inside("a reference", ref.Where, ref.Where.File, ref.Where.Line, ref.Where.Column)
	}
	for _, fact := range d.Dated {
		inside("a date", fact.Where, fact.Where.File, fact.Where.Line, fact.Where.Column)
	}
	subjects := map[string]bool{}
	var walk func(value *declaration.Value, path declaration.Path)
	walk = func(value *declaration.Value, path declaration.Path) {
		at := d.Locate(path)
		inside(path.String(), at, at.File, at.Line, at.Column)
		if len(value.Names) != len(value.Members) {
			t.Errorf("%s has %d names and %d members", path, len(value.Names), len(value.Members))
		}
		if subject := value.Member("subject"); subject != nil && subject.Text != "" && len(path) > 0 && path[0].Key != "group" {
			if subjects[subject.Text] && !elsewhere(subject.Text) {
				t.Errorf("two entries are %s", subject.Text)
			}
			subjects[subject.Text] = true
			d.Stable(subject.Text)
		}
		for i := range value.Items {
			walk(&value.Items[i], append(path[:len(path):len(path)], declaration.Step{Index: i}))
		}
		for i, name := range value.Names {
			walk(value.Members[i], append(path[:len(path):len(path)], declaration.Step{Key: name}))
		}
	}
	walk(&d.Document, nil)
}

// elsewhere reports whether a subject may occur in several lists, as the functions of
// each service do.
func elsewhere(subject string) bool {
	kind, _, _ := strings.Cut(subject, ":")
	return kind == "function"
}

func equal(t *testing.T, first, again *declaration.Declaration) {
	t.Helper()
	if diff := cmp.Diff(first.Faults, again.Faults); diff != "" {
		t.Errorf("equal files gave other faults: %s", diff)
	}
	if diff := cmp.Diff(first.Dangling, again.Dangling); diff != "" {
		t.Errorf("equal files gave other references: %s", diff)
	}
	if shown(&first.Document) != shown(&again.Document) || fmt.Sprint(first.Files, first.Written, first.Unavailable) != fmt.Sprint(again.Files, again.Written, again.Unavailable) {
		t.Error("equal files gave another document")
	}
}
