package financeimport

import (
	"strconv"
	"strings"
	"time"

	"github.com/DEFRA/dgcheck/internal/calendar"
	"github.com/DEFRA/dgcheck/internal/declaration"
	"github.com/DEFRA/dgcheck/internal/pattern"
	"github.com/DEFRA/dgcheck/internal/workbook"
)

// Measure is one of the amounts of a month: the forecast or the actual.
type Measure uint8

// The measures. Unsaid is the measure of a text that names neither forecast nor actual,
// Both of a text that names the two.
const (
	Unsaid Measure = iota
	Forecast
	Actual
	Both
)

func (m Measure) String() string {
	return [...]string{"", "forecast", "actual", "forecast and actual"}[m]
}

// heading is what a cell means if it is read as the heading of a column or of a row.
type heading struct {
	text    string // as it is written, on one line
	rest    string // the text without the words for measure and unit, in lower case
	measure Measure
	// weak is set if the measure comes from a word such as budget or spend. Such a word
	// counts only if no column names the same measure by a strong word, such as
	// forecast or actual.
	weak bool
	// unit is how many pounds a figure of 1 stands for, such as 1000; 0 if the text
	// names no unit.
	unit int64
	// The field monthly is set if the text is a month with its year, which the field
	// month then holds. If the text names a month without a year, the field number is
	// that month, 1 to 12. The field period is set if the text counts months from
	// April, such as P1.
	monthly bool
	month   calendar.Month
	number  int
	period  bool
	// refused is why a text that looks like a month is not read as one.
	refused *calendar.LabelError
	total   declaration.Rank
	quarter int // 1 to 4
	toDate  bool
	// year is the first month of the financial year that the text names, or 0.
	year  calendar.Month
	other bool // a variance, share, count or comment: not money of a month
}

var (
	thousandWord   = pattern.Lazy(`(?i)(£ ?k\b|\bk£|£ ?['’]?0{3}s?\b|\(['’]?0{3}s?\)|['’]0{3}s?\b|\bin thousands\b|\bthousands? of pounds\b|\(thousands?\)|^thousands?$|\(k\)|£ ?thousands?\b)`)
	millionWord    = pattern.Lazy(`(?i)(£ ?m(n|illions?)?\b|\bin millions\b|\bmillions? of pounds\b|\(millions?\)|^millions?$|\(m\)|\(£m\))`)
	labelUnit      = pattern.Lazy(`(?i)(£ ?k\b|\bk£|£ ?['’]?0{3}s?\b|£ ?m(n|illions?)?\b|£ ?thousands?\b|\bin (thousands|millions)\b|\b(thousands?|millions?) of pounds\b)`)
	noteOfUnit     = pattern.Lazy(`(?i)\b(figures|amounts|values|numbers)\b.*(£ ?k\b|£ ?['’]?0{3}s?\b|£ ?m\b|\b(thousands|millions)\b)`)
	foreignUnit    = pattern.Lazy(`(?i)(US ?\$|\$|€|\b(usd|eur|euros?|dollars?)\b|£ ?bn\b|\bbillions?\b|\(pence\)|\bin pence\b|\bx ?1,?000\b|\(£0{1,2}\)|£ ?[mk]s\b|\bgbp ?[km]\b|\((fte|wte|%|days|headcount)\)|^(fte|wte|headcount) (forecast|actual)|(forecast|actual) (fte|wte|headcount)$)`)
	poundWord      = pattern.Lazy(`(?i)(\(£\)|£|\bgbp\b|\(gbp\))`)
	strongWord     = pattern.Lazy(`(?i)\b(forecasts?|forecasted|fcst|f['’]?cast|actuals?)\b|\((a|f)\)|^act\.?$|\b(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*[ '’.-]*\d{0,4}[ -]+act\b|^act[ -]+(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)`) // act alone, or beside a month: not Environment Act
	weakWord       = pattern.Lazy(`(?i)\b(budget(ed|s)?|plan(ned)?|estimated?s?|profiled?|outturn|spend|spent|posted|expenditure|cost)\b`)
	neutralWord    = pattern.Lazy(`(?i)\b(latest|current|revised|original|spend|outturn|amount|figures?|value)\b`)
	otherRow       = pattern.Lazy(`(?i)(\bvariances?\b|^var\.?$|^diff(erence)?s?$|\bover ?/ ?\(?under|\bunder ?/ ?\(?over|^(over|under)[ -]?spends?$|^(remaining|balance)( (budget|forecast|remaining))?$|^%|^per ?cent|^[^%]* %$|^(fte|wte)s?$|^headcount$|^rag( (status|rating))?$|^comment(s|ary)?$|^notes?$|^days$)`)
	otherWord      = pattern.Lazy(`(?i)(\bvariances?\b|^var\.?$|\bvar\b|\bdiff(erence)?s?\b|\bover ?/ ?\(?under|\bunder ?/ ?\(?over|\b(over|under)[ -]?spends?\b|\bremaining\b|\bbalance\b|%|\bper ?cent\b|\bfte\b|\bwte\b|\bheadcount\b|\brag\b|\bcomment(s|ary)?\b|\bnotes?\b|\bdays\b)`)
	quarterWord    = pattern.Lazy(`(?i)\b(?:q|quarter ?)([1-4])\b`)
	cumulativeWord = pattern.Lazy(`(?i)\b(ytd|year[ -]to[ -]date|cumulative|running total)\b`)
	toDateWord     = pattern.Lazy(`(?i)\b(ytd|year[ -]to[ -]date|cumulative|to date|running total)\b`)
	yearWord       = pattern.Lazy(`(?i)(?:^|[^\d/])(?:20)?(\d\d) ?(?:[-/–]|to) ?(?:20)?(\d\d)(?:$|[^\d/-])`)
	halfYear       = pattern.Lazy(`(?i)^(h[12]|half[- ]year( [12])?)$`)
	periodWord     = pattern.Lazy(`^(?:p|m|period|month|mth)[ .]?0?(\d{1,2})$`)
	bareMonth      = pattern.Lazy(`^20\d\d\.?\d{1,2}$`) // 202604 or 2026.04; an amount may look the same
	dateLike       = pattern.Lazy(`^(\d{1,2}[/.-]\d{1,2}[/.-](\d{4}|\d\d)|\d{1,2}-[a-z]{3,9}|\d{4}-\d{2}-\d{2}|\d{1,2} [a-z]{3,9} \d{2,4})$`)
)

