package command

import (
	"context"
	"fmt"
	"os"
	"runtime"
	"runtime/debug"
	"slices"
	"strings"
	"time"
	_ "time/tzdata" // Europe/London decides the day, on machines without a zone database too

	"github.com/spf13/cobra"

	"github.com/DEFRA/dgcheck/internal/calendar"
	"github.com/DEFRA/dgcheck/internal/declaration"
	"github.com/DEFRA/dgcheck/internal/evaluation"
	"github.com/DEFRA/dgcheck/internal/portfolio"
	"github.com/DEFRA/dgcheck/internal/report"
	"github.com/DEFRA/dgcheck/internal/rule"
	"github.com/DEFRA/dgcheck/internal/rulebook"
	"github.com/DEFRA/dgcheck/internal/scorecard"
)

// checkOptions are the flags of check, read.
type checkOptions struct {
	paths   []string
	asOf    string
	formats []string
	failOn  string
	packs   []string
	params  string
	policy  []string
	show    string
	noColor bool
	workers int
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
  dgcheck check groups/ --as-of 2026-11-22 -f text -f json=result.json`,
		RunE: func(cmd *cobra.Command, args []string) error {
			o.paths = args
			return runCheck(cmd.Context(), host, o)
		},
	}
	flags := cmd.Flags()
	flags.StringVar(&o.asOf, "as-of", "", "judge by this day, YYYY-MM-DD (default today in Europe/London)")
	flags.StringArrayVarP(&o.formats, "format", "f", []string{"text"}, "write FORMAT, or FORMAT=FILE; repeatable: "+strings.Join(report.Formats(), ", "))
	flags.StringVar(&o.failOn, "fail-on", "error", "exit with status 1 from this severity: error, warning, info or never")
	flags.StringArrayVar(&o.packs, "pack", nil, "judge by this pack instead of the group's own; repeatable")
	flags.StringVar(&o.params, "params", "", "YAML file with an organisation's figures over the defaults")
	flags.StringArrayVar(&o.policy, "policy", nil, "judge by an organisation's own policies too: a folder or an OPA bundle; repeatable")
	flags.StringVar(&o.show, "show", "problems", "what text shows: problems or all")
	flags.BoolVar(&o.noColor, "no-color", false, "write without colours")
	flags.IntVar(&o.workers, "workers", runtime.GOMAXPROCS(0), "groups to judge at the same time")
	completeWords(cmd, "format", report.Formats())
	completeWords(cmd, "fail-on", []string{"error", "warning", "info", "never"})
	completeWords(cmd, "show", []string{"problems", "all"})
	completePacks(cmd, host)
	return cmd
}

// manyGroupsMemory is the heap, in bytes, at which a run over many groups
// collects its garbage: nothing of a group is kept, so no more is needed.
const manyGroupsMemory = 58 << 20

// check is a run that has been set up.
type check struct {
	host      Host
	day       calendar.Day
	failOn    rule.Severity
	run       scorecard.Run
	schema    *declaration.Schema
	evaluator *evaluation.Evaluator
	workers   int
	// own are an organisation's own policies; refused says why those that were
	// asked for are left out.
	own     *ownPolicies
	refused error
}

// runCheck is the whole of a check: set up, find the groups, judge each, write
// the reports, say how it went.
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
	if len(o.paths) == 0 {
		o.paths = []string{"."}
	}
	found, err := portfolio.Find(o.paths)
	if err != nil {
		return couldNotJudge(err)
	}
	groups, err := c.inOrder(ctx, found)
	if err != nil {
		return err
	}
	if len(groups) > 1 {
		debug.SetMemoryLimit(manyGroupsMemory)
	}
	outcome := &outcome{failOn: c.failOn}
	meter := newMeter(host, len(groups))
	if err := reports.begin(c.run); err != nil {
		return couldNotJudge(err)
	}
	err = portfolio.Stream(ctx, groups, c.workers, c.judge, func(card report.Card) error {
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
	if c.refused != nil {
		return couldNotJudge(c.refused)
	}
	return outcome.err()
}

func (c *check) close() {
	if c.own != nil {
		c.own.stop()
	}
}

func newRun(ctx context.Context, host Host, o checkOptions) (*check, error) {
	c := &check{host: host, workers: max(o.workers, 1)}
	given := o.asOf != ""
	if err := c.readDay(o.asOf); err != nil {
		return nil, err
	}
	if err := c.readFailOn(o.failOn); err != nil {
		return nil, err
	}
	if o.show != "problems" && o.show != "all" {
		return nil, wrongUse("--show is problems or all, not %q", o.show)
	}
	book, err := rulebook.Load(host.Policies)
	if err != nil {
		return nil, couldNotJudge(err)
	}
	c.openOwn(ctx, book, o.policy)
	ours, err := c.ourPacks(book, o.packs)
	if err != nil {
		c.close()
		return nil, err
	}
	params, err := readParams(book, o.params)
	if err != nil {
		c.close()
		return nil, err
	}
	if c.schema, err = declaration.ReadSchema(book.Schema); err != nil {
		return nil, couldNotJudge(err)
	}
	packs := inForce(ours)
	options := evaluation.Options{Day: c.day, Given: given, Packs: packs, Params: params}
	c.run = scorecard.Run{
		AsOf: c.day.String(), Version: host.Version, Commit: host.Commit,
		Digest: book.Digest, Params: params.Digest(), Packs: packs,
	}
	if c.own != nil {
		options.Outside = c.own
		c.run.OwnDigest, c.run.OwnPacks = c.own.digest, c.own.packs()
	}
	c.evaluator = evaluation.New(book, options)
	return c, nil
}

// openOwn opens an organisation's own policies. When they are refused, the
// groups are judged by ours all the same, and the run ends by saying so.
func (c *check) openOwn(ctx context.Context, book *rulebook.Book, paths []string) {
	if len(paths) > 0 {
		c.own, c.refused = openOwnPolicies(ctx, book, paths)
	}
}

// ourPacks gives the packs asked for without an organisation's own, which are
// in force whenever they are given.
func (c *check) ourPacks(book *rulebook.Book, asked []string) ([]string, error) {
	if c.own == nil {
		return asked, knownPacks(book, asked)
	}
	ours := slices.DeleteFunc(slices.Clone(asked), func(pack string) bool { return slices.Contains(c.own.packs(), pack) })
	if len(asked) > 0 && len(ours) == 0 {
		ours = []string{rule.DataPack}
	}
	return ours, knownPacks(book, ours)
}

// inForce sorts the packs asked for; nil leaves each group's own.
func inForce(packs []string) []string {
	if len(packs) == 0 {
		return nil
	}
	asked := []string{}
	for _, pack := range packs {
		if pack != rule.DataPack {
			asked = append(asked, pack)
		}
	}
	slices.Sort(asked)
	return slices.Compact(asked)
}

// The years by which groups can be judged: there were no delivery groups before,
// and dates that are due stay within four digits.
const (
	firstYear = 2000
	lastYear  = 2199
)

func (c *check) readDay(text string) error {
	if text == "" {
		london, err := time.LoadLocation("Europe/London")
		if err != nil {
			return couldNotJudge(err)
		}
		c.day = calendar.Today(c.host.Now(), london)
		return nil
	}
	day, ok := calendar.ParseDay(text)
	if !ok {
		return wrongUse("--as-of is a day such as 2026-11-22, not %q", text)
	}
	if year := day.Month().Year(); year < firstYear || year > lastYear {
		return wrongUse("--as-of is a day from %d to %d, not %q", firstYear, lastYear, text)
	}
	c.day = day
	return nil
}

func (c *check) readFailOn(word string) error {
	if word == "never" {
		c.failOn = rule.None
		return nil
	}
	severity, err := rule.ParseSeverity(word)
	if err != nil {
		return wrongUse("--fail-on is error, warning, info or never, not %q", word)
	}
	c.failOn = severity
	return nil
}

func knownPacks(book *rulebook.Book, asked []string) error {
	have := append(book.Packs(), rule.DataPack)
	for _, pack := range asked {
		if !slices.Contains(have, pack) {
			return wrongUse("there is no pack %q; the packs are %s", pack, strings.Join(have, ", "))
		}
	}
	return nil
}

func readParams(book *rulebook.Book, file string) (rulebook.Params, error) {
	params := book.Params()
	if file == "" {
		return params, nil
	}
	content, err := os.ReadFile(file)
	if err != nil {
		return params, couldNotJudge(err)
	}
	changed, err := book.Override(params, content)
	if err != nil {
		return params, couldNotJudge(fmt.Errorf("read figures from %s: %w", file, err))
	}
	return changed, nil
}

// outcome remembers what decides the exit status.
type outcome struct {
	failOn   rule.Severity
	groups   int
	problems int
	fails    int
	// own says what went wrong with an organisation's own policies; ownGroups
	// counts the groups they could not judge.
	own       string
	ownGroups int
}

func (o *outcome) count(card report.Card) {
	o.groups++
	if card.Problem != "" {
		o.problems++
	}
	if card.OwnProblem != "" {
		o.own = card.OwnProblem
		o.ownGroups++
	}
	if o.failOn != rule.None {
		o.fails += card.Tally.Fails(o.failOn)
	}
}

func (o *outcome) err() error {
	if o.problems > 0 {
		return couldNotJudge(fmt.Errorf("%d of %d groups could not be judged", o.problems, o.groups))
	}
	if o.ownGroups > 0 {
		return couldNotJudge(fmt.Errorf("%d of %d groups could not be judged by the organisation's own policies: %s", o.ownGroups, o.groups, o.own))
	}
	if o.fails > 0 {
		return errToMend
	}
	return nil
}
