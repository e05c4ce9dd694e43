// Package docsgen generates pages of the documentation from the schema and the
// policies, so that no fact has to be written twice.
package docsgen

import (
	"fmt"
	"slices"
	"strings"

	"github.com/DEFRA/dgcheck/internal/yamltext"
)

// Declaring returns docs/declaring.md, the guide to writing a declaration. It is made
// from the JSON Schema of declarations and lists every section and field with its
// meaning, type and an example.
func Declaring(schema []byte) (string, error) {
	root, problems := yamltext.Parse(schema)
	if len(problems) > 0 {
		return "", fmt.Errorf("read declaration schema: line %d: %s", problems[0].Line, problems[0].Because)
	}
	d := &declaring{defs: map[string]yamltext.Node{}}
	for name, definition := range member(root, "$defs").Entries() {
		d.defs[name.Text()] = definition
	}
	d.page(root)
	return d.b.String(), nil
}

type declaring struct {
	b    strings.Builder
	defs map[string]yamltext.Node
}

func (d *declaring) line(format string, parts ...any) { fmt.Fprintf(&d.b, format+"\n", parts...) }

const declaringHead = `# Declaring a delivery group

<!-- Generated from policies/declaration.schema.json by ` + "`make docs`" + `; do not edit. -->

A group declares itself in YAML: in one file, ` + "`delivery-group.yaml`" + ` (also in
` + "`.github/`" + `), or split over any ` + "`*.yaml`" + ` files in a folder ` + "`delivery-group/`" + `. The
names of the files do not matter, the keys do: lists may be split over several
files, anything else is given once. The README has the smallest declaration.

Dates are written ` + "`2026-11-22`" + `, months ` + "`2026-11`" + `, quarters of a financial year
` + "`2026-27-Q3`" + `. Amounts are pounds. Blank means not known yet; 0 means nothing.
Words of a choice are read without regard to capitals, and spaces count as
hyphens. Never declare names of people, risks or secrets: declarations are often
public, and so is their history. What is read of CSV files, and how spreadsheets
write months and amounts, stands in [finance files](finance-files.md).

For help while you type, point your editor at the schema (` + "`dgcheck schema`" + ` prints
it), with a first line such as
` + "`# yaml-language-server: $schema=delivery-group.schema.json`" + `, or the key
` + "`$schema`" + ` at the top. It fits each file of a split declaration. [In an editor](editor.md)
says how to be shown what a check finds, too.
`

func (d *declaring) page(root yamltext.Node) {
	d.line("%s", declaringHead)
	d.line("## What there is to declare\n")
	for name, section := range member(root, "properties").Entries() {
		d.line("- [`%s`](#%s): %s", name.Text(), anchor(name.Text()), d.text(section, "description"))
	}
	for name, section := range member(root, "properties").Entries() {
		d.section(name.Text(), section)
	}
	d.line("\n## Kinds of value\n")
	d.line("| kind | what it is | example |\n|---|---|---|")
	for _, name := range d.leaves() {
		d.line("| %s | %s | %s |", name, cell(d.text(d.defs[name], "description")), d.example(d.defs[name]))
	}
	for _, name := range d.objects() {
		d.line("\n## A %s\n\n%s\n", human(name), d.text(d.defs[name], "description"))
		d.table(d.defs[name], "")
	}
}

// leaves returns the names of the schema's shared definitions that are single values,
// such as dates. objects returns the names of those that have fields.
func (d *declaring) leaves() []string { return d.named(false) }

func (d *declaring) objects() []string { return d.named(true) }