// read returns what a cell means as a heading.
func (s *sheet) read(c workbook.Cell) heading {
	if c.Kind == workbook.Date {
		return dateHeading(c)
	}
	if c.Kind == workbook.Number {
		return numberHeading(c)
	}
	if c.Kind != workbook.Text {
		return heading{}
	}
	return s.readText(declaration.Clean(c.Text))
}

func dateHeading(c workbook.Cell) heading {
	h := heading{text: c.Text}
	day, ok := calendar.ParseDay(c.Text)
	if !ok {
		return h
	}
	if c.NoDay {
		return heading{text: c.Text, monthly: true, month: day.Month()}
	}
	month, err := calendar.ParseMonth(c.Text)
	h.month, h.monthly, h.refused = month, err == nil, err
	return h
}

// numberHeading reads a number such as 202604 as a month, and any other number as plain
// text.
func numberHeading(c workbook.Cell) heading {
	h := heading{text: c.Text}
	if !bareMonth().MatchString(c.Text) {
		return h
	}
	if month, err := calendar.ParseMonth(c.Text); err == nil {
		h.month, h.monthly = month, true
	}
	return h
}

func (s *sheet) readText(text string) heading {
	h := heading{text: text}
	rest := text
	switch {
	case thousandWord().MatchString(rest):
		h.unit, rest = 1_000, thousandWord().ReplaceAllString(rest, " ")
	case millionWord().MatchString(rest):
		h.unit, rest = 1_000_000, millionWord().ReplaceAllString(rest, " ")
	case poundWord().MatchString(rest):
		h.unit = 1
	}
	rest = poundWord().ReplaceAllString(rest, " ")
	h.measure, h.weak = measureOf(rest)
	if s.options.Map.word(text) != Unsaid {
		h.measure, h.weak = s.options.Map.word(text), false
	}
	if h.measure != Unsaid {
		rest = strongWord().ReplaceAllString(rest, " ")
		rest = weakWord().ReplaceAllString(rest, " ")
		rest = neutralWord().ReplaceAllString(rest, " ")
	}
	h.other = otherWord().MatchString(text) && !strings.EqualFold(rest, "month")
	rest = strings.Trim(strings.Join(strings.Fields(strings.ReplaceAll(rest, "()", " ")), " "), " -–:,/")
	h.rest = strings.ToLower(strings.Trim(rest, "()[] "))
	h.readMonth()
	if h.monthly || h.number > 0 {
		h.other = false
		return h
	}
	h.total = s.options.total(text)
	if h.total == declaration.NoTotal {
		h.total = s.options.total(h.rest)
	}
	if h.total == declaration.NoTotal && len(text) <= longestHeading && (totalEnds().MatchString(text) || halfYear().MatchString(text)) {
		h.total = declaration.PartTotal
	}
	if part := quarterWord().FindStringSubmatch(text); part != nil && h.total != declaration.NoTotal {
		h.quarter, _ = strconv.Atoi(part[1])
	}
	h.toDate = toDateWord().MatchString(text)
	if h.toDate && h.total == declaration.NoTotal && len(text) <= longestHeading {
		h.total = declaration.PartTotal
	}
	h.year = yearIn(text)
	return h
}

