package command

import (
	"context"
	"runtime"
	"runtime/debug"
	"strings"

	"github.com/spf13/cobra"

	"github.com/DEFRA/dgcheck/internal/calendar"
	"github.com/DEFRA/dgcheck/internal/declaration"
	"github.com/DEFRA/dgcheck/internal/evaluation"
	"github.com/DEFRA/dgcheck/internal/portfolio"
	"github.com/DEFRA/dgcheck/internal/report"
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
	against string
	show    string
	noColor bool
	workers int
	// quiet keeps everything off standard output. most bounds the problems of a
	// group that text shows. folder takes the formats that name no file. watch
	// checks again whenever a file changes.
	quiet  bool
	most   int
	folder string
	watch  bool
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
			if o.most < 0 {
				return wrongUse("--max is a number of problems, 1 or more, not %d", o.most)
			}
			if o.watch {
				return runWatch(cmd.Context(), host, o)
			}
			if o.against != "" {
				return runAgainst(cmd.Context(), host, o)
			}
			return runCheck(cmd.Context(), host, o)
		},
	}
	flags := cmd.Flags()
	textVar(flags, &o.asOf, "as-of", "judge by this day, YYYY-MM-DD (default today in Europe/London)")
	flags.StringArrayVarP(&o.formats, "format", "f", []string{"text"}, "write FORMAT, or FORMAT=FILE; repeatable: "+strings.Join(report.Formats(), ", "))
	wordVar(flags, &o.failOn, "fail-on", "error", "exit with status 1 from this severity: error, warning, info or never")
	flags.StringVar(&o.base, "base", "", "say what is new and what is mended since this commit or day, such as origin/main or 2026-09-01")
	wordVar(flags, &o.onNew, "fail-on-new", "", "with --base, in place of --fail-on: exit with status 1 for problems that are new, from error, warning or info")
	flags.StringArrayVar(&o.packs, "pack", nil, "judge by this pack instead of the group's own; repeatable")
	textVar(flags, &o.params, "params", "YAML file with an organisation's figures over the defaults")
	flags.StringArrayVar(&o.policy, "policy", nil, "judge by an organisation's own policies too: a folder or an OPA bundle; repeatable")
	textVar(flags, &o.against, "against-policy", "say what would change under these policies (a folder or bundle) or figures (a YAML file)")
	wordVar(flags, &o.show, "show", "problems", "what text shows: problems or all")
	flags.BoolVar(&o.noColor, "no-color", false, "write without colours")
	flags.BoolVar(&o.quiet, "quiet", false, "write nothing to standard output: the exit status and files say it")
	flags.IntVar(&o.most, "max", 0, "show at most this many problems of a group in text (default all)")
	textVarP(flags, &o.folder, "out", "o", "folder for the formats that name no file, as dgcheck.json and so on")
	flags.BoolVar(&o.watch, "watch", false, "check again whenever a declared file changes, until interrupted")
	flags.IntVar(&o.workers, "workers", runtime.GOMAXPROCS(0), "groups to judge at the same time")
	flags.BoolVar(&o.publish, "publish", false, "publish the result to GitHub too; see dgcheck publish --help")
	o.publishing.define(cmd)
	completeWords(cmd, "format", report.Formats())
	completeWords(cmd, "fail-on", []string{"error", "warning", "info", "never"})
	completeWords(cmd, "fail-on-new", []string{"error", "warning", "info"})
	completeWords(cmd, "show", []string{"problems", "all"})
	completePacks(cmd, host)
	return cmd
}

// manyGroupsMemory is the limit, in bytes, for the heap of a run over many
// groups, above which the garbage collector runs more often. Nothing of a group
// is kept, so more is not needed.
const manyGroupsMemory = 58 << 20

// The limit for one very large group, in bytes. With less, the collector runs
// all the time, and judging takes twice as long.
const (
	largeGroupMemory = 640 << 20
	largeGroup       = 2000 // number of services
)

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
	found, err := portfolio.Find(o.paths)
	if err != nil {
		return couldNotJudge(err)
	}
	if err := c.place(ctx, found); err != nil {
		return err
	}
	groups, err := c.inOrder(ctx, found)
	if err != nil {
		return err
	}
	c.alone = len(groups) == 1
	if !c.alone && c.publishing == nil { // results are kept until they are published
		debug.SetMemoryLimit(manyGroupsMemory)
	}
	c.lookBack(ctx, o.paths, groups)
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
