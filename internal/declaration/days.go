package declaration

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"github.com/DEFRA/dgcheck/internal/calendar"
	"github.com/DEFRA/dgcheck/internal/yamltext"
)

func (w *walker) date(s *shape, n yamltext.Node) Value {
	text := clean(n.Text())
	if text == "" || w.placeholder(n, false) {
		return s.blank
	}
	w.d.holds(w.file, "date")
	day, ok := calendar.ParseDay(text)
	if !ok {
		w.fault(BadDate, n, fmt.Sprintf("%s is not a date we can read.", quote(text)), dateRemedy(text))
		return s.blank
	}
	w.happened(s, n, day)
	return textValue(text)
}

// happened remembers the day of something that has happened.
func (w *walker) happened(s *shape, n yamltext.Node, day calendar.Day) {
	if s.past {
		w.d.dated = append(w.d.dated, Dated{At: w.path.clone(), Day: day, Where: w.position(n.Line(), n.Column())})
	}
}

var looseDate = regexp.MustCompile(`^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[Tt ].*)?$`)

// dateRemedy says what to write, with the very date where it has one reading.
func dateRemedy(text string) string {
	if part := looseDate.FindStringSubmatch(text); part != nil {
		day := fmt.Sprintf("%s-%02s-%02s", part[1], part[2], part[3])
		if _, ok := calendar.ParseDay(day); ok {
			return "Write " + day + "."
		}
		return "There is no such day in the calendar. Write the year, month and day, such as 2026-04-01."
	}
	return "Write the year, month and day, such as 2026-04-01."
}

// dayOf gives a date's day number, or null where there is no date.
func dayOf(date Value) Value {
	day, ok := calendar.ParseDay(date.Text)
	if !ok {
		return Value{key: date.key, at: date.at}
	}
	number := numberValue(int64(day))
	number.key, number.at = date.key, date.at
	return number
}

func (w *walker) month(s *shape, n yamltext.Node, text string) Value {
	w.d.holds(w.file, "month")
	month, err := calendar.ParseMonth(text)
	if err != nil {
		w.fault(BadMonth, n, fmt.Sprintf("%s is not a month we can read: %s.", quote(text), err.Because), err.Remedy)
		return s.blank
	}
	return textValue(month.String())
}

func (w *walker) quarter(s *shape, n yamltext.Node, text string) Value {
	part := quarterPattern.FindStringSubmatch(strings.ToLower(text))
	if part != nil {
		first, _ := strconv.Atoi(part[1])
		second, _ := strconv.Atoi(part[2])
		if (first+1)%100 == second {
			return textValue(strings.ToUpper(text))
		}
	}
	w.fault(Shape, n, fmt.Sprintf("%s is not a quarter of a financial year.", quote(text)), "Write the financial year and the quarter, such as 2026-27-Q2 for July to September 2026.")
	return s.blank
}

func (w *walker) doneOrDate(s *shape, n yamltext.Node, text string) Value {
	word := hyphened(text)
	if word == "done" || word == "not-applicable" {
		return textValue(word)
	}
	if day, ok := calendar.ParseDay(text); ok {
		w.happened(s, n, day)
		return textValue(text)
	}
	w.fault(Shape, n, fmt.Sprintf("`%s` should be done, not-applicable or a date, but %s is written.", s.label, quote(text)), "Write `done`, `not-applicable` or the date, such as 2026-04-01.")
	return s.blank
}
