package command

import (
	"context"
	"fmt"

	"github.com/spf13/cobra"

	"github.com/DEFRA/dgcheck/internal/declaration"
	"github.com/DEFRA/dgcheck/internal/report/resultjson"
	"github.com/DEFRA/dgcheck/internal/rulebook"
	"github.com/DEFRA/dgcheck/internal/scorecard"
)

func newPublish(host Host) *cobra.Command {
	var o publishOptions
	cmd := &cobra.Command{
		Use:   "publish RESULT.json",
		Short: "Publish a result to GitHub: check run, comment, issues",
		Long: `Publish a result that dgcheck check -f json wrote. In GitHub Actions it follows
the event: a check run for each group; on a pull request a comment too; on the
default branch issues for what fails. The job's summary and outputs are written
first. Elsewhere, --repo and --sha say where to.

The token is taken from the environment, GITHUB_TOKEN or else GH_TOKEN; GitHub's
addresses from GITHUB_API_URL and GITHUB_SERVER_URL.`,
		Example: `  dgcheck publish result.json
  dgcheck publish result.json --repo DEFRA/flood-resilience --sha "$(git rev-parse HEAD)" --dry-run`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) != 1 {
				return wrongUse("publish takes one result, such as result.json of dgcheck check -f json=result.json")
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := o.read(cmd); err != nil {
				return err
			}
			return runPublish(cmd.Context(), host, o, args[0])
		},
	}
	o.define(cmd)
	return cmd
}

// runPublish publishes the JSON result in the file with this name.
func runPublish(ctx context.Context, host Host, o publishOptions, name string) error {
	p, err := newPublishing(host, o)
	if err != nil {
		return err
	}
	run, cards, err := readResult(name)
	if err != nil {
		return couldNotJudge(err)
	}
	book, err := rulebook.Load(host.Policies)
	if err != nil {
		return couldNotJudge(err)
	}
	schema, err := declaration.ReadSchema(book.Schema, book.Words)
	if err != nil {
		return couldNotJudge(err)
	}
	p.identify, p.figures = schema.Identify, book.Params().Digest()
	_ = p.find(ctx, ".", true) // the error does not matter: the result itself says what is new
	defer p.checkout.close()
	p.catalogue, p.folder, p.result, p.tell = book, o.path, name, host.Out
	return p.publish(ctx, run, cards)
}

func readResult(name string) (scorecard.Run, []scorecard.Scorecard, error) {
	file, err := openOrdinary(name, resultjson.MaxResult)
	if err != nil {
		return scorecard.Run{}, nil, fmt.Errorf("%w; make a result by dgcheck check -f json=%s", err, name)
	}
	defer file.Close()
	run, cards, err := resultjson.Read(file)
	if err != nil {
		return run, nil, fmt.Errorf("read %s: %w", name, err)
	}
	return run, cards, nil
}
