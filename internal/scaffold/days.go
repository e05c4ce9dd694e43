package scaffold

import (
	"fmt"
	"strings"

	"github.com/DEFRA/dgcheck/internal/calendar"
	"github.com/DEFRA/dgcheck/internal/declaration"
)

// dayOrder is how the days of a column are written.
type dayOrder uint8

const (
	orderUnknown dayOrder = iota
	dayFirst
	monthFirst
)

// orderOf finds out how the days of a column are written: a day that has one reading
// alone says it for all, unless another says the opposite. It also returns that day.
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

// inOrder writes days as YYYY-MM-DD that have two readings, in the order that the other
// days of their column have.
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

// since reads the day on which a service entered its phase. What has no one reading is
// left out, with a note.
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
