package coverage

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"github.com/DEFRA/dgcheck/internal/report/escape"
)

// Text writes the coverage for a terminal.
func (l Table) Text(w io.Writer) error {
	out := bufio.NewWriter(w)
	for _, entry := range l.Entries {
		fmt.Fprintf(out, "%s (%s, %s; %s)\n", escape.Note(entry.ID), escape.Note(entry.Strength), escape.Note(entry.Kind), entry.Level())
		fmt.Fprintf(out, "  %s\n", escape.Note(entry.Text))
		fmt.Fprintf(out, "  %s\n", escape.Note(From(entry.Clause, l.Documents)))
		for _, url := range l.Passages.URLs(entry.ID) {
			fmt.Fprintf(out, "  %s\n", escape.Note(url))
		}
		for _, id := range entry.Rules {
			fmt.Fprintf(out, "  served by %s\n", escape.Note(string(id)))
		}
		if len(entry.Seen) > 0 {
			fmt.Fprintf(out, "  also by what was seen: %s\n", escape.Note(strings.Join(entry.Seen, ", ")))
		}
		if len(entry.Rules) == 0 {
			fmt.Fprintf(out, "  no rule: %s\n", escape.Note(entry.Why))
		}
	}
	fmt.Fprintf(out, "\n%-18s %8s %6s %7s %7s %8s %6s\n", "pack", "clauses", "check", "derive", "attest", "context", "rules")
	for _, total := range l.Totals() {
		fmt.Fprintf(out, "%-18s %8d %6d %7d %7d %8d %6d\n", escape.Note(total.Pack), total.Clauses,
			total.Kinds["check"], total.Kinds["derive"], total.Kinds["attest"], total.Kinds["context"], total.Rules)
	}
	return out.Flush()
}
