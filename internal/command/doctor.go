package command

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/DEFRA/dgcheck/internal/calendar"
	"github.com/DEFRA/dgcheck/internal/portfolio"
	"github.com/DEFRA/dgcheck/internal/report/escape"
	"github.com/DEFRA/dgcheck/internal/report/outline"
	"github.com/DEFRA/dgcheck/internal/rule"
	"github.com/DEFRA/dgcheck/internal/rulebook"
)

func newDoctor(host Host) *cobra.Command {
	var o checkOptions
	cmd := &cobra.Command{
		Use:   "doctor [PATH…]",
		Short: "Show what a check here rests on: policies, figures, sources, history, token",
		Long: `Show what a check here rests on, and how old it is: the policies and figures in
force, when the sources of the guidance were last looked at, what can be seen of the
repository's history, whether there is a token for GitHub, and of each group its packs,
its own figures and the days it gives. Nothing is judged and nothing is sent.`,
		Example: `  dgcheck doctor
  dgcheck doctor groups/ --params figures.yaml`,
		RunE: func(cmd *cobra.Command, args []string) error {
			o.paths, o.failOn, o.show, o.workers = args, "never", "problems", 1
			return runDoctor(cmd.Context(), host, o)
		},
	}
	textVar(cmd.Flags(), &o.asOf, "as-of", "count ages to this day, YYYY-MM-DD (default today in Europe/London)")
	textVar(cmd.Flags(), &o.params, "params", "YAML file with an organisation's figures over the defaults")
	cmd.Flags().StringArrayVar(&o.policy, "policy", nil, "an organisation's own policies: a folder or an OPA bundle; repeatable")
	return cmd
}

// doctor collects the lines that dgcheck doctor shows.
type doctor struct {
	*check
	lines []string
}

func (d *doctor) say(format string, parts ...any) {
	d.lines = append(d.lines, fmt.Sprintf(format, parts...))
}

func runDoctor(ctx context.Context, host Host, o checkOptions) error {
	c, err := newRun(ctx, host, o)
	if err != nil {
		return err
	}
	defer c.close()
	d := &doctor{check: c}
	book, err := rulebook.Load(host.Policies)
	if err != nil {
		return couldNotJudge(err)
	}
	d.say("Program: dgcheck %s, commit %s", host.Version, host.Commit)
	d.say("Day: %s", c.day.Long())
	d.policies(book, o)
	if err := d.sources(book); err != nil {
		return couldNotJudge(err)
	}
	d.token()
	if len(o.paths) == 0 {
		o.paths = []string{"."}
	}
	found, err := portfolio.Find(o.paths)
	if err != nil {
		d.say("Groups: %s", err)
	}
	groups, orderErr := c.inOrder(ctx, found)
	for _, m := range groups {
		d.group(ctx, m)
	}
	for _, line := range d.lines {
		if _, err := fmt.Fprintln(host.Out, escape.Note(line)); err != nil {
			return couldNotJudge(err)
		}
	}
	if err != nil {
		return couldNotJudge(err)
	}
	return orderErr
}

// policies adds lines about the policies and the figures (params.yaml) in force.
func (d *doctor) policies(book *rulebook.Book, o checkOptions) {
	d.say("Policies: %s, packs %s", book.Digest, strings.Join(book.Packs(), ", "))
	switch {
	case d.refused != nil:
		d.say("Your own policies: refused. %s", sentence(d.refused.Error()))
	case d.own != nil:
		d.say("Your own policies: %s, packs %s", d.own.digest, strings.Join(d.own.packs(), ", "))
	default:
		d.say("Your own policies: none; --policy adds them")
	}
	if o.params == "" {
		d.say("Figures: the defaults; --params sets an organisation's own")
		return
	}
	d.say("Figures: those of %s over the defaults, %s", o.params, d.run.Params)
}

// sources adds a line about when the source documents of the guidance were last
// checked.
func (d *doctor) sources(book *rulebook.Book) error {
	documents, err := book.Documents()
	if err != nil {
		return err
	}
	days := []string{}
	unsure := 0
	for _, document := range documents {
		days = append(days, document.CheckedOn)
		if document.Status != rule.InForce {
			unsure++
		}
	}
	slices.Sort(days)
	line := fmt.Sprintf("Sources: %s, last looked at on %s", outline.Count(len(documents), "document"), calendar.Long(days[0]))
	if first, last := days[0], days[len(days)-1]; first != last {
		line = fmt.Sprintf("Sources: %s, last looked at from %s to %s", outline.Count(len(documents), "document"), calendar.Long(first), calendar.Long(last))
	}
	if unsure > 0 {
		line += fmt.Sprintf("; not in force, but a draft or superseded: %d", unsure)
	}
	d.say("%s; the oldest %s", line, d.age(days[0]))
	return nil
}

// age returns how far a day is from the day of the check, such as "3 days ago", "today"
// or "3 days ahead".
func (d *doctor) age(day string) string {
	then, ok := calendar.ParseDay(day)
	switch days := int(d.day) - int(then); {
	case !ok:
		return "on no day that can be read"
	case days == 0:
		return "today"
	case days < 0:
		return outline.Count(-days, "day") + " ahead"
	default:
		return outline.Count(days, "day") + " ago"
	}
}

// token adds a line about whether there is a token for GitHub. Which permissions it has
// is known only when something is written.
func (d *doctor) token() {
	const needs = "publishing needs the rights checks, pull-requests and issues: write"
	for _, name := range []string{"GITHUB_TOKEN", "GH_TOKEN"} {
		if strings.TrimSpace(d.host.Env(name)) != "" {
			d.say("Token: %s is set; %s, and GitHub says only on writing whether it has them; dgcheck publish --dry-run shows what would be written", name, needs)
			return
		}
	}
	d.say("Token: none; check needs none, and %s", needs)
}
