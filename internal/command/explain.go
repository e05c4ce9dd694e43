package command

import (
	"bytes"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/DEFRA/dgcheck/internal/coverage"
	"github.com/DEFRA/dgcheck/internal/docsgen"
	"github.com/DEFRA/dgcheck/internal/overlay"
	"github.com/DEFRA/dgcheck/internal/rule"
	"github.com/DEFRA/dgcheck/internal/rulebook"
)

func newExplain(host Host) *cobra.Command {
	var params string
	var policies []string
	cmd := &cobra.Command{
		Use:   "explain RULE|CLAUSE|WORDS",
		Short: "Say why a rule exists, what it serves, how to mend it, and show examples",
		Long: `Say why a rule exists, what it serves, how to mend it, and show examples; or say
what a clause of the guidance asks and which rules serve it; or find the rules and
clauses in which some words of the guidance stand, all of them, best first.`,
		Example: `  dgcheck explain guide.service_owner_named
  dgcheck explain DG-OWN-3
  dgcheck explain "named owner"
  dgcheck explain guide.live_improvement --params figures.yaml`,
		Args: func(_ *cobra.Command, args []string) error {
			if strings.TrimSpace(strings.Join(args, " ")) == "" {
				return wrongUse("explain takes a rule, a clause or words of the guidance; dgcheck rules and dgcheck clauses list them all")
			}
			return nil
		},
		ValidArgsFunction: func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
			return append(ruleIDs(host), clauseIDs(host)...), cobra.ShellCompDirectiveNoFileComp
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(policies) > 0 && !host.confined {
				return confinedly(cmd.Context(), host, slices.Concat([]string{"explain", "--params=" + params}, repeated("policy", policies), []string{"--"}, args))
			}
			return runExplain(host, strings.Join(args, " "), params, policies)
		},
	}
	addPolicyFlag(cmd, &policies)
	cmd.Flags().StringVar(&params, "params", "", "YAML file with an organisation's figures over the defaults")
	return cmd
}

func ruleIDs(host Host) []string {
	book, err := rulebook.Load(host.Policies)
	if err != nil {
		return nil
	}
	ids := make([]string, len(book.Rules))
	for i, r := range book.Rules {
		ids[i] = string(r.ID)
	}
	return ids
}

func runExplain(host Host, asked, paramsFile string, policies []string) error {
	if strings.HasPrefix(asked, betweenPrefix) {
		return explainBetween(host, asked)
	}
	book, err := bookWith(host, policies)
	if err != nil {
		return couldNotJudge(err)
	}
	if _, isRule := book.Find(rule.ID(asked)); !isRule {
		if isRule, err = explainOther(host, book, asked); !isRule {
			return err
		}
	}
	r, err := findRule(book, asked)
	if err != nil {
		return err
	}
	params, err := readParams(book, paramsFile)
	if err != nil {
		return err
	}
	figures, err := book.FiguresOf(r.ID)
	if err != nil {
		return couldNotJudge(err)
	}
	documents, err := book.Documents()
	if err != nil {
		return couldNotJudge(err)
	}
	passages, err := book.Passages()
	if err != nil {
		return couldNotJudge(err)
	}
	e := &explanation{lines: lines{w: host.Out}, book: book, documents: documents, passages: passages}
	if figure, own := book.SeverityFigure(r.ID); own {
		r.Severity, figures = params.Severity(r), append(figures, figure)
	}
	e.head(r)
	e.clauses(r)
	e.figures(figures, params)
	if err := e.examples(r); err != nil {
		return couldNotJudge(err)
	}
	if !slices.Contains(book.Own(), r.ID.Pack()) {
		e.line("")
		e.line("If it does not fit how your group works, or reads the guidance wrongly, tell us:")
		e.line("  %s", docsgen.Challenge(r.ID))
	}
	if e.err != nil {
		return couldNotJudge(e.err)
	}
	return nil
}

// explanation writes the explanation of a rule or clause.
type explanation struct {
	lines
	book      *rulebook.Book
	documents map[string]rule.Document
	passages  rule.Passages
}

func (e *explanation) head(r rule.Rule) {
	e.line("%s (%s)", r.ID, docsgen.Gravest(r))
	e.line("%s", r.Title)
	e.line("")
	e.line("Why")
	e.wrapped("  ", r.About)
	e.line("")
	e.line("How to mend it")
	e.wrapped("  ", r.Remedy)
	if len(r.Evidence) > 0 {
		e.line("")
		e.line("What counts beside the declaration, where it was looked at")
		e.wrapped("  ", strings.Join(r.Evidence, ", "))
	}
}

// wrapped writes a text, with indent before each line and line breaks at 78 columns.
func (e *explanation) wrapped(indent, text string) {
	const width = 78
	line := ""
	for _, word := range strings.Fields(text) {
		if line != "" && len(indent)+len(line)+1+len(word) > width {
			e.line("%s", indent+line)
			line = ""
		}
		line = strings.TrimPrefix(line+" "+word, " ")
	}
	e.line("%s", indent+line)
}

func (e *explanation) clauses(r rule.Rule) {
	if len(r.Clauses) == 0 {
		return
	}
	e.line("")
	e.line("Clauses it serves")
	for _, id := range r.Clauses {
		clause, _ := e.book.Clause(id)
		e.line("  %s (pack %s, %s; %s)", id, clause.Pack, clause.Strength, clause.Level())
		e.wrapped("    ", clause.Text)
		e.line("    %s", coverage.From(clause, e.documents))
		for _, url := range e.passages.URLs(id) {
			e.line("    %s", url)
		}
	}
}

func (e *explanation) figures(figures []rule.Figure, params rulebook.Params) {
	if len(figures) == 0 {
		return
	}
	e.line("")
	e.line("Figures in force")
	for _, figure := range figures {
		value := strings.TrimSpace(params.Text(figure.Key) + " " + figure.Unit)
		e.line("  %s: %s (%s)", figure.Key, value, figure.From(params.Text(figure.Key)))
		e.wrapped("    ", figure.About)
	}
}

func (e *explanation) examples(r rule.Rule) error {
	broken, err := e.book.Example(r.ID, rulebook.Broken)
	if err != nil || r.Shows || len(broken.Files) == 0 {
		return err
	}
	kept, err := e.book.Example(r.ID, rulebook.Kept)
	if err != nil {
		return err
	}
	inKept, inBroken := overlay.Contrast(kept.Files, broken.Files)
	e.example("An example that breaks it", broken.Point, inBroken)
	e.example("The same, mended", kept.Point, inKept)
	return nil
}

// example writes one of the two examples of a rule, the one that breaks it or the one
// that keeps it. Below the title is the sentence point, which says what the example
// shows. Then come the parts in which it differs from the other example.
func (e *explanation) example(title, point string, parts []overlay.File) {
	e.line("")
	e.line("%s", title)
	if point != "" {
		e.wrapped("  ", point)
	}
	for _, part := range parts {
		if part.Name != "" {
			e.line("  %s", part.Name)
		}
		for line := range bytes.Lines(part.Data) {
			e.line("    %s", bytes.TrimRight(line, "\r\n"))
		}
	}
}
