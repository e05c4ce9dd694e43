package docsgen

import (
	"context"
	"fmt"
	"net/url"
	"path"
	"slices"
	"strings"

	"github.com/DEFRA/dgcheck/internal/calendar"
	"github.com/DEFRA/dgcheck/internal/coverage"
	"github.com/DEFRA/dgcheck/internal/declaration"
	"github.com/DEFRA/dgcheck/internal/evaluation"
	"github.com/DEFRA/dgcheck/internal/policytest"
	"github.com/DEFRA/dgcheck/internal/rule"
	"github.com/DEFRA/dgcheck/internal/rulebook"
)

// Challenge returns the address of the form for reporting that a rule does not fit a
// group or misreads the guidance.
func Challenge(id rule.ID) string {
	query := url.Values{"template": {"challenge.yml"}, "title": {"Challenge " + string(id)}}
	return "https://github.com/DEFRA/dgcheck/issues/new?" + query.Encode()
}

// Rules returns the page of each rule and the index README.md, by path below
// docs/rules.
func Rules(ctx context.Context, book *rulebook.Book) (map[string]string, error) {
	schema, err := declaration.ReadSchema(book.Schema, book.Words)
	if err != nil {
		return nil, err
	}
	passages, err := book.Passages()
	if err != nil {
		return nil, err
	}
	documents, err := book.Documents()
	if err != nil {
		return nil, err
	}
	pages := map[string]string{"README.md": index(book)}
	packs := map[string]*pack{}
	for _, r := range book.Rules {
		if packs[r.ID.Pack()] == nil {
			if packs[r.ID.Pack()], err = newPack(book, schema, r.ID.Pack()); err != nil {
				return nil, err
			}
		}
		p := &rulePage{book: book, pack: packs[r.ID.Pack()], documents: documents, passages: passages, rule: r}
		if err := p.write(ctx); err != nil {
			return nil, fmt.Errorf("page of %s: %w", r.ID, err)
		}
		pages[path.Join(r.ID.Pack(), r.ID.Name()+".md")] = p.b.String()
	}
	return pages, nil
}

// disagreeing is the part of the index that explains waivers and challenges.
const disagreeing = `
## Waive a rule

When there is a good reason to depart from a rule for a time, have that approved and
declare it. A waived result is shown as waived, never as a pass. What the data pack
finds cannot be waived, only mended.

` + "```yaml" + `
waivers:
  - rule: guide.service_owner_named
    reason: why it cannot be met for now
    approved_by: {role: Assurance lead, email: assurance@example.gov.uk}
    approved_on: 2026-11-02
    expires: 2027-03-31
` + "```" + `

## Challenge a rule

The guidance is a framework, not a blocker. If a rule does not fit how your group
works, or reads the guidance wrongly, say so: the page of each rule has a link.
`

func index(book *rulebook.Book) string {
	var b strings.Builder
	b.WriteString("# Rules\n\n<!-- Generated from the rules by `make docs`; do not edit. -->\n\n")
	b.WriteString("Only the pack `guide` is in force unless a group or `--pack` asks for others; the\npack `data` always is. A clause counts while its pack is in force; what is found has\nthe severity of the strongest clause in force that is broken.\n[Every clause](../clauses.md) and the rules that serve it.\n")
	b.WriteString(disagreeing)
	pack := ""
	for _, r := range book.Rules {
		if r.ID.Pack() != pack {
			pack = r.ID.Pack()
			fmt.Fprintf(&b, "\n## Pack %s\n\n| rule | at most | what it asks |\n|---|---|---|\n", pack)
		}
		fmt.Fprintf(&b, "| [`%s`](%s/%s.md) | %s | %s |\n", r.ID.Name(), pack, r.ID.Name(), Gravest(r), cell(r.Title))
	}
	return b.String()
}

// Gravest returns the most severe level that a finding of the rule can have, such as
// "error", or "never a finding".
func Gravest(r rule.Rule) string {
	if r.Severity == rule.None || r.Shows && len(r.Evidence) == 0 {
		return "never a finding"
	}
	return r.Severity.String()
}

// pack has what is needed to check the examples of one pack's rules with only that pack
// in force.
type pack struct {
	schema    *declaration.Schema
	program   *rulebook.Program
	evaluator *evaluation.Evaluator
}

func newPack(book *rulebook.Book, schema *declaration.Schema, name string) (*pack, error) {
	packs := []string{}
	if name != rule.DataPack {
		packs = append(packs, name)
	}
	program, err := book.Compile(packs)
	if err != nil {
		return nil, err
	}
	evaluator := evaluation.New(book, evaluation.Options{Day: policytest.Day(), Packs: packs, Params: book.Params()})
	return &pack{schema: schema, program: program, evaluator: evaluator}, nil
}

