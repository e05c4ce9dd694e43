package declaration

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/DEFRA/dgcheck/internal/calendar"
	"github.com/DEFRA/dgcheck/internal/pattern"
	"github.com/DEFRA/dgcheck/internal/source"
	"github.com/DEFRA/dgcheck/internal/yamltext"
)

// header reads from the first record which column is which, in any order and letter
// case, and removes the record. It returns a refusal if the file cannot be read.
func (s *sheet) header() *refusal {
	if len(s.records) == 0 {
		return s.refused(Shape, 1, "The finance file is empty.", "Begin it with the line "+headerLine+".")
	}
	first := s.records[0]
	if n := len(first.cells); n > maxColumns {
		return s.refused(Shape, first.line(), fmt.Sprintf("The first line has %d columns, more than a finance file has.", n), "Begin the file with the line "+headerLine+".")
	}
	if knownColumns(first.cells) < len(needed()) {
		return s.headless(first)
	}
	known := append(needed(), kindColumn)
	for i, cell := range first.cells {
		column := strings.ToLower(cell)
		switch {
		case slices.Contains(s.columns, column) && column != "":
			s.b.fault(Fault{Kind: Shape, At: Keys("finance", rowsName), Where: s.where(first.places[i]),
				Because: fmt.Sprintf("The column %s is there twice.", quote(column)), Remedy: "Keep one of the two."})
			column = ""
		case !slices.Contains(known, column) && column != "":
			s.b.fault(Fault{Kind: Shape, At: Keys("finance", "files"), Where: s.where(first.places[i]), Level: "info",
				Because: fmt.Sprintf("The column %s is not one we read.", quote(cell)),
				Remedy:  "It is ignored; take it out if it is not meant for other readers."})
		}
		s.columns = append(s.columns, column)
	}
	s.records = s.records[1:]
	if rows := s.b.rows(); !rows.at.written() {
		rows.at = mark{file: s.file, line: 1, column: 1}
	}
	return nil
}

// maxColumns limits the columns of a finance file, including those that are not read.
const maxColumns = 200

func (s *sheet) refused(kind FaultKind, line int, because, remedy string) *refusal {
	return &refusal{kind: kind, at: source.Position{File: s.name, Line: line, Column: 1}, Problem: yamltext.Problem{Because: because, Remedy: remedy}}
}

// headless returns the refusal of a file that has no complete header. If the first line
// is not nearly a header, the refusal repeats nothing of the file except common names
// of columns.
func (s *sheet) headless(first record) *refusal {
	beginning := s.records[:min(len(s.records), headLines)]
	line := first.line()
	if inThousands(first.cells) {
		return s.refused(Shape, line, "The first line says that the amounts are in thousands or millions, and we read pounds.",
			"Write the amounts out in pounds, and name their columns `forecast` and `actual`.")
	}
	if knownColumns(first.cells) >= nearHeader {
		return s.refused(Shape, line, s.lacks(first), s.completed(first))
	}
	if other := otherNames(first.cells); len(other) > 0 {
		return s.refused(Shape, line, "The columns of this file have other names than those we read.", renameAll(other))
	}
	for _, r := range beginning[1:] {
		if at := r.line(); knownColumns(r.cells) >= nearHeader {
			return s.refused(Unreadable, line, fmt.Sprintf("Other lines stand above the header, which is on line %d.", at),
				"Take the lines above it out, so that the file begins with the line "+headerLine+".")
		}
	}
	if slices.ContainsFunc(beginning, func(r record) bool { return monthsIn(r.cells) >= 2 }) {
		return s.refused(Unreadable, line, "The months of this file stand side by side in one line, and we read them one below the other.",
			importIt+" Or save it again with one row for each month and line, below the first line "+headerLine+".")
	}
	return s.refused(Shape, line, "The first line of this file is not the header of a finance file.", "Begin the file with the line "+headerLine+".")
}

