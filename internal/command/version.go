package command

import (
	"encoding/json"
	"fmt"

	"github.com/spf13/cobra"

	"github.com/DEFRA/dgcheck/internal/declaration"
	"github.com/DEFRA/dgcheck/internal/docsgen"
	"github.com/DEFRA/dgcheck/internal/rulebook"
)

func newVersion(host Host) *cobra.Command {
	format := ""
	cmd := &cobra.Command{
		Use:   "version",
		Short: "Show the version, the commit and the digest of the policies",
		Example: `  dgcheck version
  dgcheck version -f json`,
		Args: cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error { return runVersion(host, format) },
	}
	format = "text"
	cmd.Flags().VarP(given{to: &format, word: true, kind: "string"}, "format", "f", "write text or json")
	completeWords(cmd, "format", []string{"text", "json"})
	return cmd
}

// runVersion writes the version, the commit and the digest of the policies.
func runVersion(host Host, format string) error {
	if format != "text" && format != "json" {
		return wrongUse("there is no format %q here; the formats are text, json", format)
	}
	book, err := rulebook.Load(host.Policies)
	if err != nil {
		return couldNotJudge(err)
	}
	if format == "text" {
		_, err = fmt.Fprintf(host.Out, "dgcheck %s\ncommit %s\npolicies %s\n", host.Version, host.Commit, book.Digest)
	} else {
		encoder := json.NewEncoder(host.Out)
		encoder.SetIndent("", "  ")
		err = encoder.Encode(struct {
			Version  string   `json:"version"`
			Commit   string   `json:"commit"`
			Policies string   `json:"policies"`
			Packs    []string `json:"packs"`
		}{host.Version, host.Commit, book.Digest, book.Packs()})
	}
	if err != nil {
		return couldNotJudge(err)
	}
	return nil
}

func newSchema(host Host) *cobra.Command {
	figures := false
	var policies []string
	cmd := &cobra.Command{
		Use:   "schema",
		Short: "Print the JSON Schema of a declaration, or of a file for --params, for editors",
		Example: `  dgcheck schema
  dgcheck schema > delivery-group.schema.json
  dgcheck schema --params --policy our-policies > params.schema.json`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if len(policies) > 0 && !figures {
				return wrongUse("--policy goes with --params: an organisation's policies have figures, and the declaration is the same")
			}
			if len(policies) > 0 && !host.confined {
				return confinedly(cmd.Context(), host, append([]string{"schema", "--params"}, repeated("policy", policies)...))
			}
			return runSchema(host, figures, policies)
		},
	}
	cmd.Flags().BoolVar(&figures, "params", false, "the schema of a file for --params")
	addPolicyFlag(cmd, &policies)
	return cmd
}

// runSchema writes the JSON Schema of a declaration or, if figures is set, of a file
// for --params.
func runSchema(host Host, figures bool, policies []string) error {
	book, err := bookWith(host, policies)
	if err != nil {
		return couldNotJudge(err)
	}
	var schema []byte
	if figures {
		schema, err = docsgen.FiguresSchema(book.Figures)
	} else {
		schema, err = declaration.Published(book.Schema)
	}
	if err == nil {
		_, err = host.Out.Write(schema)
	}
	if err != nil {
		return couldNotJudge(err)
	}
	return nil
}
