package report

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/DEFRA/dgcheck/internal/calendar"
	"github.com/DEFRA/dgcheck/internal/finding"
	"github.com/DEFRA/dgcheck/internal/report/escape"
	"github.com/DEFRA/dgcheck/internal/report/outline"
	"github.com/DEFRA/dgcheck/internal/rule"
	"github.com/DEFRA/dgcheck/internal/scorecard"
)

// Text writes the report for a terminal. For one group it writes the problems, the
// worst first, then deadlines, waivers, what could not be judged, and the counts. For
// several groups it writes a table and then the problems of each group, in the order of
// the table. The table comes first, so the texts about the groups are kept compressed
// until the end.
type Text struct {
	options outline.Options
	run     scorecard.Run
	// first is the first group, until a second one arrives or the run ends.
	first   *outline.Card
	groups  []textGroup
	total   scorecard.Tally
	changed outline.ChangeCount
	failed  int
}

// Begin stores the run.
func (t *Text) Begin(_ io.Writer, run scorecard.Run) error {
	t.run = run
	return nil
}

// Group prepares the text about one group. Nothing is written before End.
func (t *Text) Group(_ io.Writer, card outline.Card) error {
	t.groups = append(t.groups, textGroupOf(card))
	t.count(card)
	if len(t.groups) == 1 {
		t.first = &card
		return nil
	}
	if t.first != nil {
		if err := t.keep(0, *t.first); err != nil {
			return err
		}
		t.first = nil
	}
	return t.keep(len(t.groups)-1, card)
}

// keep stores the text about group i that follows the table: the full text if
// options.All is set, and otherwise only its problems.
func (t *Text) keep(i int, card outline.Card) error {
	out := t.page(&t.groups[i].said)
	if t.options.All {
		out.line("")
		t.whole(out, card)
	} else {
		t.short(out, card)
	}
	return errors.Join(out.flush(), t.groups[i].said.Close())
}

func (t *Text) page(w io.Writer) *page {
	return &page{w: bufio.NewWriter(w), color: t.options.Color, own: t.run.OwnPacks, all: t.options.All, most: t.options.Most}
}

// whole writes the full text about one group.
func (t *Text) whole(out *page, card outline.Card) {
	out.line("%s", out.bold(escape.Sentence(card.Name)+" as of "+escape.Sentence(calendar.Long(t.run.AsOf))))
	if !out.judged(t.run.Base, card) {
		return
	}
	out.problems(card)
	out.since(card)
	out.ahead(card, t.options)
	out.outlook(card, t.run.AsOf)
	out.section("Not due yet", outline.DueLater(card), finding.NotDue, t.options.All)
	out.section("Waived", card, finding.Waived, t.options.All)
	out.section("Could not be judged", card, finding.NotAssessed, t.options.All)
	if t.options.All {
		out.section("Attested", card, finding.Attested, true)
		out.section("Does not apply", card, finding.NotApplicable, true)
		out.section("Holds", card, finding.Pass, true)
	}
	out.standards(card, t.options.All)
	out.evidence(card)
	out.summary(card)
}

// judged writes why a group could not be judged or, if it could, what has changed since
// the commit called base. It returns false if the group could not be judged at all and
// so has no results.
func (p *page) judged(base string, card outline.Card) bool {
	if card.Problem != "" {
		p.line("This group could not be judged: %s", escape.Sentence(card.Problem))
		return false
	}
	if problem := card.CustomProblem; problem != "" {
		p.line("Not judged by the organisation's own policies: %s", escape.Sentence(problem))
	}
	p.against(base, card)
	return true
}

func (t *Text) count(card outline.Card) {
	t.total.Errors += card.Tally.Errors
	t.total.Warnings += card.Tally.Warnings
	t.total.Infos += card.Tally.Infos
	t.changed.Add(card)
	if card.Problem != "" {
		t.failed++
	}
}

// End writes the whole report.
func (t *Text) End(w io.Writer) error {
	out := t.page(w)
	switch {
	case t.first != nil:
		t.whole(out, *t.first)
	case len(t.groups) > 0:
		if err := t.several(out); err != nil {
			return err
		}
	}
	t.gone(out)
	return out.flush()
}

// page writes lines. It stores the first error of a write, which flush returns.
type page struct {
	w     *bufio.Writer
	color bool
	own   []string // the names of an organisation's own packs
	all   bool     // do not shorten lists of names
	most  int      // maximum number of problems of a group, 0 for no limit
	err   error
}

