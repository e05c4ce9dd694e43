package financeimport

import (
	"strings"

	"github.com/DEFRA/dgcheck/internal/declaration"
	"github.com/DEFRA/dgcheck/internal/pattern"
	"github.com/DEFRA/dgcheck/internal/workbook"
)

// row is a row of figures in a block.
type row struct {
	at      int
	line    string
	section string
	service string // the text in the sheet
	measure Measure
	weak    bool
	rank    declaration.Rank
	toDate  bool
	left    bool // left out: a total, or not money
	keep    bool
	segment int   // the number of the run of rows with one measure, between titles that name it
	part    int   // the number of the section
	unit    int64 // pounds for each 1 in a cell, as the row or its title says; 0 if neither does
	amounts map[int]amount
}

// labelling holds the columns that name the lines, the service and the measure of a
// row. service and measure are -1 if there is no such column.
type labelling struct {
	lines            []int
	service, measure int
	texts            []int // all columns of labels that have text
}

// readRows reads the rows of a block.
func (s *sheet) readRows(b *block) *Refusal {
	l, refusal := s.labelling(b)
	if refusal != nil {
		return refusal
	}
	b.named = append([]int{l.service, l.measure}, l.lines...)
	state := &rowState{measure: b.title, weak: b.weak, lines: s.linesWithFigures(b, l)}
	if b.title == Both {
		state.measure = Unsaid
	}
	for r := b.body; r < b.end; r++ {
		switch {
		case s.mapRow("ignore", r):
			s.leave(s.rowName(r), "", "to be left out, as --map says")
		case s.blankRow(r):
			state.blank()
		case !s.isLine(b, r):
			if refusal := s.section(b, l, state, r); refusal != nil {
				return refusal
			}
		default:
			if refusal := s.line(b, l, state, r); refusal != nil {
				return refusal
			}
		}
	}
	s.pairs(b)
	return nil
}

// rowState is what the rows above the current row say about it, as titles or labels.
type rowState struct {
	measure       Measure
	weak          bool
	section       string
	service       string
	last          string // the line of the row above
	lastService   string
	lastRank      declaration.Rank
	lastToDate    bool
	segment, part int
	unit          int64           // of the section
	titleUnit     int64           // of the title that names the measure
	filled        bool            // set once the section has a line
	lines         map[string]bool // the names of the lines with figures, in lower case
}

// blank handles a blank row, which ends a section that has lines.
func (st *rowState) blank() {
	st.last = ""
	if st.filled {
		st.section, st.service, st.filled = "", "", false
		st.part++
	}
}

// isLine reports whether a row has figures, or anything in their place, such as a dash.
// A word for forecast or actual does not count.
func (s *sheet) isLine(b *block, r int) bool {
	for _, col := range b.cols {
		if col.role != figures && col.role != totals {
			continue
		}
		c := s.at(r, col.at)
		if c.Kind != workbook.Blank && s.heading(r, col.at).measure == Unsaid {
			return true
		}
	}
	return false
}

// section reads a row without figures as the title of the rows below it. The title may
// be that of a section, a service, a measure or a unit.
func (s *sheet) section(b *block, l labelling, state *rowState, r int) *Refusal {
	text, at := "", 0
	for c := range s.cols {
		if t := s.text(r, c); t != "" && text == "" {
			text, at = t, c
		}
	}
	h := s.readText(text)
	if text == "" || len(text) > 3*longestHeading {
		return nil
	}
	if isCumulative(h) {
		return s.refuseCumulative(r, at)
	}
	if state.lines[strings.ToLower(s.lineText(l, r))] {
		state.last = "" // a line without figures, which another row with its name has
		return nil
	}
	unit := int64(0)
	if labelUnit().MatchString(text) {
		unit = h.unit
	}
	if state.unit = unit; unit == 0 {
		state.unit = state.titleUnit
	}
	_, isService := s.service(text)
	if h.measure != Unsaid && h.measure != Both && !isService && (h.rest == "" || !h.weak || h.year != 0) {
		state.measure, state.weak = h.measure, h.weak
		state.unit, state.titleUnit = unit, unit
		state.segment++
		state.part++
		state.section, state.service, state.filled, state.last = "", "", false, ""
		if h.rest == "" || h.year != 0 {
			return nil
		}
	}
	state.section, state.service, state.filled, state.last = text, "", false, ""
	state.part++
	if isService {
		state.service = text
	}
	return nil
}

// linesWithFigures returns the names, in lower case, of the lines that have figures in a
// block.
func (s *sheet) linesWithFigures(b *block, l labelling) map[string]bool {
	names := map[string]bool{}
	for r := b.body; r < b.end; r++ {
		if name := strings.ToLower(s.lineText(l, r)); name != "" && s.isLine(b, r) {
			names[name] = true
		}
	}
	return names
}

