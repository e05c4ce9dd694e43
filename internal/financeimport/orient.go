package financeimport

import (
	"slices"
	"strconv"
	"strings"

	"github.com/DEFRA/dgcheck/internal/declaration"
	"github.com/DEFRA/dgcheck/internal/workbook"
)

// months is the index of a row or a column, and how many different months it has.
type months struct{ at, count int }

// isMonth reports whether a heading is a month, or looks like one.
func (h heading) isMonth() bool { return h.monthly || h.number > 0 || h.refused != nil }

// read0 finds out whether months run across or down, and reads the sheet accordingly.
func (s *sheet) read0() (*Table, error) {
	across, down := s.mostMonths()
	s.hidden()
	if spans := s.options.Map.spans["month"]; len(spans) > 0 && spans[0].rows {
		return s.table, s.matrix()
	} else if len(spans) > 0 {
		return s.table, s.down(spans[0].first)
	}
	switch {
	case across.count == 0 && down.count == 0:
		return nil, s.noMonths()
	case across.count > 2 && down.count > 2:
		return nil, s.refuse(s.name(across.at, 0), "Months stand side by side in row "+strconv.Itoa(across.at+1)+" and below each other in column "+workbook.ColumnName(down.at)+".",
			"Say which are the months of the figures: --map month="+strconv.Itoa(across.at+1)+" or --map month="+workbook.ColumnName(down.at)+".")
	case across.count > 1 && across.count >= down.count:
		return s.table, s.matrix()
	case down.count > 1 || !s.belowMonth(across.at):
		return s.table, s.down(down.at)
	}
	return s.table, s.matrix()
}

func (s *sheet) noMonths() *Refusal {
	if r, c, serial := s.serialMonths(); serial {
		return s.refuse(s.name(r, c), "holds "+Quote(s.at(r, c).Text)+", a spreadsheet's number of a day in place of a month.", "Format these cells as dates, or write the months as 2026-04, and import again.")
	}
	return s.refuse("", "No row and no column of months was found.", "Name the months above the figures, or beside them, such as 2026-04 or Apr-26. If they are on another sheet, name it with --sheet.")
}

// mostMonths returns the row with the most different months, and the column with the
// most.
func (s *sheet) mostMonths() (across, down months) {
	rows, cols := map[int]map[string]bool{}, map[int]map[string]bool{}
	add := func(in map[int]map[string]bool, at int, name string) {
		if in[at] == nil {
			in[at] = map[string]bool{}
		}
		in[at][name] = true
	}
	for r := range s.headings {
		for c, h := range s.headings[r] {
			if h.isMonth() && !s.options.Map.has("ignore", false, c) && !s.options.Map.has("ignore", true, r) {
				add(rows, r, h.rest+h.month.String())
				add(cols, c, h.rest+h.month.String())
			}
		}
	}
	return most(rows), most(s.monthly(cols))
}

// monthly removes columns of dates that are not the months of figures, such as the
// dates below the heading "Start date".
func (s *sheet) monthly(cols map[int]map[string]bool) map[int]map[string]bool {
	for c := range cols {
		for r := range s.rows {
			text := strings.ToLower(s.heading(r, c).text)
			if s.heading(r, c).isMonth() {
				break
			}
			if slices.ContainsFunc([]string{"start", "end", "begin", "due", "updated", "approved", "raised", "invoice date"}, func(word string) bool { return strings.HasPrefix(text, word) }) {
				delete(cols, c)
				break
			}
		}
	}
	return cols
}

func most(found map[int]map[string]bool) months {
	best := months{}
	for at, names := range found {
		if len(names) > best.count || len(names) == best.count && at < best.at {
			best = months{at, len(names)}
		}
	}
	return best
}

// belowMonth reports whether there is a figure one or two rows below the first month of
// a row.
func (s *sheet) belowMonth(row int) bool {
	for c := range s.cols {
		if s.heading(row, c).isMonth() {
			return looksLikeFigure(s.at(row+1, c)) || looksLikeFigure(s.at(row+2, c))
		}
	}
	return false
}

// numberedPeriods looks for a word such as "period" in a cell, and reads the numbers 1
// to 12 to the right of that cell and below it as periods of the financial year. A
// single number there is left as it is.
func (s *sheet) numberedPeriods() {
	words := []string{"period", "month", "month no", "period no", "period number", "month number", "accounting period", "financial period", "fiscal period"}
	for r := range s.headings {
		for c, h := range s.headings[r] {
			if !slices.Contains(words, strings.ToLower(strings.TrimRight(h.text, ".:"))) {
				continue
			}
			s.numbered(r, c, 0, 1)
			s.numbered(r, c, 1, 0)
		}
	}
}

func (s *sheet) numbered(r, c, down, right int) {
	var found []*heading
	seen := map[int]bool{}
	for i := 1; ; i++ {
		row, col := r+i*down, c+i*right
		if row >= len(s.headings) || col >= s.cols {
			break
		}
		n, err := strconv.Atoi(declaration.Clean(s.grid.At(row, col).Text))
		if kind := s.grid.At(row, col).Kind; err != nil || n < 1 || n > 12 || kind != workbook.Number && kind != workbook.Text {
			if kind == workbook.Blank {
				continue
			}
			break
		}
		h := &s.headings[row][col]
		seen[n] = true
		h.number, h.period, h.text, h.rest = (n+2)%12+1, true, strconv.Itoa(n), strconv.Itoa(n)
		found = append(found, h)
	}
	if len(seen) < 2 { // a single number may be anything
		for _, h := range found {
			h.number, h.period = 0, false
		}
	}
}

// serialMonths looks for three numbers, side by side or below each other, that are days
// as spreadsheets store them, each about a month after the one before. It returns the
// cell of the first, or false if there are no such numbers.
func (s *sheet) serialMonths() (row, col int, found bool) {
	serial := func(r, c int) int {
		n, err := strconv.Atoi(strings.TrimSpace(s.grid.At(r, c).Text))
		if err != nil || n < 40_000 || n > 60_000 {
			return 0
		}
		return n
	}
	for r := range s.rows {
		for c := range s.cols {
			for _, step := range [][2]int{{0, 1}, {1, 0}} {
				a, b, d := serial(r, c), serial(r+step[0], c+step[1]), serial(r+2*step[0], c+2*step[1])
				if a > 0 && b-a >= 28 && b-a <= 31 && d-b >= 28 && d-b <= 31 {
					return r, c, true
				}
			}
		}
	}
	return 0, 0, false
}

// hidden adds notes that name the hidden rows and columns. They are read like the rest.
func (s *sheet) hidden() {
	var names []string
	for r := range s.rows {
		if s.grid.HiddenRows[r] {
			names = append(names, strconv.Itoa(r+1))
		}
	}
	if len(names) > 0 {
		s.note("Hidden rows were read like the others: %s.", few(names))
	}
	names = nil
	for c := range s.cols {
		if s.grid.HiddenColumns[c] {
			names = append(names, workbook.ColumnName(c))
		}
	}
	if len(names) > 0 {
		s.note("Hidden columns were read like the others: %s.", few(names))
	}
}

// few joins words for a sentence. It names the first eight, and counts the rest: "3, 4,
// 5, 6, 7, 8, 9, 10 and 2 more".
func few(words []string) string {
	const most = 8
	if len(words) > most {
		words = append(words[:most:most], strconv.Itoa(len(words)-most)+" more")
	}
	return list(words)
}