func (p *page) line(format string, parts ...any) {
	if p.err == nil {
		_, p.err = p.w.WriteString(string(escape.Quiet(fmt.Sprintf(format, parts...))) + "\n")
	}
}

func (p *page) flush() error {
	if p.err == nil {
		p.err = p.w.Flush()
	}
	return p.err
}

// The parameters of the ECMA-48 escape sequences for the styles.
const (
	boldCode   = "1"
	redCode    = "1;31"
	yellowCode = "1;33"
	blueCode   = "1;34"
	greenCode  = "1;32"
)

func (p *page) styled(code string, text escape.Terminal) escape.Terminal {
	if !p.color {
		return text
	}
	return "\x1b[" + escape.Terminal(code) + "m" + text + "\x1b[0m"
}

func (p *page) bold(text escape.Terminal) escape.Terminal { return p.styled(boldCode, text) }

func (p *page) severity(s rule.Severity) escape.Terminal {
	code := map[rule.Severity]string{rule.Error: redCode, rule.Warning: yellowCode, rule.Info: blueCode}[s]
	return p.styled(code, escape.Terminal(s.String()))
}

// Problems writes only the fails of a card, as the format text does.
func Problems(w io.Writer, card outline.Card) error {
	out := &page{w: bufio.NewWriter(w)}
	out.problems(card)
	return out.flush()
}

// problems writes every fail, the worst first, with its line and remedy. Fails of one
// rule at one position share them.
func (p *page) problems(card outline.Card) {
	waits := outline.WaitingOf(card.Results)
	places := outline.InPlaces(outline.ProblemsOf(card))
	for i, fails := range places {
		if left := len(places) - i; p.most > 0 && i >= p.most && left > 0 {
			p.line("")
			p.line("%s, which --max leaves out.", escape.Terminal(outline.Count(left, "more problem")))
			return
		}
		p.line("")
		p.problem(card, fails, waits)
	}
}

// found writes the messages of the fails at one position, and how many checks wait for
// them to be mended, which it takes from waits.
func (p *page) found(card outline.Card, fails []outline.Statement, waits outline.Waiting) {
	for _, fail := range fails {
		p.line("%s: %s: %s [%s]", p.bold(escape.Sentence(fail.Where.String())), p.grade(fail.Severity, card.Changes.Of(fail.Finding)), escape.Sentence(fail.Message), escape.Sentence(string(fail.Rule)))
	}
	for _, fail := range fails {
		if wait := waits.Take(fail.Finding); wait != "" {
			p.line("  = %s", escape.Terminal(wait))
		}
	}
}

func (p *page) problem(card outline.Card, fails []outline.Statement, waits outline.Waiting) {
	p.found(card, fails, waits)
	fail := fails[0]
	if excerpt, ok := card.Excerpt(fail.Where); ok && !fail.Absent {
		number := fmt.Sprint(fail.Where.Line)
		margin := strings.Repeat(" ", len(number))
		p.line("%s |", margin)
		p.line("%s | %s", number, escape.ForTerminal(excerpt.Text))
		p.line("%s | %s^", margin, strings.Repeat(" ", excerpt.Marker))
	}
	p.line("  = fix: %s", escape.Sentence(fail.Remedy))
	why := "dgcheck explain " + string(fail.Rule)
	if slices.Contains(p.own, fail.Rule.Pack()) {
		why += " --policy …"
	}
	if len(fail.Clauses) > 0 {
		why = strings.Join(fail.Clauses, ", ") + "; " + why
	}
	p.line("  = why: %s", escape.ForTerminal(why))
}

// section writes the results with one verdict under a title. A message about several
// subjects or from several rules is written once. Results of the data pack are written
// only if the parameter all is set.
func (p *page) section(title string, card outline.Card, verdict finding.Verdict, all bool) {
	entries := outline.EntriesOf(card, verdict, all)
	p.entries(escape.Terminal(title), entries)
}

// summary writes how much there is to mend, and the other counts.
func (p *page) summary(card outline.Card) {
	t := card.Tally
	p.line("")
	toMend := p.bold(escape.Terminal(outline.ToMend(t)))
	if words := outline.Mendable(card.Results); words != "" {
		toMend += escape.Terminal(" " + words)
	}
	p.line("%s", toMend)
	p.line("%s", escape.Terminal(outline.Score(t)))
}
