package command

import (
	"github.com/spf13/cobra"

	"github.com/DEFRA/dgcheck/internal/declaration"
	"github.com/DEFRA/dgcheck/internal/ledger"
	"github.com/DEFRA/dgcheck/internal/rulebook"
)

func newClauses(host Host) *cobra.Command {
	var packs []string
	var format string
	cmd := &cobra.Command{
		Use:   "clauses",
		Short: "Account for every clause of the guidance: the rules that serve it, or why none can",
		Example: `  dgcheck clauses --pack guide
  dgcheck clauses -f json`,
		Args: cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			return runClauses(host, packs, format)
		},
	}
	cmd.Flags().StringArrayVar(&packs, "pack", nil, "only the clauses of this pack; repeatable")
	cmd.Flags().StringVarP(&format, "format", "f", "text", "text, markdown or json")
	completeWords(cmd, "format", []string{"text", "markdown", "json"})
	completePacks(cmd, host)
	return cmd
}

// rulePages is the folder of the rules' pages, as seen from the page of the
// clauses.
const rulePages = "rules"

func runClauses(host Host, packs []string, format string) error {
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
	l, err := ledger.New(book, packs)
	if err != nil {
		return couldNotJudge(err)
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
