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
	// hasBase and hasOnNew report whether --base and --fail-on-new were given. An empty
	// --base counts as given: a script may have failed to find a commit, so it is
	// refused.
	hasBase, hasOnNew bool
	packs             []string
	params            string
	policy            []string
	// against has the values of --against-policy: folders or bundles of policies, or
	// files of figures (params.yaml), to compare with.
	against []string
	show    string
	noColor bool
	workers int
	// shard is the value of --shard, K/N: the Kth of N shares of the groups is judged.
	// If empty, all groups are judged.
	shard string
	// If quiet is set, nothing is written to standard output. The limit most is how
	// many problems of a group the format text shows. In folder, formats that name no
	// file are written. If watch is set, the groups are checked again whenever a file
	// changes.
	quiet  bool
	most   int
	folder string
	watch  bool
	// evidence are files and folders of evidence, which dgcheck collect writes.
	evidence []string
	// attested is set if the user has verified an attestation of each of these files.
	attested bool
	// history is set if evidence from the git history of the declared files counts too.
	history bool
	// publish is set if the result is published to GitHub.
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

// manyGroupsMemory is the soft limit, in bytes, for the memory of a run over many
// groups. Above it, the garbage collector runs more often. The run keeps nothing of a
// group after judging and reporting it, so more memory would not help.
const manyGroupsMemory = 41 << 20

// largeGroup is a number of services. If a run judges a single group, and that has more
// services, the memory limit grows with their number. A limit of one and a half times
// the memory in use is enough. With less, the garbage collector runs all the time and
// judging takes twice as long.
const largeGroup = 2000

// largeGroupMemory returns the soft memory limit, in bytes, for a run over a single
// group with that many services.
func largeGroupMemory(services int) int64 { return 40<<20 + int64(services)*(20<<10) }

// check is a run of dgcheck check, or of a command that judges in the same way, after
// its options have been read.
type check struct {
	// alone is set if the run judges a single group.
	alone     bool
	host      Host
	day       calendar.Day
	failOn    rule.Severity
	run       scorecard.Run
	schema    *declaration.Schema
	evaluator *evaluation.Evaluator
	catalogue outline.Catalogue
	workers   int
	// own runs an organisation's own policies, from --policy. If they were refused, own
	// is nil and refused is the reason.
	own     *customPolicies
	refused error
	// base is the commit to compare with, or nil. If onlyNew is set, only findings that
	// are new since base decide the exit status.
	base    *base
	onlyNew bool
	// publishing publishes the result to GitHub. It is nil without --publish.
	publishing *publishing
	// checkout is the clone that contains the judged files, for links in reports. It is
	// set only in GitHub Actions and without --publish.
	checkout *checkout
	// beside is the evidence from --evidence, or nil.
	beside *beside
	// history is set if evidence from the git history of the declared files counts too.
	history bool
	// share is the share of the groups that is judged. origins finds the repositories
	// that groups are in; it is nil if no format shows them.
	share   shard
	origins *origins
}

// runCheck runs dgcheck check: it reads the options, finds and judges the groups, and
// writes the reports. The error that it returns decides the exit status.
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
	if len(found) == 1 || c.publishing != nil { // a result stays in memory until it is published
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
		_ = sayTo(host.Err, unused) // a failed write here must not prevent the reports
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
