package command

import (
	"context"
	"runtime/debug"
	"slices"

	"github.com/spf13/cobra"

	"github.com/DEFRA/dgcheck/internal/calendar"
	"github.com/DEFRA/dgcheck/internal/declaration"
	"github.com/DEFRA/dgcheck/internal/evaluation"
	"github.com/DEFRA/dgcheck/internal/portfolio"
	"github.com/DEFRA/dgcheck/internal/report/outline"
	"github.com/DEFRA/dgcheck/internal/rule"
	"github.com/DEFRA/dgcheck/internal/scorecard"
)

// checkOptions are the values of check's flags.
type checkOptions struct {
	paths   []string
	asOf    string
	formats []string
	failOn  string
	base    string
	onNew   string
	// An empty base counts as given. It comes from a script that found none,
	// and is refused.
	hasBase, hasOnNew bool
	packs             []string
	params            string
	policy            []string
	// against is a folder or bundle of policies, or a file of figures, to compare
	// with.
	against []string
	show    string
	noColor bool
	workers int
	// shard is a share of the groups, K/N.
	shard string
	// quiet keeps everything off standard output. most bounds the problems of a
	// group that text shows. folder takes the formats that name no file. watch
	// checks again whenever a file changes.
	quiet  bool
	most   int
	folder string
	watch  bool
	// evidence are files and folders with what was seen beside the declarations.
	evidence []string
	// attested is set if an attestation of each of them has been verified.
	attested bool
	// history asks for the history of the declared files to be read too.
	history bool
	// publish asks for the result to be published to GitHub.
	publish    bool
	publishing publishOptions
}

func newCheck(host Host) *cobra.Command {
	var o checkOptions
	cmd := &cobra.Command{
		Use:   "check [PATH…]",
		Short: "Judge the declarations of one or more delivery groups",
		Long: `Judge what delivery groups declare, and say line by line what holds, what does
not and how to mend it. PATH is a group's repository, its delivery-group folder or
file, or a folder with several groups below it; by default the current folder.`,
		Example: `  dgcheck check
  dgcheck check groups/ --as-of 2026-11-22 -f text -f json=result.json
  dgcheck check --base origin/main --fail-on-new warning
  dgcheck check -f json=result.json --publish`,
		RunE: func(cmd *cobra.Command, args []string) error {
			o.paths, o.packs = args, listed(o.packs)
			o.hasBase, o.hasOnNew = cmd.Flags().Changed("base"), o.onNew != ""
			if err := o.readPublishing(cmd); err != nil {
				return err
			}
			switch {
			case o.most < 0:
				return wrongUse("--max is a number of problems, 1 or more, not %d", o.most)
			case o.watch:
				return runWatch(cmd.Context(), host, o)
			case len(o.against) > 0:
				return runAgainst(cmd.Context(), host, o)
			}
			return runCheck(cmd.Context(), host, o)
		},
	}
	o.define(cmd)
	completePacks(cmd, host)
	return cmd
}

// manyGroupsMemory is the limit, in bytes, for the heap of a run over many
// groups, above which the garbage collector runs more often. Nothing of a group
// is kept, so more is not needed.
const manyGroupsMemory = 41 << 20

// largeGroup is the number of services above which the limit for the heap of one group
// grows with them. Half as much again as is in use at the same time is enough; with
// less, the collector runs all the time, and judging takes twice as long.
const largeGroup = 2000

// largeGroupMemory returns the limit, in bytes, for the heap of one group with many
// services.
func largeGroupMemory(services int) int64 { return 40<<20 + int64(services)*(20<<10) }

// check is a run that has been set up.
type check struct {
	// alone is set if the run is over a single group.
	alone     bool
	host      Host
	day       calendar.Day
	failOn    rule.Severity
	run       scorecard.Run
	schema    *declaration.Schema
	evaluator *evaluation.Evaluator
	catalogue outline.Catalogue
	workers   int
	// own judges by an organisation's own policies. If they were left out,
	// refused says why.
	own     *customPolicies
	refused error
	// base is the commit to compare with. If nil, nothing is compared. If
	// onlyNew is set, only new findings decide the exit status.
	base    *base
	onlyNew bool
	// publishing publishes the result to GitHub. If nil, the result is only
	// written to the reports.
	publishing *publishing
	// checkout is the clone that holds the files in a run of GitHub Actions. If
	// nil, it was not needed.
	checkout *checkout
	// beside is what was seen of the groups beside their declarations. If nil,
	// nothing was given.
	beside *beside
	// history is set if the history of the declared files is read too.
	history bool
	// share is the share of the groups that is judged. origins finds where they
	// are kept; if nil, it was not asked for.
	share   shard
	origins *origins
}

// runCheck does a whole check: it sets up the run, finds and judges the groups,
// writes the reports and returns an error for the exit status.
func runCheck(ctx context.Context, host Host, o checkOptions) error {
	c, err := newRun(ctx, host, o)
	if err != nil {
		return err
	}
	defer c.close()
	reports, err := c.openReports(o)
	if err != nil {
		return err
	}
	defer reports.discard()
	var kept *keptResult
	if c.publishing != nil {
		kept = reports.keepResult()
	}
	if len(o.paths) == 0 {
		o.paths = []string{"."}
	}
	limit := debug.SetMemoryLimit(manyGroupsMemory)
	found, err := portfolio.Find(o.paths)
	if err != nil {
		return couldNotJudge(err)
	}
	if err := c.place(ctx, found); err != nil {
		return err
	}
	if len(found) == 1 || c.publishing != nil { // results are kept until they are published
		debug.SetMemoryLimit(limit)
	}
	c.findOrigins(o.formats)
	groups, err := c.inOrder(ctx, found)
	if err != nil {
		return err
	}
	groups = slices.DeleteFunc(groups, func(m member) bool { return !c.share.holds(m.id) })
	c.alone = len(groups) == 1
	c.lookBack(ctx, o.paths, groups)
	if unused := c.beside.unused(groups); unused != "" {
		_ = sayTo(host.Err, unused) // the reports are written all the same
	}
	outcome := &outcome{failOn: c.failOn, onlyNew: c.onlyNew, base: c.base}
	meter := newMeter(host, len(groups))
	if err := reports.begin(c.run); err != nil {
		return couldNotJudge(err)
	}
	err = portfolio.Stream(ctx, groups, c.workers, c.judge, func(card outline.Card) error {
		card.Index = outcome.groups
		outcome.count(card)
		meter.step()
		return reports.group(card)
	})
	meter.clear()
	if err != nil {
		return couldNotJudge(err)
	}
	if err := reports.finish(); err != nil {
		return couldNotJudge(err)
	}
	judged := outcome.err()
	if c.refused != nil {
		judged = couldNotJudge(c.refused)
	}
	if c.publishing == nil {
		return judged
	}
	return first(judged, c.publish(ctx, outcome, kept))
}

func (c *check) close() {
	if c.base != nil {
		c.base.close()
	}
	if c.own != nil {
		c.own.stop()
	}
	c.checkout.close()
	if c.publishing != nil {
		c.publishing.checkout.close()
	}
}
