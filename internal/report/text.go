package report

import (
	"bufio"
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/DEFRA/dgcheck/internal/calendar"
	"github.com/DEFRA/dgcheck/internal/finding"
	"github.com/DEFRA/dgcheck/internal/rule"
	"github.com/DEFRA/dgcheck/internal/scorecard"
)

// Text writes what people read on a terminal: what to mend, worst first, then
// what falls due, what is waived, what could not be judged, and the count.
type Text struct {
	options Options
	run     scorecard.Run
	groups  []textGroup
	total   scorecard.Tally
	changed changeCount
	failed  int
}

// Begin remembers the run.
func (t *Text) Begin(_ io.Writer, run scorecard.Run) error {
	t.run = run
	return nil
}

// Group writes one group.
func (t *Text) Group(w io.Writer, card Card) error {
	out := &page{w: bufio.NewWriter(w), color: t.options.Color, own: t.run.OwnPacks}
	if len(t.groups) > 0 {
		out.line("")
	}
	t.groups = append(t.groups, textGroupOf(card))
	t.count(card)
	out.line("%s", out.bold(told(card.Name)+" as of "+told(calendar.Long(t.run.AsOf))))
	if card.Problem != "" {
		out.line("This group could not be judged: %s", told(card.Problem))
		return out.flush()
	}
	if problem := card.OwnProblem; problem != "" {
		out.line("Not judged by the organisation's own policies: %s", told(problem))
	}
	out.against(t.run.Base, card)
	out.problems(card)
	out.since(card)
	out.ahead(card)
	out.outlook(card, t.run.AsOf)
	out.section("Not due yet", dueLater(card), finding.NotDue, t.options.All)
	out.section("Waived", card, finding.Waived, t.options.All)
	out.section("Could not be judged", card, finding.NotAssessed, t.options.All)
	if t.options.All {
		out.section("Attested", card, finding.Attested, true)
		out.section("Does not apply", card, finding.NotApplicable, true)
		out.section("Holds", card, finding.Pass, true)
	}
	out.standards(card, t.options.All)
	out.summary(card)
	return out.flush()
}

func (t *Text) count(card Card) {
	t.total.Errors += card.Tally.Errors
	t.total.Warnings += card.Tally.Warnings
	t.total.Infos += card.Tally.Infos
	t.changed.add(card)
	if card.Problem != "" {
		t.failed++
	}
}

// End writes a table of the groups and the total where there was more than one.
func (t *Text) End(w io.Writer) error {
	if err := t.gone(w); err != nil || len(t.groups) < 2 {
		return err
	}
	out := &page{w: bufio.NewWriter(w), color: t.options.Color}
	out.table(t.groups, t.run.Base != "")
	out.line("")
	total := fmt.Sprintf("%s. %s", count(len(t.groups), "group"), toMend(t.total))
	if t.failed > 0 {
		total += fmt.Sprintf(" %s could not be judged.", count(t.failed, "group"))
	}
	if t.changed.groups > 0 {
		total += fmt.Sprintf(" Compared with %s: %s", told(baseInWords(t.run.Base)), t.changed.words())
	}
	out.line("%s", out.bold(terminal(total)))
	return out.flush()
}

// page writes lines and remembers the first write that fails.
type page struct {
	w     *bufio.Writer
	color bool
	own   []string // the packs that are an organisation's own
	err   error
}

func (p *page) line(format string, parts ...any) {
	if p.err == nil {
		_, p.err = p.w.WriteString(string(quiet(fmt.Sprintf(format, parts...))) + "\n")
	}
}

func (p *page) flush() error {
	if p.err == nil {
		p.err = p.w.Flush()
	}
	return p.err
}

// The escape codes of ECMA-48 for the few looks that are used.
const (
	boldCode   = "1"
	redCode    = "1;31"
	yellowCode = "1;33"
	blueCode   = "1;34"
	greenCode  = "1;32"
)

func (p *page) styled(code string, text terminal) terminal {
	if !p.color {
		return text
	}
	return "\x1b[" + terminal(code) + "m" + text + "\x1b[0m"
}

func (p *page) bold(text terminal) terminal { return p.styled(boldCode, text) }

func (p *page) severity(s rule.Severity) terminal {
	code := map[rule.Severity]string{rule.Error: redCode, rule.Warning: yellowCode, rule.Info: blueCode}[s]
	return p.styled(code, terminal(s.String()))
}

// Problems writes a card's fails alone, as Text does.
func Problems(w io.Writer, card Card) error {
	out := &page{w: bufio.NewWriter(w)}
	out.problems(card)
	return out.flush()
}

// problems writes every fail, worst first, with its line and what to do. Fails
// of one rule at one place, such as the months a forecast lacks, share both.
func (p *page) problems(card Card) {
	fails := failsOf(card)
	for len(fails) > 0 {
		n := 1
		for n < len(fails) && together(fails[0], fails[n]) {
			n++
		}
		p.line("")
		p.problem(card, fails[:n])
		fails = fails[n:]
	}
}

// failsOf gives the fails, worst first, and of those what is new first.
func failsOf(card Card) []finding.Result {
	fails := slices.DeleteFunc(slices.Clone(card.Results), func(r finding.Result) bool { return r.Verdict != finding.Fail })
	slices.SortStableFunc(fails, func(a, b finding.Result) int {
		return cmp.Or(cmp.Compare(b.Severity, a.Severity), cmp.Compare(card.Changes.Of(a), card.Changes.Of(b)))
	})
	return fails
}

func together(a, b finding.Result) bool {
	return a.Rule == b.Rule && a.Severity == b.Severity && a.Where == b.Where && a.Remedy == b.Remedy
}

func (p *page) problem(card Card, fails []finding.Result) {
	for _, fail := range fails {
		p.line("%s: %s: %s [%s]", p.bold(told(fail.Where.String())), p.grade(fail.Severity, card.Changes.Of(fail)), told(fail.Message), told(string(fail.Rule)))
	}
	fail := fails[0]
	if excerpt, ok := card.Excerpt(fail.Where); ok && !fail.Absent {
		number := fmt.Sprint(fail.Where.Line)
		margin := strings.Repeat(" ", len(number))
		p.line("%s |", margin)
		p.line("%s | %s", number, forTerminal(excerpt.Text))
		p.line("%s | %s^", margin, strings.Repeat(" ", excerpt.Marker))
	}
	p.line("  = fix: %s", told(fail.Remedy))
	why := "dgcheck explain " + string(fail.Rule)
	if slices.Contains(p.own, fail.Rule.Pack()) {
		why += " --policy …"
	}
	if len(fail.Clauses) > 0 {
		why = strings.Join(fail.Clauses, ", ") + "; " + why
	}
	p.line("  = why: %s", forTerminal(why))
}

// section lists the results of one verdict, a line for each thing that is said:
// what is said of several subjects or by several rules stands once.
func (p *page) section(title string, card Card, verdict finding.Verdict, all bool) {
	entries := entriesOf(card, verdict, all)
	p.entries(terminal(title), entries)
}

// summary ends with what to do first and the count of everything.
func (p *page) summary(card Card) {
	t := card.Tally
	p.line("")
	p.line("%s", p.bold(terminal(toMend(t))))
	p.line("%s", terminal(score(t)))
}