// longestHeading is the longest text, in bytes, that names a month or a total.
const longestHeading = 40

// readMonth sets the fields of h about its month, if the text h.rest is a month or
// looks like one.
func (h *heading) readMonth() {
	if h.rest == "" || len(h.rest) > longestHeading {
		return
	}
	month, err := calendar.ParseMonth(h.rest)
	if err == nil {
		// A number with a year outside 2000 to 2199 is an amount or a code, or
		// mistyped.
		h.month, h.monthly = month, month.Year() >= 2000 && month.Year() < 2200
		return
	}
	if part := periodWord().FindStringSubmatch(h.rest); part != nil {
		if n, _ := strconv.Atoi(part[1]); n >= 1 && n <= 12 {
			h.number, h.period = (n+2)%12+1, true
		} else {
			h.refused = err
		}
		return
	}
	if month, named := calendar.NamedMonth(h.rest); named {
		h.number = int(month)
		return
	}
	if dateLike().MatchString(h.rest) {
		h.refused = err
	}
}

// yearOfMonth matches a year and a number that may be meant as its month, such as
// "2026-13". nameOfMonth matches a word and a number that may be meant as a month and
// its year, such as "Aprl 2026".
var (
	yearOfMonth = pattern.Lazy(`^20\d\d ?[-./ ]? ?\d{1,3}$`)
	nameOfMonth = pattern.Lazy(`^([a-z]{3,12})\W{0,3}\d{0,5}$`)
)

// resemblesMonth reports whether a heading that names nothing else is likely to be a
// mistyped month, such as "Aprl 2026" or "2026-13".
func (h heading) resemblesMonth() bool {
	if h.isMonth() || h.total != declaration.NoTotal || h.year != 0 || h.quarter != 0 {
		return false
	}
	text := strings.ToLower(h.text)
	if yearOfMonth().MatchString(text) {
		return true
	}
	part := nameOfMonth().FindStringSubmatch(text)
	if part == nil {
		return false
	}
	if _, named := calendar.NamedMonth(part[1]); named {
		return true
	}
	var names []string
	for month := time.January; month <= time.December; month++ {
		names = append(names, strings.ToLower(month.String()))
	}
	return len(part[1]) > 3 && declaration.Nearest(part[1], names) != ""
}

// measureOf returns the measure that a text names. The result weak is true if the
// measure comes from a word that means forecast or actual in some sheets only, such as
// budget or spend.
func measureOf(text string) (measure Measure, weak bool) {
	strong := map[Measure]bool{}
	for _, word := range strongWord().FindAllString(text, -1) {
		if word = strings.ToLower(strings.Trim(word, "()")); strings.HasPrefix(word, "a") {
			strong[Actual] = true
		} else {
			strong[Forecast] = true
		}
	}
	switch {
	case strong[Actual] && strong[Forecast]:
		return Both, false
	case strong[Actual]:
		return Actual, false
	case strong[Forecast]:
		return Forecast, false
	}
	switch strings.ToLower(strings.TrimSpace(text)) {
	case "a":
		return Actual, false
	case "f":
		return Forecast, false
	}
	for _, word := range weakWord().FindAllString(text, -1) {
		word = strings.ToLower(word)
		switch {
		case strings.HasPrefix(word, "budget"), strings.HasPrefix(word, "plan"), strings.HasPrefix(word, "estimate"), strings.HasPrefix(word, "profile"):
			return Forecast, true
		case word != "cost":
			measure = Actual
		}
	}
	return measure, measure != Unsaid
}

// yearIn returns the first month of the financial year that a text names, such as
// "2026-27", or 0.
func yearIn(text string) calendar.Month {
	for _, part := range yearWord().FindAllStringSubmatch(text, -1) {
		first, _ := strconv.Atoi(part[1])
		if next, _ := strconv.Atoi(part[2]); next == (first+1)%100 && first >= 15 {
			return calendar.MonthOf(2000+first, april)
		}
	}
	return 0
}
