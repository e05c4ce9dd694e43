package declaration

import (
	"fmt"
	"slices"

	"github.com/DEFRA/dgcheck/internal/calendar"
	"github.com/DEFRA/dgcheck/internal/money"
	"github.com/DEFRA/dgcheck/internal/pattern"
)

// fillRows turns the records of all finance files into rows, except for totals.
func (b *builder) fillRows() {
	b.leaveTotalsOut()
	for _, s := range b.sheets {
		for i := range s.records {
			if s.records[i].total.left {
				continue
			}
			if rows := b.rows(); len(rows.Items) >= maxRows {
				s.fault(Shape, s.records[i].places[0], Keys("finance", rowsName), fmt.Sprintf("The finance table has more than %d lines.", len(rows.Items)), "Take older years out.")
				return
			}
			s.row(&s.records[i])
		}
	}
}

func (s *sheet) fault(kind FaultKind, place [2]int, at Path, because, remedy string) {
	s.b.fault(Fault{Kind: kind, At: at, Where: s.where(place), Because: because, Remedy: remedy})
}

func (s *sheet) row(r *record) {
	row := s.b.newRow(mark{file: s.file, line: int32(r.line()), column: 1}, s.name)
	cells := r.cells
	for len(cells) > len(s.columns) && cells[len(cells)-1] == "" {
		// Spreadsheets end lines with commas for cells that once had a value.
		cells = cells[:len(cells)-1]
	}
	if i := s.thousandsAt(r.cells); i >= 0 && len(cells) == len(s.columns) {
		number := cells[i] + "," + cells[i+1]
		s.fault(Shape, r.places[i], s.b.rowPath(), fmt.Sprintf("A comma ends a value in this file, so %s is read as %s and %s.", quote(number), quote(cells[i]), quote(cells[i+1])),
			fmt.Sprintf("Write %s without the comma: `%s`.", quote(number), cells[i]+cells[i+1]))
		cells = cells[:i]
	} else if len(cells) != len(s.columns) {
		s.fault(Shape, r.places[0], s.b.rowPath(), fmt.Sprintf("This line has %d values, the first line has %d.", len(cells), len(s.columns)), "Check its commas; a value with a comma in it needs quotes around it.")
	}
	for i, text := range cells {
		if i < len(s.columns) && s.columns[i] != "" {
			s.fill(&row, s.columns[i], text, r.places[i])
		}
	}
	s.b.rows().Items = append(s.b.rows().Items, row)
}

// thousandsAt returns the column of the first of two amounts that are most likely one
// number, which a comma between its thousands has cut. Otherwise it returns -1. The
// second has three digits, and begins with a nought or leaves the line a cell too long.
func (s *sheet) thousandsAt(cells []string) int {
	if s.comma != ',' {
		return -1
	}
	for i := 1; i < len(s.columns) && i < len(cells); i++ {
		first, second := s.columns[i-1], s.columns[i]
		amounts := (first == forecastColumn || first == actualColumn) && (second == forecastColumn || second == actualColumn)
		if amounts && startOfThousands().MatchString(cells[i-1]) && endOfThousands().MatchString(cells[i]) && (cells[i][0] == '0' || len(cells) == len(s.columns)+1) {
			return i - 1
		}
	}
	return -1
}

var (
	startOfThousands = pattern.Lazy(`^[-−(]?£?[1-9]\d{0,2}$`)
	endOfThousands   = pattern.Lazy(`^\d{3}(\.\d{1,2})?\)?$`)
)

func (s *sheet) fill(row *Value, column, text string, place [2]int) {
	put := func(name string, value Value) {
		at := s.where(place)
		value.at = mark{file: s.file, line: int32(at.Line), column: int32(at.Column)}
		*row.Member(name) = value
	}
	switch column {
	case monthColumn:
		put(column, textValue(s.month(text, place)))
	case forecastColumn, actualColumn:
		if text == "" {
			return
		}
		s.b.holds(s.file, "amount")
		sum, err := money.Parse(text)
		if err != nil {
			at := s.where(place)
			s.b.fault(Fault{
				Kind: BadAmount, At: s.b.rowPath(column), Where: at,
				Because: fmt.Sprintf("%s is not an amount: %s.", quote(text), err.Because), Remedy: err.Remedy, Edit: s.b.replacing(at, text, err.Certain),
			})
			return
		}
		put(column+"_pence", numberValue(int64(sum)))
	case serviceColumn:
		text = unguarded(text)
		shown := s.unsecret(text, column, place)
		put(column, textValue(shown))
		if text != "" && shown == text {
			s.b.holds(s.file, "reference")
			s.b.references = append(s.b.references, reference{at: s.b.rowPath(column), where: s.where(place), lists: []string{"services", wholeGroup}, id: text, file: s.file})
		}
	case lineColumn:
		put(column, textValue(s.unsecret(unguarded(text), column, place)))
	case kindColumn:
		put(column, textValue(s.kind(unguarded(text), column, place)))
	}
}

// kind returns a row's kind of spending. It is capital, resource or any other word, but
// a word that is close to one of these two is a fault, and the row then has no kind.
// The last two arguments say where the text is.
func (s *sheet) kind(text string, column string, place [2]int) string {
	known := []string{"capital", "resource"}
	word := hyphened(text)
	near := nearest(word, known)
	if near == "" || slices.Contains(known, word) {
		return s.unsecret(text, column, place)
	}
	s.fault(Shape, place, s.b.rowPath(kindColumn), fmt.Sprintf("%s is not a kind of spending we know.", quote(text)), fmt.Sprintf("Did you mean `%s`? Write it so.", near))
	return ""
}

// month returns a row's month, or "" if it cannot be read.
func (s *sheet) month(text string, place [2]int) string {
	s.b.holds(s.file, "month")
	month, err := calendar.ParseMonth(text)
	if err == nil {
		return month.String()
	}
	because := fmt.Sprintf("%s is not a month we can read: %s.", quote(text), err.Because)
	if text == "" {
		because = "This line gives no month."
	}
	s.fault(BadMonth, place, s.b.rowPath(monthColumn), because, err.Remedy)
	return ""
}

// unsecret returns the text. If it looks like a credential, unsecret reports a fault
// and returns the constant hidden instead.
func (s *sheet) unsecret(text, column string, place [2]int) string {
	if !looksSecret(text) {
		return text
	}
	s.fault(Personal, place, s.b.rowPath(column), credential, haveItChanged)
	return hidden
}
