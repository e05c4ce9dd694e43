package financeimport

import (
	"github.com/DEFRA/dgcheck/internal/calendar"
	"github.com/DEFRA/dgcheck/internal/declaration"
)

// beyond handles the columns of a block that are not read. It refuses a column whose
// heading is a mistyped month, and a column with figures but no heading: an extra comma
// may have moved them there. It lists other columns as left out.
func (s *sheet) beyond(b *block) *Refusal {
	for _, c := range b.cols {
		if c.role != ignored && c.role != labels || c.listed || s.mapCol("ignore", c.at) {
			continue
		}
		r := s.firstFigure(b, c.at)
		if r < 0 {
			s.unreadTexts(b, c)
			continue
		}
		h := s.headOver(b, c)
		switch {
		case c.role == labels && (h == "" || declaration.ColumnFor(h) != ""):
			s.unreadTexts(b, c)
		case h == "" && c.role == ignored:
			return s.refuse(s.name(r, c.at), "holds a figure in a column without a heading.", "Name its month above it, or leave it out with --map ignore="+short(s.colName(c.at))+".")
		case s.readText(h).resemblesMonth():
			return s.noMonth(s.name(b.header, c.at), h, s.colName(c.at))
		default:
			s.leave(s.colName(c.at), h, "no month")
		}
	}
	return nil
}

// firstFigure returns the index of the first row with a figure in a column, or -1.
func (s *sheet) firstFigure(b *block, c int) int {
	for r := b.body; r < b.end; r++ {
		if !s.mapRow("ignore", r) && looksLikeFigure(s.at(r, c)) {
			return r
		}
	}
	return -1
}

// headOver returns the heading of a column, or the nearest text above it.
func (s *sheet) headOver(b *block, c column) string {
	h := c.head.text
	for up := b.body - 1; up >= b.top && h == ""; up-- {
		h = s.spread(up, c.at).text
	}
	return h
}

// unreadTexts lists a column as left out if it has texts that name no line, service or
// amount.
func (s *sheet) unreadTexts(b *block, c column) {
	if contains(b.named, c.at) || s.mapCol("line", c.at) || s.mapCol("service", c.at) {
		return
	}
	texts, lines := 0, 0
	for _, r := range b.lines {
		if r.rank != declaration.NoTotal {
			continue
		}
		if lines++; s.text(r.at, c.at) != "" {
			texts++
		}
	}
	// If s.flip is set, the column is a row of the sheet, above the months. If only
	// some of its cells have text, the text is a title, which is not listed.
	if texts == lines && texts > 0 || texts > 0 && !s.flip {
		s.leave(s.colName(c.at), s.headOver(b, c), notUsed)
	}
}

// notUsed is the reason given in Table.LeftOut for a column of texts.
const notUsed = "text that names no line, service or amount"

// sayMissing adds a note for each gap in the months, between the first and the last
// that have figures.
func (s *sheet) sayMissing(all []entry) {
	if len(all) == 0 {
		return // finish refuses a sheet without figures
	}
	have := map[calendar.Month]bool{}
	first, last := calendar.Month(0), calendar.Month(0)
	for _, e := range all {
		if have[e.Month] = true; first == 0 || e.Month < first {
			first = e.Month
		}
		last = max(last, e.Month)
	}
	for month := first; month <= last; month++ {
		if have[month] {
			continue
		}
		before := month - 1
		for !have[month+1] {
			month++
		}
		missing, verb, lie, it := (before + 1).Long(), "is", "lies", "it"
		if before+1 < month {
			missing, verb, lie, it = missing+" to "+month.Long(), "are", "lie", "they"
		}
		s.note("%s %s missing: %s %s between %s and %s, and no figure was read there.", missing, verb, it, lie, before.Long(), (month + 1).Long())
	}
}
