package coverage

import (
	"bufio"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"

	"github.com/DEFRA/dgcheck/internal/calendar"
	"github.com/DEFRA/dgcheck/internal/rule"
)

const markdownHead = `# Every clause, and the rule that serves it

<!-- Generated from policies/clauses.yaml and the rules by ` + "`make docs`" + `; do not edit. -->

dgcheck reads the sources below clause by clause. Each clause stands here once, in
our words, with how firmly its source puts it (*strength*) and how dgcheck serves
it (*kind*): **check**, judged from what is declared; **derive**, worked out with
nothing more to declare; **attest**, where only a person can vouch for it;
**context**, which asks nothing that could be judged, with the reason. *Severity*
is the level of a finding while the clause's pack is in force; a pack may lower it.
Only the pack ` + "`guide`" + ` is in force unless a group or ` + "`--pack`" + ` asks for others.
` + "`dgcheck clauses`" + ` prints the same.
`

// Markdown writes the coverage as a page. rules is the folder of the rules' pages, for
// links.
func (l Table) Markdown(w io.Writer, rules string) error {
	out := bufio.NewWriter(w)
	fmt.Fprint(out, markdownHead, "\n")
	l.sources(out)
	l.totals(out)
	for _, pack := range l.packs() {
		fmt.Fprintf(out, "\n## Pack %s\n\n| clause | strength | kind | severity | what it says | served by |\n|---|---|---|---|---|---|\n", cell(pack))
		for _, entry := range l.of(pack) {
			fmt.Fprintf(out, "| %s | %s | %s | %s | %s (%s) | %s |\n", cell(entry.ID), cell(entry.Strength), cell(entry.Kind),
				entry.Level(), cell(entry.Text), Linked(strings.Replace(entry.Source, ":", ", ", 1), l.Passages.URLs(entry.ID)), servedBy(entry, rules))
		}
	}
	return out.Flush()
}

func (l Table) sources(out io.Writer) {
	fmt.Fprint(out, "## Sources\n\n| code | document | publisher | status | checked on |\n|---|---|---|---|---|\n")
	for _, code := range slices.Sorted(maps.Keys(l.Documents)) {
		document := l.Documents[code]
		name := cell(document.Name)
		if document.Link != "" {
			name = fmt.Sprintf("[%s](%s)", name, document.Link)
		}
		fmt.Fprintf(out, "| %s | %s | %s | %s | %s |\n", cell(code), name, cell(document.Publisher), cell(document.Status), calendar.Long(document.CheckedOn))
	}
}

func (l Table) totals(out io.Writer) {
	columns := append([]string{"pack", "clauses"}, append(Strengths(), "check", "derive", "attest", "no rule", "rules")...)
	fmt.Fprintf(out, "\n## Totals\n\n| %s |\n|%s\n", strings.Join(columns, " | "), strings.Repeat("---|", len(columns)))
	for _, total := range l.Totals() {
		cells := []string{cell(total.Pack), fmt.Sprint(total.Clauses)}
		for _, strength := range Strengths() {
			cells = append(cells, fmt.Sprint(total.Strengths[strength]))
		}
		for _, kind := range Kinds() {
			cells = append(cells, fmt.Sprint(total.Kinds[kind]))
		}
		fmt.Fprintf(out, "| %s | %d |\n", strings.Join(cells, " | "), total.Rules)
	}
}

func servedBy(entry Entry, folder string) string {
	if len(entry.Rules) == 0 {
		return "no rule: " + cell(entry.Why)
	}
	links := make([]string, len(entry.Rules))
	for i, id := range entry.Rules {
		links[i] = link(id, folder)
	}
	if len(entry.Seen) > 0 {
		return strings.Join(links, ", ") + "; also by what was seen: " + strings.Join(entry.Seen, ", ")
	}
	return strings.Join(links, ", ")
}

// link returns a link to the page of a rule in the given folder.
func link(id rule.ID, folder string) string {
	return fmt.Sprintf("[`%s`](%s/%s/%s.md)", id, folder, id.Pack(), id.Name())
}

// Linked returns the content of a table cell: the text, as a link to the first of urls
// or, if there is none, without a link.
func Linked(text string, urls []string) string {
	if len(urls) == 0 {
		return cell(text)
	}
	return fmt.Sprintf("[%s](%s)", cell(text), urls[0])
}

// cell escapes a text for a table cell, so that it has no markup.
func cell(text string) string {
	return strings.NewReplacer("|", `\|`, "\n", " ", "<", "&lt;", "*", `\*`, "_", `\_`, "[", `\[`).Replace(text)
}
