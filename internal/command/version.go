package command

import (
	"fmt"

	"github.com/spf13/cobra"

	"github.com/DEFRA/dgcheck/internal/declaration"
	"github.com/DEFRA/dgcheck/internal/rulebook"
)

func newVersion(host Host) *cobra.Command {
	return &cobra.Command{
		Use:     "version",
		Short:   "Show the version, the commit and the digest of the policies",
		Example: "  dgcheck version",
		Args:    cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			book, err := rulebook.Load(host.Policies)
			if err != nil {
				return couldNotJudge(err)
			}
			if _, err := fmt.Fprintf(host.Out, "dgcheck %s\ncommit %s\npolicies %s\n", host.Version, host.Commit, book.Digest); err != nil {
				return couldNotJudge(err)
			}
			return nil
		},
	}
}

func newSchema(host Host) *cobra.Command {
	return &cobra.Command{
		Use:   "schema",
		Short: "Print the JSON Schema of a declaration, for editors",
		Example: `  dgcheck schema
  dgcheck schema > delivery-group.schema.json`,
		Args: cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			book, err := rulebook.Load(host.Policies)
			if err != nil {
				return couldNotJudge(err)
			}
			schema, err := declaration.Published(book.Schema)
			if err == nil {
				_, err = host.Out.Write(schema)
			}
			if err != nil {
				return couldNotJudge(err)
			}
			return nil
		},
	}
}
