package scaffold

import (
	"fmt"
	"strings"

	"github.com/DEFRA/dgcheck/internal/calendar"
	"github.com/DEFRA/dgcheck/internal/declaration"
)

// dayOrder is the order of the day and the month in the dates of a column.
type dayOrder uint8

const (
	orderUnknown dayOrder = iota
	dayFirst
	monthFirst
)

// orderOf returns the order of the dates in a column, and the first date that shows it.
// A date with only one reading, such as 17/08/2026, shows the order. If no date shows
// it, or two show different orders, the order is orderUnknown.
func orderOf(texts []string) (order dayOrder, by string) {
	for _, text := range texts {
		british, american, ok := declaration.DayReadings(text)
		found := orderUnknown
		switch {
		case !ok || (british == "") == (american == ""):
			continue
		case american == "":
			found = dayFirst
		default:
			found = monthFirst
		}
		if order != orderUnknown && order != found {
			return orderUnknown, ""
		}
		if order == orderUnknown {
			order, by = found, text
		}
	}
	return order, by
}

// inOrder writes ambiguous dates, such as 10/03/2025, as YYYY-MM-DD. It reads them in
// the order that other dates of their column show, and adds a note. If none shows an
// order, they stay as they are. The argument column is the heading, for the note.
func (g *Group) inOrder(column string, texts []string) []string {
	order, by := orderOf(texts)
	written, read := make([]string, len(texts)), false
	for i, text := range texts {
		written[i] = text
		british, american, ok := declaration.DayReadings(text)
		if !ok || british == "" || american == "" || british == american {
			continue
		}
		switch order {
		case dayFirst:
			written[i], read = british, true
		case monthFirst:
			written[i], read = american, true
		}
	}
	if read {
		first := map[dayOrder]string{dayFirst: "day", monthFirst: "month"}[order]
		g.Notes = append(g.Notes, fmt.Sprintf("The days in the column %q were read with the %s first, as %s shows.", oneLine(column), first, by))
	}
	return written
}

// since writes s.Since as YYYY-MM-DD. It leaves out a date that is ambiguous or that it
// cannot read, with a note.
func (g *Group) since(s *Service) {
	text := s.Since.Text
	if text == "" {
		return
	}
	day, remedy := declaration.ReadDay(text)
	if s.Since.Text = day; day != "" {
		return
	}
	s.Since = Fact{}
	if british, american, ok := declaration.DayReadings(text); ok && british != "" && american != "" {
		remedy = fmt.Sprintf("It may be %s or %s: write the right one, %s or %s, as `from` of the phase.", calendar.Long(british), calendar.Long(american), british, american)
	} else {
		remedy = strings.TrimSuffix(remedy, ".") + ", as `from` of the phase."
	}
	g.leave(s.Name.Text, fmt.Sprintf("the day %q. %s", text, remedy))
}
