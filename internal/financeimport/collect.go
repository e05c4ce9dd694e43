package financeimport

import (
	"fmt"
	"slices"
	"strings"

	"github.com/DEFRA/dgcheck/internal/calendar"
	"github.com/DEFRA/dgcheck/internal/declaration"
)

// onlyLine is the name of the line if the sheet names none.
const onlyLine = "spend"

// entry is a figure with what its line may be named by. The field section is the title
// of the section that has the row of the figure.
type entry struct {
	Figure
	section string
	asked   string // the service that the sheet names, if it is not one of the group's
}

// measures sets the measure of each row in which a figure is marked neither as forecast
// nor as actual, whether by the row or by the column. The name of the sheet gives the
// measure or, failing that, the name of the file.
func (s *sheet) measures(blocks []*block) {
	fallback, why := Unsaid, ""
	if m, _ := measureOf(s.grid.Name); m == Forecast || m == Actual {
		fallback, why = m, "the name of the sheet"
	} else if m, _ := measureOf(fileWords(s.options.File)); m == Forecast || m == Actual {
		fallback, why = m, "the name of the file"
	}
	if fallback == Unsaid {
		return
	}
	for _, b := range blocks {
		for _, r := range b.lines {
			for _, c := range b.cols {
				if c.role == figures && measureAt(r, c) == Unsaid {
					r.measure = fallback
					s.note("Nothing beside the figures says whether they are forecast or actual; %s says %s.", why, fallback)
				}
			}
		}
	}
}

func fileWords(name string) string {
	return strings.NewReplacer("_", " ", "-", " ", ".", " ").Replace(name[strings.LastIndexAny(name, `/\`)+1:])
}

// collect turns the rows of all blocks into the figures of the table.
func (s *sheet) collect(blocks []*block) error {
	var all []entry
	for _, b := range blocks {
		if refusal := s.beyond(b); refusal != nil {
			return refusal
		}
		for _, r := range b.lines {
			if r.left {
				continue
			}
			for _, c := range b.cols {
				a, ok := r.amounts[c.at]
				if c.role != figures || !ok {
					continue
				}
				measure := measureAt(r, c)
				if measure == Unsaid {
					if a.blank {
						continue
					}
					return s.unsaid(b, r, c)
				}
				all = append(all, s.entry(r, c.month, measure, a, s.name(r.at, c.at)))
			}
		}
		s.sayBlock(b)
	}
	return s.finish(all)
}

func (s *sheet) entry(r *row, month calendar.Month, measure Measure, a amount, cell string) entry {
	e := entry{section: r.section}
	e.Figure = Figure{Month: month, Line: r.line, Measure: measure, Pence: a.pence, Blank: a.blank, File: s.options.File, Sheet: s.grid.Name, Cell: cell}
	e.Service = wholeGroup
	id, ok := s.service(r.service)
	switch {
	case ok:
		e.Service = id
	case r.service != "" && !strings.EqualFold(r.service, wholeGroup):
		e.section, e.asked = r.service, r.service
		s.note("No service is called %s, so its lines were read as those of the whole group.", Quote(r.service))
	default:
		if id, ok := s.service(r.line); ok {
			e.Service = id
		}
	}
	return e
}

// wholeGroup is the service of a line that belongs to no single service.
const wholeGroup = "group"

func (s *sheet) unsaid(b *block, r *row, c column) *Refusal {
	first, last := c.at, c.at
	for _, col := range b.cols {
		if col.role == figures {
			last = col.at
		}
	}
	span := short(s.colName(first)) + ":" + short(s.colName(last))
	return s.refuse(s.name(r.at, c.at), "Nothing says whether the figures are forecast or actual.",
		"Say it with --map forecast="+span+" or --map actual="+span+".")
}

// sayBlock adds a note that names the months, the number of lines and the rows that
// were read from a block.
func (s *sheet) sayBlock(b *block) {
	first, last, lines := calendar.Month(0), calendar.Month(0), map[string]bool{}
	for _, c := range b.cols {
		if c.role == figures {
			if first == 0 || c.month < first {
				first = c.month
			}
			last = max(last, c.month)
		}
	}
	top, bottom := -1, 0
	for _, r := range b.lines {
		if !r.left {
			if top < 0 {
				top = r.at
			}
			lines[strings.ToLower(r.section+"|"+r.service+"|"+r.line)] = true
			bottom = r.at
		}
	}
	if len(lines) > 0 && first > 0 {
		s.note("%s to %s: %s, in %s, below the months in %s.", first.Long(), last.Long(), count(len(lines), "line", "lines"), s.rowNames(top, bottom), s.rowName(b.header))
	}
}

// finish names the lines that have no name, and puts the figures into the table. It
// refuses two cells that give the same amount of one month, line and service.
func (s *sheet) finish(all []entry) error {
	for i := range all {
		if all[i].Line == "" {
			if all[i].section != "" {
				all[i].Line = all[i].section
			} else {
				all[i].Line = onlyLine
				s.note("The sheet names no lines; the line is called `%s`.", onlyLine)
			}
		}
		if declaration.LooksSecret(all[i].Line) {
			return s.refuse(all[i].Cell, "The name of this line looks like a password, key or token, so it is not repeated.", "Take it out of the sheet, have it changed, and import again.")
		}
	}
	s.sayMissing(all)
	s.qualify(all)
	seen := map[string]entry{}
	figures := 0
	for _, e := range all {
		key := fmt.Sprintf("%s|%s|%s|%d", e.Month, strings.ToLower(e.Line), e.Service, e.Measure)
		before, twice := seen[key]
		if twice && before.Cell != e.Cell {
			return s.refuse(e.Cell, fmt.Sprintf("The %s of %s for %s stands here and in %s.", e.Measure, Quote(e.Line), e.Month.Long(), before.Cell),
				"Give the lines different names, or say which cells to leave out: --map ignore= with a row or a column.")
		}
		seen[key] = e
		if !e.Blank {
			figures++
		}
		s.table.Figures = append(s.table.Figures, e.Figure)
		line := e.Line
		if e.asked != "" && !strings.HasPrefix(line, e.asked) {
			line += " (" + e.asked + ")"
		}
		if e.Service == wholeGroup && !slices.Contains(s.table.Unmatched, line) {
			s.table.Unmatched = append(s.table.Unmatched, line)
		}
	}
	if figures == 0 {
		return s.refuse("", "There are months, but no figures.", "If they are on another sheet, name it with --sheet.")
	}
	return nil
}

// qualify renames a line that occurs in several sections: it puts the title of the
// section in front, such as "Platform - Staff".
func (s *sheet) qualify(all []entry) {
	places := map[string]map[string]bool{}
	key := func(e entry) string { return strings.ToLower(e.Line) + "|" + e.Service }
	for _, e := range all {
		if places[key(e)] == nil {
			places[key(e)] = map[string]bool{}
		}
		places[key(e)][e.section] = true
	}
	for i, e := range all {
		if e.section != "" && len(places[key(e)]) > 1 && e.Line != e.section {
			all[i].Line = e.section + " - " + e.Line
			s.note("Lines of the same name stand in several sections, so the section is part of their names.")
		}
	}
}
