package command

import (
	"github.com/spf13/cobra"

	"github.com/DEFRA/dgcheck/internal/coverage"
	"github.com/DEFRA/dgcheck/internal/declaration"
	"github.com/DEFRA/dgcheck/internal/rulebook"
)

func newClauses(host Host) *cobra.Command {
	var packs []string
	var format string
	cmd := &cobra.Command{
		Use:   "clauses [CLAUSE]",
		Short: "Account for every clause of the guidance: the rules that serve it, or why none can",
		Example: `  dgcheck clauses --pack guide
  dgcheck clauses DG-OWN-3
  dgcheck clauses -f json`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) > 1 {
				return wrongUse("clauses takes one clause, or none for all of them")
			}
			return nil
		},
		ValidArgsFunction: func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
			return clauseIDs(host), cobra.ShellCompDirectiveNoFileComp
		},
		RunE: func(_ *cobra.Command, args []string) error {
			return runClauses(host, packs, format, args)
		},
	}
	cmd.Flags().StringArrayVar(&packs, "pack", nil, "only the clauses of this pack; repeatable")
	cmd.Flags().StringVarP(&format, "format", "f", "text", "text, markdown or json")
	completeWords(cmd, "format", []string{"text", "markdown", "json"})
	completePacks(cmd, host)
	return cmd
}

// rulePages is the folder of the pages about rules, relative to the page about clauses.
const rulePages = "rules"

func runClauses(host Host, packs []string, format string, only []string) error {
	if format != "text" && format != "markdown" && format != "json" {
		return wrongUse("clauses can be written as text, markdown or json, not %q", format)
	}
	book, err := rulebook.Load(host.Policies)
	if err != nil {
		return couldNotJudge(err)
	}
	if err := knownPacks(book, packs); err != nil {
		return err
	}
	l, err := coverage.New(book, packs)
	if err != nil {
		return couldNotJudge(err)
	}
	if len(only) > 0 {
		found := false
		if l, found = l.Only(only[0]); !found {
			return noClause(l, only[0])
		}
	}
	schema, err := declaration.ReadSchema(book.Schema, book.Words)
	if err != nil {
		return couldNotJudge(err)
	}
	l.InForce = schema.DefaultPacks()
	switch format {
	case "markdown":
		err = l.Markdown(host.Out, rulePages)
	case "json":
		err = l.JSON(host.Out)
	default:
		err = l.Text(host.Out)
	}
	if err != nil {
		return couldNotJudge(err)
	}
	return nil
}

// noClause returns the error for an unknown clause. It suggests the clause with the
// most similar id.
func noClause(l coverage.Table, id string) error {
	if near := l.Nearest(id); near != "" {
		return wrongUse("there is no clause %q; did you mean %s?", id, near)
	}
	return wrongUse("there is no clause %q; dgcheck clauses lists them all", id)
}

func clauseIDs(host Host) []string {
	book, err := rulebook.Load(host.Policies)
	if err != nil {
		return nil
	}
	clauses, err := book.Clauses()
	if err != nil {
		return nil
	}
	ids := make([]string, len(clauses))
	for i, clause := range clauses {
		ids[i] = clause.ID
	}
	return ids
}