// line reads a row with figures, and adds it to b.lines. It leaves a row out whose
// figures are no money, such as percentages.
func (s *sheet) line(b *block, l labelling, state *rowState, r int) *Refusal {
	row := &row{at: r, measure: state.measure, weak: state.weak, section: state.section, service: state.service, segment: state.segment, part: state.part, unit: state.unit, amounts: map[int]amount{}}
	text := s.lineText(l, r)
	if l.measure >= 0 {
		if h := s.spread(r, l.measure); h.measure != Unsaid && h.measure != Both {
			row.measure, row.weak = h.measure, h.weak
		}
	}
	h := s.readText(text)
	if h.unit > 0 && labelUnit().MatchString(text) {
		row.unit = h.unit
	}
	h.other = h.text != "" && otherRow().MatchString(h.text)
	switch {
	case text == "" && l.measure >= 0:
		text, row.rank, row.toDate = state.last, state.lastRank, state.lastToDate
	case text == "":
	case h.measure != Unsaid && h.measure != Both && h.rest == "" && h.total == declaration.NoTotal:
		if h.weak && state.measure != Unsaid && state.measure != h.measure && state.last != "" && s.options.Map.measure(!s.flip, r) == Unsaid {
			return s.refuse(s.name(r, l.texts[0]), "says "+Quote(text)+", which may be the name of a line or the "+h.measure.String()+" of "+Quote(state.last)+".", "If it is the "+h.measure.String()+", say --map "+h.measure.String()+"="+short(s.rowName(r))+"; if it is a line, give it another name.")
		}
		row.measure, row.weak, text = h.measure, h.weak, cmpOr(state.last, state.section)
	default:
		if line, measure, ok := measuredLine(text); ok {
			row.measure, row.weak, text = measure, false, line
		}
	}
	if l.measure >= 0 && !h.other {
		h.other = s.spread(r, l.measure).other
	}
	if m := s.options.Map.measure(!s.flip, r); m != Unsaid {
		row.measure, row.weak = m, false
	}
	row.line = text
	if l.service >= 0 {
		if row.service = s.text(r, l.service); row.service == "" {
			if gr, gc := s.place(r, l.service); s.inMerged(gr, gc) || text == state.last {
				row.service = state.lastService
			}
		}
	}
	s.rank(row, l, r)
	row.keep = s.mapRow("keep", r)
	if row.keep {
		row.rank, row.toDate = declaration.NoTotal, false
	}
	state.filled = true
	state.last, state.lastService, state.lastRank, state.lastToDate = text, row.service, row.rank, row.toDate
	if (h.other || s.allPercent(b, r)) && !row.keep {
		s.leave(s.rowName(r), text, "no money of a line")
		return nil
	}
	if refusal := s.amounts(b, row); refusal != nil {
		return refusal
	}
	b.lines = append(b.lines, row)
	if row.rank != declaration.NoTotal {
		state.section, state.service, state.filled = "", "", false
		state.part++
	}
	return nil
}

// allPercent reports whether all figures of a row are percentages.
func (s *sheet) allPercent(b *block, r int) bool {
	found := false
	for _, col := range b.cols {
		if c := s.at(r, col.at); col.role == figures && c.Kind != workbook.Blank {
			if !c.Percent && !strings.HasSuffix(strings.TrimSpace(c.Text), "%") {
				return false
			}
			found = true
		}
	}
	return found
}

func (s *sheet) inMerged(r, c int) bool {
	_, ok := s.merged[[2]int{r, c}]
	return ok
}

func cmpOr(a, b string) string {
	if a != "" {
		return a
	}
	return b
}

// rank sets the rank of a row (see declaration.Rank) if one of its labels is that of a
// total. It also takes the measure that this label names, if any.
func (s *sheet) rank(row *row, l labelling, r int) {
	for _, c := range l.texts {
		text := s.text(r, c)
		if _, isService := s.service(text); isService || text == "" {
			continue
		}
		if rank := s.totalOf(text); rank != declaration.NoTotal {
			row.rank = rank
			row.toDate = toDateWord().MatchString(text)
			if row.line == "" || row.measure == Unsaid {
				row.line = cmpOr(row.line, text)
			}
			if m, weak := measureOf(text); m != Unsaid && m != Both && !weak {
				row.measure, row.weak = m, false
			}
			return
		}
	}
}

// totalOf returns the rank of a label: whether it names a total, and of how much.
// Labels such as "Total staff" and "Staff total" name the total of a part of the lines.
func (s *sheet) totalOf(text string) declaration.Rank {
	if rank := s.options.total(text); rank != declaration.NoTotal {
		return rank
	}
	h := s.readText(text)
	if h.total != declaration.NoTotal {
		return h.total
	}
	if len(text) <= longestHeading && totalEnds().MatchString(text) {
		return declaration.PartTotal
	}
	return declaration.NoTotal
}

// totalEnds matches a label that begins or ends with a word for a total.
var totalEnds = pattern.Lazy(`(?i)(^(sub ?-?)?totals?\b|\b(sub ?-?)?totals?( \(?£?(k|m|000)?\)?)?$)`)
