package command

import (
	"context"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"github.com/DEFRA/dgcheck/internal/calendar"
	"github.com/DEFRA/dgcheck/internal/declaration"
	"github.com/DEFRA/dgcheck/internal/evaluation"
	"github.com/DEFRA/dgcheck/internal/evidence"
	"github.com/DEFRA/dgcheck/internal/outfile"
	"github.com/DEFRA/dgcheck/internal/policytest"
	"github.com/DEFRA/dgcheck/internal/portfolio"
	"github.com/DEFRA/dgcheck/internal/rulebook"
)

// inputOptions are the values of the flags of policy input.
type inputOptions struct {
	path, asOf, params, folder string
	packs, policies, evidence  []string
}

func newPolicyInput(host Host) *cobra.Command {
	var o inputOptions
	cmd := &cobra.Command{
		Use:   "input PATH",
		Short: "Write what rules see of a group, so that plain opa eval and opa test run on policies",
		Long: `Write two files: input.json, the declaration of a group as rules see it, and
data.json, what stands beside it: figures, calendar, clauses, and the examples of the
rules for their tests. With them OPA's own program evaluates and tests policies as
dgcheck does. Without --as-of the day is that on which examples are judged.`,
		Example: `  dgcheck policy input groups/soil --policy our-policies -o our-policies
  opa test -b our-policies
  opa eval -b our-policies -i our-policies/input.json data.dgcheck.rules.acme`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) != 1 {
				return wrongUse("policy input takes one PATH: the folder or file of a group")
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			o.path = args[0]
			if len(o.policies) > 0 && !host.confined {
				again := []string{"policy", "input", "--as-of=" + o.asOf, "--params=" + o.params, "--out=" + o.folder}
				return confinedly(cmd.Context(), host, slices.Concat(again, repeated("pack", o.packs), repeated("policy", o.policies), repeated("evidence", o.evidence), []string{"--", o.path}))
			}
			return runPolicyInput(cmd.Context(), host, o)
		},
	}
	addPolicyFlag(cmd, &o.policies)
	cmd.Flags().StringArrayVar(&o.packs, "pack", nil, "the packs whose clauses are in force and whose examples are written; default all; repeatable")
	cmd.Flags().StringArrayVar(&o.evidence, "evidence", nil, "show what was seen too: a file of dgcheck collect, or a folder of them; repeatable")
	textVar(cmd.Flags(), &o.params, "params", "YAML file with an organisation's figures over the defaults")
	textVar(cmd.Flags(), &o.asOf, "as-of", "judge as of this day, YYYY-MM-DD; default "+policytest.Day().String())
	textVarP(cmd.Flags(), &o.folder, "out", "o", "write into this folder; default the working directory")
	completePacks(cmd, host)
	return cmd
}

func runPolicyInput(ctx context.Context, host Host, o inputOptions) error {
	book, err := bookWith(host, o.policies)
	if err != nil {
		return couldNotJudge(err)
	}
	day, err := examplesDay(o.asOf, host.Now())
	if err != nil {
		return err
	}
	packs := inForce(o.packs)
	if err := knownPacks(book, packs); err != nil {
		return err
	}
	params, err := readParams(book, o.params)
	if err != nil {
		return err
	}
	options := evaluation.Options{Day: day, Given: o.asOf != "", Packs: packs, Params: params}
	examples := packs
	if packs == nil {
		options.Packs, examples = book.Packs(), book.Own()
	}
	d, err := declarationAt(book, o.path)
	if err != nil {
		return err
	}
	seen, err := evidenceFor(ctx, host, d, o.evidence)
	if err != nil {
		return err
	}
	plain, err := policytest.PlainFor(book, evaluation.New(book, options), d, seen, examples)
	if err != nil {
		return couldNotJudge(err)
	}
	return writePlain(host, book, o.folder, plain)
}

// evidenceFor returns the evidence about a group from files. It is used even if it was
// collected when the group was at another commit, because a policy owner wants to see
// what the rules get.
func evidenceFor(ctx context.Context, host Host, d *declaration.Declaration, files []string) (evaluation.Evidence, error) {
	given, err := readEvidence(ctx, host, files, false)
	if given == nil || err != nil {
		return evaluation.Evidence{}, err
	}
	documents, seen := given.of(d.ID)
	if len(documents) == 0 {
		return evaluation.Evidence{}, wrongUse("the evidence in %s is about no group that is shown; it is about %s", given.from, strings.Join(given.about, ", "))
	}
	selected, err := evidence.Select(documents[0].Declaration.Commit, documents...)
	if err != nil {
		return evaluation.Evidence{}, couldNotJudge(err)
	}
	seen.Document, seen.Digest = &selected.Document, selected.Digest
	return seen, nil
}

// examplesDay returns the day asOf, or the day on which examples are judged if asOf is
// empty.
func examplesDay(asOf string, now time.Time) (calendar.Day, error) {
	if asOf == "" {
		return policytest.Day(), nil
	}
	c := &check{host: Host{Now: func() time.Time { return now }}}
	err := c.readDay(asOf)
	return c.day, err
}

// declarationAt reads the declaration of the only group under a path. It returns an
// error if there are several.
func declarationAt(book *rulebook.Book, at string) (*declaration.Declaration, error) {
	groups, err := portfolio.Find([]string{at})
	if err != nil {
		return nil, couldNotJudge(err)
	}
	if len(groups) != 1 {
		return nil, wrongUse("under %s there are %d groups; name one of them, such as %s", at, len(groups), filepath.Join(at, groups[0].Path))
	}
	schema, err := declaration.ReadSchema(book.Schema, book.Words)
	if err != nil {
		return nil, couldNotJudge(err)
	}
	root, err := os.OpenRoot(groups[0].Root)
	if err != nil {
		return nil, couldNotJudge(outfile.Failure(at, err))
	}
	defer root.Close()
	return schema.Load(root.FS(), groups[0].Folder), nil
}

// The names of what policy input writes. dgcheck's helpers go into a hidden folder: OPA
// loads it with the rest, and dgcheck ignores it when it reads an organisation's
// policies.
const (
	inputFile     = "input.json"
	dataFile      = "data.json"
	helpersFolder = ".dgcheck"
)

// writePlain writes input.json and data.json, and dgcheck's helpers if the policies
// import them.
func writePlain(host Host, book *rulebook.Book, folder string, plain policytest.Plain) error {
	files := map[string][]byte{inputFile: plain.Input, dataFile: plain.Data}
	helpers, err := book.HelpersForOwn()
	if err != nil {
		return couldNotJudge(err)
	}
	for name, text := range helpers {
		files[path.Join(helpersFolder, name)] = text
	}
	for _, name := range slices.Sorted(maps.Keys(files)) {
		place := filepath.Join(folder, filepath.FromSlash(name))
		if err := makeFolder(filepath.Dir(place)); err != nil {
			return err
		}
		if err := writeWhole(host.Out, place, files[name]); err != nil {
			return couldNotJudge(outfile.Failure(place, err))
		}
	}
	out := &lines{w: host.Out}
	said := filepath.Join(folder, inputFile) + " and " + filepath.Join(folder, dataFile)
	if len(helpers) > 0 {
		said += ", and the helpers that the rules import, in " + filepath.Join(folder, helpersFolder)
	}
	out.line("Wrote %s.", said)
	if plain.Changed {
		out.line("The group changes figures for itself, and data.json has them; tests that count on the defaults may fail.")
	}
	if out.err != nil {
		return couldNotJudge(out.err)
	}
	return nil
}
