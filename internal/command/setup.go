package command

import (
	"context"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"
	_ "time/tzdata" // the day is that of Europe/London, also on machines without a time zone database

	"github.com/DEFRA/dgcheck/internal/calendar"
	"github.com/DEFRA/dgcheck/internal/declaration"
	"github.com/DEFRA/dgcheck/internal/evaluation"
	"github.com/DEFRA/dgcheck/internal/rule"
	"github.com/DEFRA/dgcheck/internal/rulebook"
	"github.com/DEFRA/dgcheck/internal/scorecard"
)

func newRun(ctx context.Context, host Host, o checkOptions) (*check, error) {
	c := &check{host: host, workers: max(o.workers, 1)}
	given := o.asOf != ""
	if err := c.readDay(o.asOf); err != nil {
		return nil, err
	}
	if err := c.readFailOn(o.failOn); err != nil {
		return nil, err
	}
	var err error
	if c.share, err = readShard(o.shard); err != nil {
		return nil, err
	}
	if err := c.readBase(o); err != nil {
		return nil, err
	}
	if err := c.readPublishing(ctx, o); err != nil {
		return nil, err
	}
	c.history = o.history
	if c.beside, err = readEvidence(ctx, host, listed(o.evidence), o.attested); err != nil {
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
	ours, err := c.ourPacks(book, c.asDefined(book, o.packs))
	if err != nil {
		c.close()
		return nil, err
	}
	params, err := readParams(book, o.params)
	if err != nil {
		c.close()
		if c.refused != nil {
			// The figures of --params may be about rules of the refused policies, so
			// name both errors.
			return nil, couldNotJudge(fmt.Errorf("%w; and %w", c.refused, err))
		}
		return nil, err
	}
	if c.schema, err = declaration.ReadSchema(book.Schema, book.Words); err != nil {
		return nil, couldNotJudge(err)
	}
	packs := inForce(ours)
	options := evaluation.Options{
		Day: c.day, Given: given, Packs: packs, Params: params,
		Reference: host.Env("DGCHECK_REFERENCE") == "1", // see CONTRIBUTING.md
	}
	c.run = scorecard.Run{
		AsOf: c.day.String(), Base: c.base.name(), Version: host.Version, Commit: host.Commit,
		Digest: book.Digest, Params: params.Digest(), Packs: packs,
	}
	if c.refused != nil {
		c.run.CustomProblem = sentence(c.refused.Error())
	}
	if c.own != nil {
		c.own.rate(params)
		options.Custom = c.own
		c.run.OwnDigest, c.run.OwnPacks = c.own.digest, c.own.packs()
	}
	if c.publishing != nil {
		c.publishing.figures = book.Params().Digest()
	}
	c.evaluator, c.catalogue = evaluation.New(book, options), catalogue{book, c.own}
	return c, nil
}

// openOwn loads an organisation's policies. If they are refused, c.refused has the
// reason. The groups are still judged by the policies that are built in.
func (c *check) openOwn(ctx context.Context, book *rulebook.Book, paths []string) {
	if len(paths) == 0 {
		return
	}
	// With more than one worker, the order in which groups are judged would vary. If an
	// organisation's policies fail too often, they are given up; this must happen at
	// the same group in every run.
	c.workers = 1
	if c.own, c.refused = openOwnPolicies(ctx, book, paths); c.refused != nil {
		c.own = nil
	}
}

// asDefined returns the names of packs with the upper and lower case of their
// definition. Only an organisation's packs may have capital letters.
func (c *check) asDefined(book *rulebook.Book, asked []string) []string {
	known := append(book.Packs(), rule.DataPack)
	if c.own != nil {
		known = append(known, c.own.packs()...)
	}
	written := slices.Clone(asked)
	for i, pack := range asked {
		at := slices.IndexFunc(known, func(name string) bool { return strings.EqualFold(name, pack) })
		if at >= 0 && !slices.Contains(known, pack) {
			written[i] = known[at]
		}
	}
	return written
}

// ourPacks returns the packs in asked that are built in. It leaves out the
// organisation's own, which always apply; if no other is left, it returns the pack
// data. It returns an error for an unknown pack. But if the organisation's policies
// were refused, unknown packs may be theirs, and are left out.
func (c *check) ourPacks(book *rulebook.Book, asked []string) ([]string, error) {
	if c.own == nil && c.refused == nil {
		return asked, knownPacks(book, asked)
	}
	known := append(book.Packs(), rule.DataPack)
	ours := slices.DeleteFunc(slices.Clone(asked), func(pack string) bool {
		if c.own == nil { // unknown packs may belong to the refused policies
			return !slices.Contains(known, pack)
		}
		return slices.Contains(c.own.packs(), pack)
	})
	if len(asked) > 0 && len(ours) == 0 {
		ours = []string{rule.DataPack}
	}
	return ours, knownPacks(book, ours)
}

// inForce returns the packs by which all groups are judged, sorted and without the pack
// data, which always applies. It returns nil if packs is empty; each group's own choice
// then applies.
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

// The years for which groups can be judged. Before the first, there were no delivery
// groups. After the last, the year of a due date could have five digits.
const (
	firstYear = 2000
	lastYear  = 2199
)

func (c *check) readDay(text string) error {
	if text == "" {
		var err error
		c.day, err = today(c.host)
		return err
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

// today returns the current day in London.
func today(host Host) (calendar.Day, error) {
	london, err := time.LoadLocation("Europe/London")
	if err != nil {
		return 0, couldNotJudge(err)
	}
	return calendar.Today(host.Now(), london), nil
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

// readBase reads --base and --fail-on-new.
func (c *check) readBase(o checkOptions) (err error) {
	if o.hasOnNew {
		if !o.hasBase {
			return wrongUse("--fail-on-new needs --base: what is new depends on what it is compared with")
		}
		if c.failOn, err = rule.ParseSeverity(o.onNew); err != nil {
			return wrongUse("--fail-on-new is error, warning or info, not %q", o.onNew)
		}
		c.onlyNew = true
	}
	if o.hasBase {
		c.base, err = readBase(o.base, c.host.Now())
	}
	return err
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
	opened, err := openOrdinary(file, declaration.MaxFile)
	if err != nil {
		return params, couldNotJudge(err)
	}
	defer opened.Close()
	content, err := io.ReadAll(io.LimitReader(opened, declaration.MaxFile+1))
	if err != nil {
		return params, couldNotJudge(err)
	}
	changed, err := book.Override(params, content)
	if err != nil {
		return params, couldNotJudge(fmt.Errorf("read figures from %s: %w", file, err))
	}
	return changed, nil
}

// catalogue has the rules that are built in and those of an organisation. own is nil if
// there are none.
type catalogue struct {
	*rulebook.Book
	own *customPolicies
}

// Find returns the rule with this id.
func (c catalogue) Find(id rule.ID) (rule.Rule, bool) {
	if r, ok := c.Book.Find(id); ok || c.own == nil {
		return r, ok
	}
	for _, r := range c.own.Rules() {
		if r.ID == id {
			return r, true
		}
	}
	return rule.Rule{}, false
}
