package docsgen

import (
	"fmt"
	"strings"

	"github.com/DEFRA/dgcheck/internal/rule"
	"github.com/DEFRA/dgcheck/internal/rulebook"
)

const figuresHead = `# Figures, and how to change them

<!-- Generated from policies/params.yaml by ` + "`make docs`" + `; do not edit. -->

Every figure that a rule uses stands here, with its default and where that comes
from. An organisation changes figures for a run with ` + "`--params FILE`" + `, which
` + "`check`" + ` and ` + "`explain`" + ` take; ` + "`dgcheck explain RULE --params FILE`" + ` shows those in force.

FILE is YAML: a map of the keys below, nested at their dots, each with a bare value.
It holds only what differs. This is the whole shape:

` + "```yaml" + `
%s` + "```" + `

Editors know the shape by a [JSON Schema](params.schema.json), if the file begins with
` + "`# yaml-language-server: $schema=PATH`" + `; ` + "`dgcheck schema --params`" + ` prints it, with
` + "`--policy DIR`" + ` together with the figures of an organisation's own rules.

- A whole number is written without a sign or separators; a day as YYYY-MM-DD; a choice
  as true or false; a word as one of those that are listed with it. A key that is not below, a value of another kind and a file that is
  not YAML are refused with status 2 or 3, and nothing is judged.
- A group may change the figures marked so for itself, in ` + "`group.params`" + ` of its
  declaration. Its figure goes before that of FILE, and that before the default.
- Figures of an [organisation's own rules](policies.md) stand under the name of its pack,
  beside these.
- The result in JSON has the digest of the figures in force in ` + "`policies.params`" + `.
`

// Figures returns docs/figures.md, which lists the figures: the values in rules that
// can be changed, such as a number of days.
func Figures(book *rulebook.Book) string {
	var b strings.Builder
	fmt.Fprintf(&b, figuresHead, figuresInYAML(book.Figures))
	section := ""
	for _, figure := range book.Figures {
		name, _, _ := strings.Cut(figure.Key, ".")
		if name != section {
			section = name
			fmt.Fprintf(&b, "\n## %s\n\n| key | default | from | a group may change it | what it is |\n|---|---|---|---|---|\n", cell(section))
		}
		group := "no"
		if figure.Group {
			group = "yes"
		}
		fmt.Fprintf(&b, "| `%s` | %s %s | %s | %s | %s |\n", figure.Key, cell(figure.Value), cell(figure.Unit), cell(from(figure)), group, cell(about(figure)))
	}
	return b.String()
}

// about returns the description of a figure, followed by its permitted words if it has
// a fixed choice.
func about(figure rule.Figure) string {
	if len(figure.OneOf) == 0 {
		return figure.About
	}
	return figure.About + " One of " + strings.Join(figure.OneOf, ", ") + "."
}

// from returns where the default of a figure comes from: "from the guidance", "from "
// and a source, or "our default".
func from(figure rule.Figure) string {
	switch figure.Origin {
	case rule.OriginSeed:
		return "from the guidance"
	case rule.OriginDefra:
		return "from " + figure.Source
	}
	return "our default"
}

// figuresInYAML returns all figures with their defaults as a YAML file for --params.
func figuresInYAML(figures []rule.Figure) string {
	var b strings.Builder
	var open []string
	for _, figure := range figures {
		path := strings.Split(figure.Key, ".")
		same := 0
		for same < len(open) && same < len(path)-1 && open[same] == path[same] {
			same++
		}
		for i := same; i < len(path)-1; i++ {
			fmt.Fprintf(&b, "%s%s:\n", strings.Repeat("  ", i), path[i])
		}
		open = path[:len(path)-1]
		fmt.Fprintf(&b, "%s%s: %s\n", strings.Repeat("  ", len(path)-1), path[len(path)-1], figure.Value)
	}
	return b.String()
}
