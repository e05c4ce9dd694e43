package command

import (
	"fmt"
	"io"
	"path"
	"slices"
	"strings"

	"github.com/DEFRA/dgcheck/internal/declaration"
	"github.com/DEFRA/dgcheck/internal/financeimport"
	"github.com/DEFRA/dgcheck/internal/money"
	"github.com/DEFRA/dgcheck/internal/report/escape"
)

// saying writes lines of text, with control characters escaped, and stores the first
// error.
type saying struct {
	w   io.Writer
	err error
}

func (s *saying) line(format string, parts ...any) {
	if s.err == nil {
		_, s.err = fmt.Fprintln(s.w, escape.Note(fmt.Sprintf(format, parts...)))
	}
}

// list writes a title and the lines below it. If there are no lines, it writes nothing.
func (s *saying) list(title string, lines []string) {
	if len(lines) == 0 {
		return
	}
	s.line("%s", title)
	for _, line := range lines {
		s.line("  %s", line)
	}
}

// say writes what was read, what was left out and why, what is written, and what to do
// next.
func (p *importPlan) say(host Host, tables []*financeimport.Table, o importOptions) error {
	s := &saying{w: host.Out}
	var unmatched []string
	for _, table := range tables {
		s.list("Read "+financeimport.Where(table.File, table.Sheet, "")+":", table.Notes)
		s.list("Left out:", table.LeftOut)
		for _, line := range table.Unmatched {
			if name := financeimport.Quote(line); !slices.Contains(unmatched, name) {
				unmatched = append(unmatched, name)
			}
		}
	}
	if len(unmatched) > 0 {
		s.line("Lines of the whole group, since no service is called so: %s.", strings.Join(unmatched, ", "))
	}
	if o.explain {
		s.list("Where each figure was read:", p.explained())
	}
	s.list("Changed:", p.changed())
	if len(p.absent) > 0 {
		s.list("Kept, though the sheet does not have them. If one has another name now, delete its rows, or it counts twice:", p.absent)
	}
	p.sayKept(s)
	p.sayFiles(s, o.dryRun)
	p.next(s, o.dryRun)
	return s.err
}

func (p *importPlan) explained() []string {
	var lines []string
	for _, f := range p.figures {
		if !f.Blank {
			lines = append(lines, fmt.Sprintf("%s, %s (%s), %s: %s from %s", f.Month, financeimport.Quote(f.Line), f.Service, f.Measure, f.Pence, financeimport.Where(f.File, f.Sheet, f.Cell)))
		}
	}
	return lines
}

func (p *importPlan) changed() []string {
	told := func(sum *money.Pence) string {
		if sum == nil {
			return "blank"
		}
		return sum.String()
	}
	var lines []string
	for _, c := range p.changes {
		lines = append(lines, fmt.Sprintf("%s, %s (%s), %s: was %s, is %s", c.Month, financeimport.Quote(c.Line), c.Service, c.Measure, told(c.Before), told(c.Now)))
	}
	return lines
}

// sayFiles writes what each file contains and whether it was written. In a dry run, dry
// is set, and it writes "Would write" instead of "Wrote".
func (p *importPlan) sayFiles(s *saying, dry bool) {
	for _, file := range p.files {
		verb := "Wrote"
		switch {
		case file.unchanged:
			verb = "Unchanged:"
		case dry:
			verb = "Would write"
		}
		if file.year == 0 {
			s.line("%s %s, which names the files.", verb, file.name)
			continue
		}
		rows := 0
		var forecasts, actuals []money.Pence
		for _, place := range p.rows.Places() {
			if place.Month.YearStart(4) != file.year {
				continue
			}
			rows++
			a, _ := p.rows.Get(place)
			if a.Forecast != nil {
				forecasts = append(forecasts, *a.Forecast)
			}
			if a.Actual != nil {
				actuals = append(actuals, *a.Actual)
			}
		}
		s.line("%s %s: %d rows, %s, %s.", verb, file.name, rows, added("forecast", forecasts), added("actual", actuals))
	}
}

// sayKept writes the total of the sheets, and the total of the amounts that the group's
// files keep although the sheets do not have them. If there are no such amounts, it
// writes nothing.
func (p *importPlan) sayKept(s *saying) {
	type figure struct {
		financeimport.Place
		financeimport.Measure
	}
	given := map[figure]bool{}
	sheet, kept := map[financeimport.Measure][]money.Pence{}, map[financeimport.Measure][]money.Pence{}
	for _, f := range p.figures {
		given[figure{financeimport.Place{Month: f.Month, Line: strings.ToLower(f.Line), Service: strings.ToLower(f.Service)}, f.Measure}] = true
		if !f.Blank {
			sheet[f.Measure] = append(sheet[f.Measure], f.Pence)
		}
	}
	var months []string
	for _, place := range p.rows.Places() {
		amounts, _ := p.rows.Get(place)
		key := financeimport.Place{Month: place.Month, Line: strings.ToLower(place.Line), Service: strings.ToLower(place.Service)}
		for measure, amount := range map[financeimport.Measure]*money.Pence{financeimport.Forecast: amounts.Forecast, financeimport.Actual: amounts.Actual} {
			if amount == nil || given[figure{key, measure}] {
				continue
			}
			kept[measure] = append(kept[measure], *amount)
			if !slices.Contains(months, place.Month.Long()) {
				months = append(months, place.Month.Long())
			}
		}
	}
	if len(months) == 0 {
		return
	}
	s.line("The sheet adds up to: %s, %s.", added("forecast", sheet[financeimport.Forecast]), added("actual", sheet[financeimport.Actual]))
	s.line("Kept from the file, since the sheet does not have them: %s, %s, in %s.", added("forecast", kept[financeimport.Forecast]), added("actual", kept[financeimport.Actual]), strings.Join(months, ", "))
}

// added returns the total of some amounts in words. If the name is "forecast", it is
// "forecast £1,200" or, without amounts, "no forecasts".
func added(name string, amounts []money.Pence) string {
	if len(amounts) == 0 {
		return "no " + name + "s"
	}
	sum := money.Pence(0)
	for _, a := range amounts {
		sum += a
	}
	return name + " " + sum.String()
}

// untracked returns the written files that must be added to git, because dgcheck reads
// a file outside the declaration's folder only if git tracks it.
func (p *importPlan) untracked() []string {
	if p.target.root == nil || spotOf(p.target.folder).top == "" {
		return nil
	}
	var names []string
	for _, file := range p.files {
		if file.year != 0 && !file.unchanged && !strings.HasPrefix(file.name, declaration.Folder+"/") {
			names = append(names, file.name)
		}
	}
	return names
}

// next writes what to do next.
func (p *importPlan) next(s *saying, dry bool) {
	if names := p.untracked(); len(names) > 0 && !dry {
		s.line("Next: git add %s, because a file beside the declaration is read only if it is in the repository.", strings.Join(names, " "))
	}
	switch {
	case p.target.root == nil:
		s.line("Next: there is no declaration here; run this in the group's folder, or name it with --into.")
	case dry:
		s.line("Next: if this is right, run it again without --dry-run.")
	case !p.dated:
		s.line("Next: under `finance` in %s, add `forecast_updated:` with the day on which the forecast was last gone through, such as 2026-11-05. Then run dgcheck check.", path.Clean(p.yaml))
	default:
		s.line("Next: if the forecast was gone through, bring `forecast_updated` in %s up to date. Then run dgcheck check.", path.Clean(p.yaml))
	}
}
