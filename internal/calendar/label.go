package calendar

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"github.com/DEFRA/dgcheck/internal/pattern"
)

// A LabelError says why a month label cannot be read, or not with certainty, and what
// to write instead. Because is a clause without a full stop, such as "the year is
// missing"; Remedy is a sentence.
type LabelError struct {
	Because string
	Remedy  string
}

func (e *LabelError) Error() string { return e.Because }

var (
	isoDate       = pattern.Lazy(`^\d{4}-\d{2}-\d{2}$`)
	yearMonth     = pattern.Lazy(`^(\d{4})-(\d{1,2})$`)
	monthYear     = pattern.Lazy(`^(\d{1,2})/(\d{4})$`)
	nameYear      = pattern.Lazy(`^([a-z]+)[ -](\d{2}|\d{4})$`)
	dayMonthYear  = pattern.Lazy(`^(\d{1,2})/(\d{1,2})/(\d{4})$`)
	spreadsheet   = pattern.Lazy(`^\d{5}(\.\d+)?$`)
	dayName       = pattern.Lazy(`^(\d{1,2})-([a-z]+)$`)
	twoTwo        = pattern.Lazy(`^\d{1,2}/\d{1,2}$`)
	bareYear      = pattern.Lazy(`^\d{4}$`)
	bareName      = pattern.Lazy(`^[a-z]+$`)
	dayNameYear   = pattern.Lazy(`^(\d{1,2})(?:st|nd|rd|th)?[ -]([a-z]+),?[ -](\d{2}|\d{4})$`)
	yearSlash     = pattern.Lazy(`^(\d{4})/(\d{1,2})$`)
	sixDigits     = pattern.Lazy(`^(20\d{2})(\d{2})$`)
	timestamp     = pattern.Lazy(`^(\d{4}-\d{2}-\d{2})[ t]00:00(?::00(?:\.0+)?)?z?$`)
	finalPeriod   = pattern.Lazy(`^(?:p|period|month) ?(\d{1,2})[ ,]+(?:fy ?)?(\d{4}) ?[/-] ?(\d{2}|\d{4})$`)
	periodPattern = pattern.Lazy(`^(p|m|period|month)? ?\d{1,2}$`)
)

// NamedMonth returns the month of an English name or its abbreviation, such as April,
// apr or Sept., and reports whether the text is one.
func NamedMonth(text string) (time.Month, bool) {
	return monthNamed(strings.TrimSuffix(strings.ToLower(text), "."))
}

// monthNamed returns the month with an English name or abbreviation, given in lower
// case and without a full stop, and reports whether there is one.
func monthNamed(name string) (time.Month, bool) {
	if name == "sept" {
		return time.September, true
	}
	for m := time.January; m <= time.December; m++ {
		full := strings.ToLower(m.String())
		if name == full || name == full[:3] {
			return m, true
		}
	}
	return 0, false
}

// ParseMonth reads a month label as finance systems and spreadsheets write it. It
// accepts labels with only one meaning: 2026-04, Apr-26, April 2026, 4/2026, 202604, P1
// 2026/27, or the first or last day of a month. For a label with two possible meanings,
// or one that a spreadsheet has changed, it returns an error that says what to write.
func ParseMonth(label string) (Month, *LabelError) {
	if month, ok := canonical(label); ok {
		return month, nil
	}
	text := strings.ToLower(strings.TrimSpace(label))
	switch {
	case yearMonth().MatchString(text):
		part := yearMonth().FindStringSubmatch(text)
		return calendarMonth(part[1], part[2])
	case monthYear().MatchString(text):
		part := monthYear().FindStringSubmatch(text)
		return calendarMonth(part[2], part[1])
	case nameYear().MatchString(text):
		return namedMonth(nameYear().FindStringSubmatch(text))
	case yearSlash().MatchString(text):
		part := yearSlash().FindStringSubmatch(text)
		return calendarMonth(part[1], part[2])
	case sixDigits().MatchString(text):
		part := sixDigits().FindStringSubmatch(text)
		return calendarMonth(part[1], part[2])
	case dayNameYear().MatchString(text):
		return namedDay(dayNameYear().FindStringSubmatch(text))
	case finalPeriod().MatchString(text):
		return financialPeriod(finalPeriod().FindStringSubmatch(text))
	case timestamp().MatchString(text):
		text = timestamp().FindStringSubmatch(text)[1]
		fallthrough
	case isoDate().MatchString(text):
		day, ok := ParseDay(text)
		if !ok {
			return 0, refuse("there is no such day in the calendar", "2026-04")
		}
		return wholeMonth(day)
	case dayMonthYear().MatchString(text):
		return dayFirst(dayMonthYear().FindStringSubmatch(text))
	}
	if other := usual(text); other != text {
		return ParseMonth(other)
	}
	return 0, refused(text)
}