func (d *declaring) named(objects bool) []string {
	var names []string
	for name, definition := range d.defs {
		if has(definition, "properties") == objects {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	return names
}

func (d *declaring) section(name string, section yamltext.Node) {
	d.line("\n## %s\n\n%s\n", name, d.text(section, "description"))
	inner, _ := d.inner(section)
	if has(inner, "properties") {
		d.table(inner, "")
		return
	}
	d.line("%s Example: %s.", sentenceOf(d.kind(section)), d.example(section))
}

// table writes a row for each field of an object. A field of a nested object has a
// dotted name; prefix is the part of the name before the field.
func (d *declaring) table(object yamltext.Node, prefix string) {
	if prefix == "" {
		d.line("| field | what it is | kind | example |\n|---|---|---|---|")
	}
	needed := words(member(object, "required"))
	for name, field := range member(object, "properties").Entries() {
		label := "`" + prefix + name.Text() + "`"
		if slices.Contains(needed, name.Text()) {
			label += " (needed)"
		}
		d.line("| %s | %s | %s | %s |", label, cell(d.text(field, "description")), cell(d.kind(field)), d.example(field))
		inner, mark := d.inner(field)
		if has(inner, "properties") && !has(field, "$ref") {
			d.table(inner, prefix+name.Text()+mark+".")
		}
	}
}

// inner returns the schema of what a list, map or choice contains, or node itself if it
// is neither. mark is what follows the field's name: "[]" for a list, ".MONTH" for a
// map.
func (d *declaring) inner(node yamltext.Node) (inner yamltext.Node, mark string) {
	switch {
	case has(node, "oneOf"):
		for _, form := range member(node, "oneOf").Items() {
			return d.inner(form)
		}
	case has(node, "items"):
		inner, _ := d.inner(member(node, "items"))
		return inner, "[]"
	case has(node, "additionalProperties") && member(node, "additionalProperties").Kind() == yamltext.Map && !has(node, "properties"):
		return member(node, "additionalProperties"), ".MONTH"
	}
	return node, ""
}

// kind returns the type of a value in words, such as "list of: text".
func (d *declaring) kind(node yamltext.Node) string {
	switch {
	case has(node, "oneOf"):
		var forms []string
		for _, form := range member(node, "oneOf").Items() {
			forms = append(forms, d.kind(form))
		}
		return strings.Join(forms, ", or ")
	case has(node, "const"):
		return "`" + d.text(node, "const") + "`"
	case has(node, "$ref"):
		return d.reference(node)
	case has(node, "enum"):
		return "one of " + quoted(words(member(node, "enum")))
	case has(node, "items"):
		return "list" + of(d.kind(member(node, "items")))
	case has(node, "format"):
		return human(d.text(node, "format"))
	}
	switch text := d.text(node, "type"); text {
	case "object":
		return "keys and values"
	case "string":
		return "text"
	case "boolean":
		return "true or false"
	case "integer":
		return "whole number"
	default:
		return text
	}
}

func of(kind string) string {
	if kind == "keys and values" {
		return ""
	}
	return " of: " + kind
}

func (d *declaring) reference(node yamltext.Node) string {
	name := strings.TrimPrefix(d.text(node, "$ref"), "#/$defs/")
	definition := d.defs[name]
	kind := human(name)
	switch {
	case has(definition, "properties"):
		kind = fmt.Sprintf("[%s](#a-%s)", human(name), anchor(human(name)))
	case has(definition, "enum"):
		kind = "one of " + quoted(words(member(definition, "enum")))
	}
	if has(node, "x-ref") {
		return "id of an entry of " + quoted(words(member(node, "x-ref")))
	}
	return kind
}

func (d *declaring) example(node yamltext.Node) string {
	if examples := words(member(node, "examples")); len(examples) > 0 {
		return "`" + cell(examples[0]) + "`"
	}
	if has(node, "$ref") {
		return d.example(d.defs[strings.TrimPrefix(d.text(node, "$ref"), "#/$defs/")])
	}
	return ""
}

func (d *declaring) text(node yamltext.Node, key string) string {
	value := member(node, key)
	if !value.Empty() && value.Kind() == yamltext.Scalar {
		return value.Text()
	}
	if key == "description" && has(node, "$ref") {
		return d.text(d.defs[strings.TrimPrefix(d.text(node, "$ref"), "#/$defs/")], key)
	}
	return ""
}

// member returns the value of a key in a map. If there is none, it returns the zero
// node.
func member(node yamltext.Node, name string) yamltext.Node {
	if !node.Empty() && node.Kind() == yamltext.Map {
		for key, value := range node.Entries() {
			if key.Text() == name {
				return value
			}
		}
	}
	return yamltext.Node{}
}

func has(node yamltext.Node, name string) bool { return !member(node, name).Empty() }

// words returns the text of a scalar, or the texts of a list of scalars.
func words(node yamltext.Node) []string {
	if node.Empty() {
		return nil
	}
	if node.Kind() == yamltext.Scalar {
		return []string{node.Text()}
	}
	var list []string
	for _, item := range node.Items() {
		if item.Kind() == yamltext.Scalar {
			list = append(list, item.Text())
		}
	}
	return list
}

func quoted(words []string) string {
	for i, word := range words {
		words[i] = "`" + word + "`"
	}
	return strings.Join(words, ", ")
}

// cell escapes a text for a cell of a Markdown table.
func cell(text string) string { return strings.ReplaceAll(text, "|", "\\|") }

func human(name string) string { return strings.NewReplacer("_", " ", "-", " ").Replace(name) }

func anchor(heading string) string { return strings.ReplaceAll(strings.ToLower(heading), " ", "-") }

func sentenceOf(text string) string {
	if text == "" {
		return ""
	}
	return strings.ToUpper(text[:1]) + text[1:] + "."
}