// rulePage builds the page of one rule.
type rulePage struct {
	b         strings.Builder
	book      *rulebook.Book
	pack      *pack
	documents map[string]rule.Document
	passages  rule.Passages
	rule      rule.Rule
}

func (p *rulePage) line(format string, parts ...any) { fmt.Fprintf(&p.b, format+"\n", parts...) }

func (p *rulePage) write(ctx context.Context) error {
	p.line("# %s\n\n<!-- Generated from the rule by `make docs`; do not edit. -->\n", p.rule.Title)
	p.line("`%s`, %s\n\n%s\n", p.rule.ID, Gravest(p.rule), p.rule.About)
	p.line("**To mend it:** %s", p.rule.Remedy)
	p.clauses()
	p.when()
	p.figures()
	if err := p.examples(ctx); err != nil {
		return err
	}
	p.disagreeing()
	return nil
}

func (p *rulePage) clauses() {
	if len(p.rule.Clauses) == 0 {
		return
	}
	p.line("\n## What it serves\n\n| clause | pack | strength | severity | what it says |\n|---|---|---|---|---|")
	for _, id := range p.rule.Clauses {
		clause, _ := p.book.Clause(id)
		p.line("| %s | %s | %s | %s | %s (%s) |", id, clause.Pack, clause.Strength, clause.Level(), cell(clause.Text), p.source(clause))
	}
}

// source returns which document a clause comes from, with a link to the passage, the
// status of that document and the day on which it was checked.
func (p *rulePage) source(clause rule.Clause) string {
	status, checkedOn := clause.Standing(p.documents)
	return fmt.Sprintf("%s, %s, checked on %s", coverage.Linked(clause.From(p.documents), p.passages.URLs(clause.ID)), status, calendar.Long(checkedOn))
}

// when writes what the rule judges and from when it applies to a group.
func (p *rulePage) when() {
	p.line("\n## When it is asked\n")
	switch {
	case p.rule.Months:
		p.line("Of months of the financial year.")
	case p.rule.Quarters:
		p.line("Of quarters of the financial year.")
	case p.rule.Files:
		p.line("Of every file of the declaration.")
	case len(p.rule.Judges) > 0:
		p.line("Of every entry of `%s`.", strings.Join(p.rule.Judges, "` and of `"))
	default:
		p.line("Of the group as a whole.")
	}
	switch {
	case p.rule.ID.Pack() == rule.DataPack:
		p.line("It is asked from the first day, because what cannot be read cannot be judged.")
	case p.rule.NoGrace:
		p.line("It is asked from a group's first day.")
	default:
		p.line("In the first weeks of a new group it is not due.")
	}
	if p.rule.AfterClosure {
		p.line("A group that has closed is still asked for the time before.")
	}
	if slices.ContainsFunc(p.pack.program.FiguresOf(p.rule.ID), isTime) {
		p.line("How long there is time, the figures below say; each result gives the day it is due.")
	}
	if len(p.rule.Evidence) > 0 {
		p.line("Beside what is declared, [what was seen](../../evidence.md) counts: %s.", strings.Join(p.rule.Evidence, ", "))
	}
}

// isTime reports whether a figure is a length of time or a day of the month.
func isTime(figure rule.Figure) bool {
	return strings.Contains(figure.Unit, "day") || strings.Contains(figure.Unit, "month")
}

func (p *rulePage) figures() {
	figures := p.pack.program.FiguresOf(p.rule.ID)
	if len(figures) == 0 {
		return
	}
	p.line("\n## Figures\n\n| figure | value | where it comes from | what it is |\n|---|---|---|---|")
	for _, figure := range figures {
		p.line("| `%s` | %s %s | %s | %s |", figure.Key, figure.Value, figure.Unit, figure.From(figure.Value), cell(figure.About))
	}
}

// disagreeing writes the section "If it does not fit": waive the rule, or challenge it.
func (p *rulePage) disagreeing() {
	switch {
	case p.rule.Shows:
		p.line("\n## If it does not fit\n\n[Challenge it](%s).", Challenge(p.rule.ID))
	case p.rule.ID.Pack() == rule.DataPack:
		p.line("\n## If it does not fit\n\nIt cannot be waived, only mended. [Challenge it](%s).", Challenge(p.rule.ID))
	default:
		p.line("\n## If it does not fit\n\n[Waive it](../README.md#waive-a-rule) for a time, or [challenge it](%s).", Challenge(p.rule.ID))
	}
}