// canonical reads YYYY-MM, the form of almost every label. It returns false for any
// other label.
func canonical(label string) (Month, bool) {
	if len(label) != len("2006-01") || label[4] != '-' {
		return 0, false
	}
	year, yearOK := number(label[:4])
	month, monthOK := number(label[5:])
	return MonthOf(year, time.Month(month)), yearOK && monthOK && month >= 1 && month <= 12
}

func calendarMonth(yearText, monthText string) (Month, *LabelError) {
	year, _ := strconv.Atoi(yearText)
	number, _ := strconv.Atoi(monthText)
	if number < 1 || number > 12 {
		return 0, refuse(fmt.Sprintf("there is no month %d in a year", number), yearText+"-04")
	}
	return MonthOf(year, time.Month(number)), nil
}

func namedMonth(part []string) (Month, *LabelError) {
	month, ok := monthNamed(part[1])
	if !ok {
		return 0, refuse("that is not the name of a month", "2026-04")
	}
	year, _ := strconv.Atoi(part[2])
	if len(part[2]) == 2 {
		year += 2000
	}
	return MonthOf(year, month), nil
}

// namedDay reads a day such as 1-Apr-26 or 30 April 2026, given as the match of a
// pattern: the whole, the day, the month and the year. It must be the first or last day
// of its month.
func namedDay(part []string) (Month, *LabelError) {
	month, err := namedMonth(part[1:])
	if err != nil {
		return 0, err
	}
	day, _ := strconv.Atoi(part[1])
	if day < 1 || day > month.Last().DayOfMonth() {
		return 0, refuse("there is no such day in the calendar", "2026-04")
	}
	return wholeMonth(month.Day(day))
}

// startOfYear is the first month of the financial year. Period 1 is April.
const startOfYear = time.April

// financialPeriod reads a label such as P7 2026/27: the seventh month of that financial
// year.
func financialPeriod(part []string) (Month, *LabelError) {
	period, _ := strconv.Atoi(part[1])
	year, _ := strconv.Atoi(part[2])
	end, _ := strconv.Atoi(part[3])
	first := MonthOf(year, startOfYear)
	switch {
	case end%100 != (year+1)%100 || end > 100 && end != year+1:
		return 0, refuse("that is not a financial year", "2026-04")
	case period < 1 || period > 12:
		return 0, refuse(fmt.Sprintf("there is no period %d that is a month", period), first.String())
	}
	return first + Month(period-1), nil
}

// dayFirst reads 01/04/2026 as day, month and year. It must be the first or last day of
// its month: any other day does not stand for a month.
func dayFirst(part []string) (Month, *LabelError) {
	day, _ := strconv.Atoi(part[1])
	month, _ := strconv.Atoi(part[2])
	year, _ := strconv.Atoi(part[3])
	if month < 1 || month > 12 || day < 1 || day > Date(year, time.Month(month)+1, 0).DayOfMonth() {
		return 0, refuse("there is no such day in the calendar", "2026-04")
	}
	return wholeMonth(Date(year, time.Month(month), day))
}

func wholeMonth(day Day) (Month, *LabelError) {
	month := day.Month()
	if day == month.First() || day == month.Last() {
		return month, nil
	}
	return 0, refuse("that is a day, not a month", month.String())
}

// refused returns the error for a label of a form that cannot be read, with the
// likeliest reason: that it is a spreadsheet's number of a day, for example.
func refused(text string) *LabelError {
	switch {
	case text == "":
		return refuse("no month is given", "2026-04")
	case spreadsheet().MatchString(text):
		serial, _ := strconv.Atoi(text[:5])
		// Spreadsheets count days from 30 December 1899 (ECMA-376, 18.17.4.1).
		day := Date(1899, time.December, 30) + Day(serial)
		return refuse(fmt.Sprintf("that is a spreadsheet's date number (it stands for %s)", day), day.Month().String())
	case dayName().MatchString(text):
		part := dayName().FindStringSubmatch(text)
		if month, ok := monthNamed(part[2]); ok {
			return refuse("a spreadsheet has changed a month into a day of a month", MonthOf(yearOfDay(part[1]), month).String())
		}
	case twoTwo().MatchString(text):
		return refuse("it could be a month and a year or a day and a month", "2026-04")
	case bareYear().MatchString(text):
		return refuse("that is a year, not a month", text+"-04")
	case bareName().MatchString(text):
		return refuse("the year is missing", "2026-04")
	case periodPattern().MatchString(text):
		return refuse("that is a period number, not a month", "2026-04")
	}
	return refuse("we cannot read it as a month", "2026-04")
}

// yearOfDay returns the year that a spreadsheet has taken for a day of the month: 2026
// for the 26 in 26-Apr, which was written as Apr-26. If the number is too small for a
// year, it returns 2026 as an example.
func yearOfDay(text string) int {
	if day, _ := strconv.Atoi(text); day >= 20 {
		return 2000 + day
	}
	return 2026
}

func refuse(because, example string) *LabelError {
	return &LabelError{Because: because, Remedy: "Write the year and the month with a hyphen, such as " + example + "."}
}
