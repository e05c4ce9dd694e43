package command

import (
	"context"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"github.com/DEFRA/dgcheck/internal/calendar"
	"github.com/DEFRA/dgcheck/internal/outfile"
)

// replayOptions are the values of replay's flags.
type replayOptions struct {
	paths    []string
	from, to string
	every    string
	format   string
	policies string
	packs    []string
	params   string
}

// mostReplayed is how many days one replay judges at most: ten years of weeks.
const mostReplayed = 522

func newReplay(host Host) *cobra.Command {
	var o replayOptions
	cmd := &cobra.Command{
		Use:   "replay [PATH…] --from DAY -f card=DIR",
		Short: "Judge earlier days again, as git has them",
		Long: `Judge what groups declared at the end of earlier months, by today's policies and the
clock of that day, and write the cards of each day into a folder, as 2026-04-30.ndjson
and so on. The files are read from git as the branch that is checked out had them at the
end of the day in London; nothing is checked out.

These cards are a series of their own. dgcheck portfolio shows it apart from the cards
that were kept when the days were judged.`,
		Example: `  dgcheck replay . --from 2026-04-01 --every month -f card=replayed/
  dgcheck portfolio cards.ndjson --trend kept/ --trend replayed/ --out site/`,
		RunE: func(cmd *cobra.Command, args []string) error {
			o.paths, o.packs = args, listed(o.packs)
			return runReplay(cmd.Context(), host, o)
		},
	}
	flags := cmd.Flags()
	textVar(flags, &o.from, "from", "first day, such as 2026-04-01")
	textVar(flags, &o.to, "to", "last day (default today in Europe/London)")
	wordVar(flags, &o.every, "every", "month", "judge the last day of each: month or week")
	textVarP(flags, &o.format, "format", "f", "card=DIR: the folder for the cards of each day")
	wordVar(flags, &o.policies, "policies", "now", "judge by the policies of this program, now; those of then are in the cards that were kept")
	flags.StringArrayVar(&o.packs, "pack", nil, "judge by this pack instead of the group's own; repeatable")
	textVar(flags, &o.params, "params", "YAML file with an organisation's figures over the defaults")
	completePacks(cmd, host)
	completeWords(cmd, "every", []string{"month", "week"})
	completeWords(cmd, "policies", []string{"now"})
	return cmd
}

// days returns the days to judge, from --from to --to inclusive: the last day of each
// month, or each Sunday.
func (o replayOptions) days(host Host) ([]calendar.Day, error) {
	now, err := today(host)
	if err != nil {
		return nil, err
	}
	from, ok := calendar.ParseDay(o.from)
	if !ok {
		return nil, wrongUse("--from is the first day, such as 2026-04-01, not %q", o.from)
	}
	to := now
	if o.to != "" {
		if to, ok = calendar.ParseDay(o.to); !ok {
			return nil, wrongUse("--to is the last day, such as 2026-11-22, not %q", o.to)
		}
	}
	to = min(to, now)
	var days []calendar.Day
	for day := from; day <= to && len(days) <= mostReplayed; {
		last := day.Month().Last()
		if o.every == "week" {
			last = day + calendar.Day(6-weekday(day))
		}
		if last <= to {
			days = append(days, last)
		}
		day = last + 1
	}
	switch {
	case len(days) == 0:
		return nil, wrongUse("no %s ends from %s to %s; name an earlier day with --from", o.every, from, to)
	case len(days) > mostReplayed:
		return nil, wrongUse("from %s to %s more than %d %ss end; name a later day with --from", from, to, mostReplayed, o.every)
	}
	return days, nil
}

// weekday returns the day of the week, counted from Monday as 0.
func weekday(day calendar.Day) int {
	return (int(time.Date(day.Month().Year(), day.Month().Number(), day.DayOfMonth(), 0, 0, 0, 0, time.UTC).Weekday()) + 6) % 7
}

// target returns the folder in which the cards are written.
func (o replayOptions) target() (string, error) {
	format, folder, both := strings.Cut(o.format, "=")
	if !both || !strings.EqualFold(strings.TrimSpace(format), cardFormat) || folder == "" {
		return "", wrongUse("say where the cards go, as -f card=DIR, not %q", o.format)
	}
	return folder, nil
}

func runReplay(ctx context.Context, host Host, o replayOptions) error {
	folder, err := o.target()
	if err != nil {
		return err
	}
	switch {
	case o.every != "month" && o.every != "week":
		return wrongUse("--every is month or week, not %q", o.every)
	case o.policies == "then":
		return wrongUse("the policies of earlier days are not in this program; the cards that were kept then have what they found. Judge with --policies now")
	case o.policies != "now":
		return wrongUse("--policies is now, not %q", o.policies)
	}
	days, err := o.days(host)
	if err != nil {
		return err
	}
	if len(o.paths) == 0 {
		o.paths = []string{"."}
	}
	if err := makeFolder(folder); err != nil {
		return err
	}
	r := &replay{host: host, options: o, earlier: map[string]error{}}
	for _, day := range days {
		if err := r.day(ctx, day, filepath.Join(folder, day.String()+".ndjson")); err != nil {
			return err
		}
	}
	if err := r.say(); err != nil {
		return err
	}
	if r.cards == 0 {
		return couldNotJudge(errors.New("no group was declared in git on any of these days"))
	}
	return nil
}

// day judges the groups as they were on one day and writes their cards to the file
// called name. If there were no groups, it writes no file.
func (r *replay) day(ctx context.Context, day calendar.Day, name string) error {
	c, err := newRun(ctx, r.host, checkOptions{asOf: day.String(), failOn: "never", show: "problems", workers: 1, packs: r.options.packs, params: r.options.params})
	if err != nil {
		return err
	}
	defer c.close()
	var text strings.Builder
	for _, path := range r.options.paths {
		if err := r.path(ctx, c, path, &text); err != nil {
			return err
		}
	}
	if text.Len() == 0 {
		return nil
	}
	file, err := outfile.Create(name)
	if err != nil {
		return couldNotJudge(outfile.Failure(name, err))
	}
	defer file.Discard()
	if _, err = io.WriteString(file, text.String()); err == nil {
		err = file.Keep()
	}
	if err != nil {
		return couldNotJudge(outfile.Failure(name, err))
	}
	return nil
}

// say writes the paths that git could not show on some day, each with the first reason.
func (r *replay) say() error {
	for _, path := range r.failed {
		if err := sayTo(r.host.Err, fmt.Sprintf("%s: %v", filepath.ToSlash(path), r.earlier[path])); err != nil {
			return err
		}
	}
	return nil
}