// lacks returns a sentence such as "The column `month` is missing from the first line,
// and `Period` is not one we read."
func (s *sheet) lacks(first record) string {
	var missing, unknown []string
	for _, column := range needed() {
		if !slices.ContainsFunc(first.cells, func(cell string) bool { return strings.ToLower(cell) == column }) {
			missing = append(missing, "`"+column+"`")
		}
	}
	for _, cell := range first.cells {
		if cell != "" && !slices.Contains(append(needed(), kindColumn), strings.ToLower(cell)) && len(unknown) < 3 {
			unknown = append(unknown, quote(cell))
		}
	}
	said := "The column " + missing[0] + " is missing from the first line"
	if len(missing) > 1 {
		said = "The columns " + listed(missing) + " are missing from the first line"
	}
	switch len(unknown) {
	case 0:
	case 1:
		said += ", and " + unknown[0] + " is not one we read"
	default:
		said += ", and " + listed(unknown) + " are not ones we read"
	}
	return said + "."
}

// listed joins words for a sentence, such as "a, b and c".
func listed(words []string) string {
	if len(words) < 2 {
		return strings.Join(words, "")
	}
	return strings.Join(words[:len(words)-1], ", ") + " and " + words[len(words)-1]
}

var monthName = pattern.Lazy(`(?i)^(jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\b`)

// monthsIn counts the cells of a line that begin with a month.
func monthsIn(cells []string) int {
	n := 0
	for _, cell := range cells[:min(len(cells), maxColumns)] {
		if _, err := calendar.ParseMonth(cell); err == nil || monthName().MatchString(cell) {
			n++
		}
	}
	return n
}

// formulaError matches what spreadsheets write for a formula that fails, such as
// "#REF!".
var formulaError = pattern.Lazy(`^(#(REF|N/A|VALUE|DIV/0|NAME|NULL|NUM|SPILL|CALC|FIELD|BLOCKED|UNKNOWN|CONNECT|GETTING_DATA)[!?]?|#{3,}|Err:\d{3})$`)

func isFormulaError(cell string) bool {
	return (strings.HasPrefix(cell, "#") || strings.HasPrefix(cell, "Err:")) && formulaError().MatchString(cell)
}

// slashed matches a date with slashes, whether the day or the month comes first.
var slashed = pattern.Lazy(`^(\d{1,2})/(\d{1,2})/(\d{4}|\d{2})$`)

// wholeFile returns a refusal if the whole file is not to be trusted, so that the same
// fault is not reported for each row: a formula has failed, or all months are days in
// the American order.
func (s *sheet) wholeFile() *refusal {
	broken, months, american, day := 0, 0, 0, false
	var first [2]int
	var text string
	for i := range s.records {
		r := &s.records[i]
		for column, cell := range r.cells {
			if column < len(s.columns) && s.columns[column] != "" && isFormulaError(cell) {
				if broken++; broken == 1 {
					first, text = r.places[column], cell
				}
			}
		}
		if month := s.cell(r, monthColumn); month != "" {
			months++
			if americanMonth(month) {
				american++
			}
			day = day || !r.monthly
		}
	}
	switch {
	case broken > 0:
		r := s.refused(Unreadable, 0, fmt.Sprintf("A formula of the spreadsheet failed here (`%s`)%s, so the file was not read.", text, more(broken-1, "other cell", "other cells")),
			"Mend the formula in the spreadsheet, and save the file again.")
		r.at = s.where(first)
		return r
	case months > 0 && american == months && day:
		return s.refused(Unreadable, s.records[0].line(), "The months of this file are days in the American order, month before day, which is read as another month here.",
			"Show the column of months as year and month, such as 2026-04, and save the file again.")
	}
	return nil
}

// americanMonth reports whether a text is a date in the American order, such as
// 04/30/2026, of the first or the last day of a month.
func americanMonth(text string) bool {
	part := slashed().FindStringSubmatch(text)
	if part == nil {
		return false
	}
	month, _ := strconv.Atoi(part[1])
	day, _ := strconv.Atoi(part[2])
	year, _ := strconv.Atoi(part[3])
	if year < 100 {
		year += 2000
	}
	if month < 1 || month > 12 {
		return false
	}
	of := calendar.MonthOf(year, calendar.Month(month-1).Number())
	return day == 1 || day == of.Last().DayOfMonth()
}

// more returns " and in 1 other cell" or " and in 2 other cells" if its last arguments
// are "other cell" and "other cells". It returns "" if n is 0.
func more(n int, one, many string) string {
	switch n {
	case 0:
		return ""
	case 1:
		return " and in 1 " + one
	}
	return fmt.Sprintf(" and in %d %s", n, many)
}
