package command

import (
	"cmp"
	"context"
	"runtime/debug"
	"slices"

	"github.com/spf13/cobra"

	"github.com/DEFRA/dgcheck/internal/between"
	"github.com/DEFRA/dgcheck/internal/calendar"
	"github.com/DEFRA/dgcheck/internal/card"
	"github.com/DEFRA/dgcheck/internal/outfile"
	"github.com/DEFRA/dgcheck/internal/report/outline"
	"github.com/DEFRA/dgcheck/internal/rulebook"
	"github.com/DEFRA/dgcheck/internal/scorecard"
	"github.com/DEFRA/dgcheck/internal/site"
)

// portfolioOptions are the values of portfolio's flags.
type portfolioOptions struct {
	paths    []string
	out      string
	expect   string
	trend    []string
	asOf     string
	within   int
	title    string
	expected []string
}

// portfolioMemory is the soft limit, in bytes, for the memory of dgcheck portfolio.
// Above it, the garbage collector runs more often. 10,000 groups need a little less
// than that.
const portfolioMemory = 100 << 20

// mostWithin is the largest value of --within, in days.
const mostWithin = 3660

func newPortfolio(host Host) *cobra.Command {
	var o portfolioOptions
	cmd := &cobra.Command{
		Use:   "portfolio CARDS|RESULTS|FOLDER… --out DIR",
		Short: "Make pages over many groups, from their cards",
		Long: `Make static pages over many groups from the cards that dgcheck check -f card=FILE
writes, from JSON results, or from folders of them: whom to talk to this week, who went
quiet, what is due, which waivers end, and whether it is the group or the rule.

Only cards of one day are shown, the newest or that of --as-of; --within 7 takes each
group's newest card of the last seven days. Groups that were judged by other policies
are shown apart, and no number adds up the two. Older cards, here or in --trend, say what
changed and since when.`,
		Example: `  dgcheck check groups/ -f card=cards.ndjson
  dgcheck portfolio cards.ndjson --out site/ --expect groups.txt --trend kept/`,
		Args: func(cmd *cobra.Command, args []string) error {
			o.paths = args
			return o.read(cmd)
		},
		RunE: func(cmd *cobra.Command, _ []string) error { return runPortfolio(cmd.Context(), host, o) },
	}
	flags := cmd.Flags()
	textVarP(flags, &o.out, "out", "o", "folder to write the pages to; it is replaced whole")
	textVar(flags, &o.expect, "expect", "file with the ids of the groups that should be there, one a line")
	flags.StringArrayVar(&o.trend, "trend", nil, "file or folder of kept cards of earlier days; may be repeated")
	textVar(flags, &o.asOf, "as-of", "day that the pages are about, such as 2026-11-22 (default the newest day of the cards)")
	flags.IntVar(&o.within, "within", 0, "take each group's newest card of this many days before, too")
	textVar(flags, &o.title, "title", "title of all pages (default Delivery groups)")
	cmd.AddCommand(newMerge(host))
	return cmd
}

func (o *portfolioOptions) read(cmd *cobra.Command) error {
	switch {
	case len(o.paths) == 0:
		return wrongUse("portfolio takes files of cards, JSON results, or folders of them; make cards with dgcheck check -f card=FILE")
	case o.out == "":
		return wrongUse("say where the pages go, such as --out site/")
	case o.within < 0 || o.within > mostWithin:
		return wrongUse("--within is a number of days, 0 to %d, not %d", mostWithin, o.within)
	}
	if cmd.Flags().Changed("as-of") {
		if _, ok := calendar.ParseDay(o.asOf); !ok {
			return wrongUse("--as-of is a day such as 2026-11-22, not %q", o.asOf)
		}
	}
	return nil
}

func runPortfolio(ctx context.Context, host Host, o portfolioOptions) error {
	book, err := rulebook.Load(host.Policies)
	if err != nil {
		return couldNotJudge(err)
	}
	rules := catalogue{book, nil}
	claims, err := rulebook.ReadBetween(host.Policies)
	if err != nil {
		return couldNotJudge(err)
	}
	if o.expected, err = readExpected(o.expect); err != nil {
		return err
	}
	cards, err := readCards(o.paths, rules)
	if err != nil {
		return couldNotJudge(err)
	}
	if err := cards.say(host); err != nil {
		return err
	}
	if cards.cards == 0 && o.expected == nil {
		return couldNotJudge(errNoCards)
	}
	day := cmp.Or(o.asOf, site.Newest(cards.store))
	if day == "" {
		return wrongUse("there is no card, so there is no day; say with --as-of which day the pages are about")
	}
	if err := cards.addKept(host, o.trend); err != nil {
		return err
	}
	debug.SetMemoryLimit(portfolioMemory)
	folder, err := outfile.CreateFolder(o.out, outline.MadeBy)
	if err != nil {
		return couldNotJudge(outfile.Failure(o.out, err))
	}
	defer folder.Discard()
	err = site.Write(cards.store, site.Options{
		Title: cmp.Or(o.title, "Delivery groups"), AsOf: day, Within: o.within, Expected: o.expected, Unread: cards.unread,
		Rules: rules, Version: host.Version, Results: cards.visitResults, Between: betweenGroups(ctx, claims),
	}, folder.Create)
	if err == nil {
		err = ctx.Err()
	}
	if err == nil {
		err = folder.Keep()
	}
	if err != nil {
		return couldNotJudge(outfile.Failure(o.out, err))
	}
	return nil
}

// betweenGroups returns a function for site.Options.Between. It judges all groups
// together by the rules that compare several groups.
func betweenGroups(ctx context.Context, rules *rulebook.Between) func(func(func(now, before *card.Card) error) error, int) ([]site.Finding, error) {
	return func(cards func(func(now, before *card.Card) error) error, silent int) ([]site.Finding, error) {
		x := between.NewIndex(silent)
		if err := cards(func(now, before *card.Card) error { x.Add(now, before); return nil }); err != nil {
			return nil, err
		}
		found, err := between.Judge(ctx, rules, x)
		all := make([]site.Finding, len(found))
		for i, f := range found {
			all[i] = site.Finding{Rule: string(f.Rule.ID), Title: f.Rule.Title, Subject: f.Subject, Message: f.Message, Remedy: f.Remedy, Groups: f.Groups}
		}
		return all, err
	}
}

// addKept reads the cards of earlier days that --trend names.
func (c *cardFiles) addKept(host Host, paths []string) error {
	if len(paths) == 0 {
		return nil
	}
	before := len(c.unread)
	if err := c.paths(paths); err != nil {
		return couldNotJudge(err)
	}
	for _, unread := range c.unread[before:] {
		if err := sayTo(host.Err, "not read: "+unread); err != nil {
			return err
		}
	}
	return nil
}

// visitResults calls the function found for each group of the JSON results for whose
// card the function wanted returns true. It holds only one result in memory at a time.
func (c *cardFiles) visitResults(wanted func(card.Key) bool, found func(card.Key, scorecard.Run, scorecard.Scorecard) error) error {
	files := map[string]map[int]card.Key{}
	var names []string
	for key, place := range c.results {
		if !wanted(key) {
			continue
		}
		if files[place.file] == nil {
			files[place.file] = map[int]card.Key{}
			names = append(names, place.file)
		}
		files[place.file][place.index] = key
	}
	slices.Sort(names)
	for _, name := range names {
		run, groups, err := readResult(name)
		if err != nil {
			return err
		}
		for i, group := range groups {
			if key, is := files[name][i]; is {
				if err := found(key, run, group); err != nil {
					return err
				}
			}
		}
	}
	return nil
}
