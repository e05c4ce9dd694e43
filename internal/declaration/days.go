package declaration

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/DEFRA/dgcheck/internal/calendar"
	"github.com/DEFRA/dgcheck/internal/pattern"
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
		remedy, certain := dateRemedy(text)
		w.d.fault(Fault{
			Kind: BadDate, At: w.path.clone(), Where: w.position(n.Line(), n.Column()),
			Because: fmt.Sprintf("%s is not a date we can read.", quote(text)), Remedy: remedy, Edit: w.replacing(n, certain),
		})
		return s.blank
	}
	if text < earliest {
		w.fault(BadDate, n, fmt.Sprintf("%s lies before %s, which is too long ago.", quote(text), earliest[:4]), "Correct the date, most likely its year.")
		return s.blank
	}
	w.happened(s, n, day)
	return textValue(text)
}

// earliest is the first day that a date may be. Nothing in a declaration is older, so
// an earlier date is mistyped.
const earliest = "1950-01-01"

// happened records a date or the first day of a month in w.d.dated, if the field is for
// what has happened (shape.past), or in w.d.planned, if it is for what is planned
// (shape.near).
func (w *walker) happened(s *shape, n yamltext.Node, day calendar.Day) {
	dated := Dated{At: w.path.clone(), Day: day, Where: w.position(n.Line(), n.Column())}
	switch {
	case s.past:
		w.d.dated = append(w.d.dated, dated)
	case s.near:
		w.d.planned = append(w.d.planned, dated)
	}
}

// order reports each day in an object that is before another day of that object which
// it must not precede (shape.after), such as an end before its beginning. The argument
// built is the object.
func (w *walker) order(s *shape, built *Value) {
	for _, name := range s.ends {
		end, begin := built.text(name), built.text(s.fields[name].after)
		if end == "" || begin == "" || end >= begin {
			continue
		}
		at := built.Member(name).at
		w.d.fault(Fault{
			Kind: BadDate, At: append(w.path.clone(), Step{Key: name}), Where: w.position(int(at.line), int(at.column)),
			Because: fmt.Sprintf("`%s` is %s, which is before `%s`, %s.", name, longDay(end), s.fields[name].after, longDay(begin)),
			Remedy:  fmt.Sprintf("Correct the one that is mistyped, so that `%s` is not before `%s`.", name, s.fields[name].after),
		})
	}
}

// longDay returns a date or a month in words, such as 1 April 2026.
func longDay(text string) string {
	if month, err := calendar.ParseMonth(text); err == nil && len(text) == len("2006-01") {
		return month.Long()
	}
	return calendar.Long(text)
}

var (
	looseDate   = pattern.Lazy(`^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[Tt ].*)?$`)
	britishDate = pattern.Lazy(`^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})$`)
	wordedDate  = pattern.Lazy(`^(\d{1,2})(?:st|nd|rd|th)?[- ]+(?:of +)?([A-Za-z]{3,9})[-, ]+(\d{4})$`)
)

const anyDate = "Write the year, month and day, such as 2026-04-01."

// dateRemedy returns the remedy for a text that is not a date. It gives the date if the
// text has one likely reading. The result certain is the date, as YYYY-MM-DD, if the
// text has only that reading. Otherwise it is "".
func dateRemedy(text string) (remedy, certain string) {
	if part := looseDate().FindStringSubmatch(text); part != nil {
		if day, ok := realDay(part[1], part[2], part[3]); ok {
			return "Write `" + day + "`.", day
		}
		return "There is no such day in the calendar. " + anyDate, ""
	}
	if part := britishDate().FindStringSubmatch(text); part != nil {
		return slashedDate(part[1], part[2], part[3])
	}
	if part := wordedDate().FindStringSubmatch(text); part != nil {
		if month, err := calendar.ParseMonth(part[2] + " " + part[3]); err == nil {
			if day, ok := realDay(part[3], month.String()[5:], part[1]); ok {
				return "Write `" + day + "`.", day
			}
		}
	}
	return anyDate, ""
}

// ReadDay returns, as YYYY-MM-DD, the day that a text such as "3 March 2025" names. If
// the text has several readings or none, the day is "", and the second result is a
// sentence on what to write.
func ReadDay(text string) (day, remedy string) {
	text = clean(text)
	if _, ok := calendar.ParseDay(text); ok {
		return text, ""
	}
	remedy, certain := dateRemedy(text)
	return certain, remedy
}

// DayReadings returns the two days that a text such as 03/04/2025 may name: with the
// day first, as the British write, and with the month first. A day that does not exist
// is "". It reports false for a text of another form.
func DayReadings(text string) (dayFirst, monthFirst string, ok bool) {
	part := britishDate().FindStringSubmatch(clean(text))
	if part == nil {
		return "", "", false
	}
	if day, fits := realDay(part[3], part[2], part[1]); fits {
		dayFirst = day
	}
	if day, fits := realDay(part[3], part[1], part[2]); fits {
		monthFirst = day
	}
	return dayFirst, monthFirst, true
}

// slashedDate does what dateRemedy does, for a date of three numbers with the year
// last. The first number is the day in the British order, and the month in the American
// one.
func slashedDate(first, second, year string) (remedy, certain string) {
	british, fits := realDay(year, second, first)
	american, alsoFits := realDay(year, first, second)
	switch {
	case fits && (!alsoFits || british == american):
		return "Write `" + british + "`.", british
	case fits:
		day, _ := calendar.ParseDay(british)
		return fmt.Sprintf("Write `%s` if you mean %s.", british, calendar.Long(day.String())), ""
	case alsoFits:
		return "Write `" + american + "`.", american
	}
	return "There is no such day in the calendar. " + anyDate, ""
}

// realDay returns a year, a month and a day as a date, and reports whether it exists.
func realDay(year, month, day string) (string, bool) {
	date := fmt.Sprintf("%s-%02s-%02s", year, month, day)
	_, ok := calendar.ParseDay(date)
	return date, ok
}

// dayOf returns a date as the number of its day (calendar.Day), or null if there is no
// date.
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
	w.happened(s, n, month.First())
	return textValue(month.String())
}

func (w *walker) quarter(s *shape, n yamltext.Node, text string) Value {
	part := quarterPattern().FindStringSubmatch(strings.ToLower(text))
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
	f := Fault{Kind: Shape, At: w.path.clone(), Where: w.position(n.Line(), n.Column())}
	f.Because = fmt.Sprintf("`%s` should be done, not-applicable or a date, but %s is written.", s.label, quote(text))
	f.Remedy = "Write `done`, `not-applicable` or the date, such as 2026-04-01."
	_, certain := dateRemedy(text)
	f.Edit = w.replacing(n, certain)
	w.d.fault(f)
	return s.blank
}
