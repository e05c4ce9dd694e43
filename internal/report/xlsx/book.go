// Package xlsx writes scorecards as an Excel workbook with sheets for groups, problems,
// deadlines, waivers, services and finance. Dates and amounts are numbers, so that a
// spreadsheet can calculate with them.
package xlsx

import (
	"fmt"
	"io"

	"github.com/DEFRA/dgcheck/internal/calendar"
	"github.com/DEFRA/dgcheck/internal/workbook"
)

// The names of the sheets.
const (
	groups    = "Groups"
	problems  = "Problems"
	deadlines = "Deadlines"
	waivers   = "Waivers"
	services  = "Services"
	finance   = "Finance"
	months    = "Months"
	about     = "About"
)

// sheets returns the sheets with their columns, in the order of the workbook.
func sheets() []workbook.Sheet {
	column := func(heading string, width float64) workbook.Column {
		return workbook.Column{Heading: heading, Width: width}
	}
	return []workbook.Sheet{
		{Name: groups, Columns: []workbook.Column{
			column("Group", 22), column("Name", 28), column("Lead", 24), column("Lead's mailbox", 32), column("Overall", 13),
			column("Outcomes", 13), column("Services", 13), column("Roadmap", 13), column("Measures", 13),
			column("Met", 8), column("Asked", 8), column("Errors", 8), column("Warnings", 10), column("Information", 12),
			column("Waived", 9), column("Not due", 9), column("Not assessed", 9), column("Remark", 50),
		}},
		{Name: problems, Columns: []workbook.Column{
			column("Group", 22), column("Severity", 10), column("Rule", 28), column("Title", 36), column("Subject", 28),
			column("What was found", 60), column("What to do", 60), column("Due", 13), column("Place", 40),
		}},
		{Name: deadlines, Columns: []workbook.Column{
			column("Group", 22), column("By", 13), column("What to do", 70), column("Subject", 30), column("Rule", 30), column("State", 12),
		}},
		{Name: waivers, Columns: []workbook.Column{
			column("Group", 22), column("Rule", 30), column("Title", 36), column("Scope", 28), column("Reason", 60), column("Approved by", 28), column("Until", 13), column("Approval", 40),
		}},
		{Name: services, Columns: []workbook.Column{
			column("Group", 22), column("Service", 26), column("Name", 36), column("Phase", 14), column("Since", 13), column("Owner", 28), column("Owner's mailbox", 34),
		}},
		{Name: finance, Columns: []workbook.Column{
			column("Group", 22), column("Month", 12), column("Forecast", 16), column("Actual", 16), column("Actual less forecast", 16),
		}},
		{Name: months, Columns: []workbook.Column{
			column("Month", 12), column("Forecast", 18), column("Groups with a forecast", 14), column("Actual", 18), column("Groups with an actual", 14),
		}},
		{Name: about, Columns: []workbook.Column{column("What", 30), column("Value", 90)}},
	}
}

// Book is a new workbook. Rows are added one by one.
type Book struct {
	out    *workbook.Writer
	totals map[string]*totals
	// left is the number of rows that did not fit, by sheet.
	left map[string]int
	// Most is the maximum number of rows of a sheet, without its heading. 0 means as
	// many as a spreadsheet can hold.
	Most int
}

// New returns an empty workbook as of a day (YYYY-MM-DD).
func New(asOf string) *Book {
	return &Book{
		out:    workbook.NewWriter("Delivery groups as of "+calendar.Long(asOf), asOf, sheets()),
		totals: map[string]*totals{}, left: map[string]int{},
	}
}

func (b *Book) add(sheet string, cells ...any) {
	if b.Most > 0 && b.out.Rows(sheet) > b.Most || !b.out.Row(sheet, cells...) {
		b.left[sheet]++
	}
}

// About adds a row to the sheet About, which says where the workbook comes from. what
// is the first cell of the row, such as "As of", and value the second.
func (b *Book) About(what, value string) { b.add(about, what, value) }

// mostInChart is the number of groups that a chart can show legibly.
const mostInChart = 60

// WriteTo completes the workbook and writes it. It returns the first error.
func (b *Book) WriteTo(w io.Writer) (int64, error) {
	b.writeTotals()
	for _, sheet := range sheets() {
		if n := b.left[sheet.Name]; n > 0 {
			b.About("Left out", fmt.Sprintf("%d rows of the sheet %s, which has no room for more.", n, sheet.Name))
		}
	}
	if rows := b.out.Rows(groups) - 1; rows <= mostInChart {
		b.out.Chart(workbook.Chart{
			Name: "Problems by group", Title: "Errors and warnings by group", From: groups, Rows: rows, Labels: 1, Stacked: true,
			Series: []workbook.Series{{Column: 11, Colour: "CA3535"}, {Column: 12, Colour: "F47738"}},
		})
	}
	b.out.Chart(workbook.Chart{
		Name: "Forecast and actual", Title: "Forecast and actual by month, groups that publish amounts", From: months, Rows: b.out.Rows(months) - 1, Labels: 0, LabelFormat: "mmm yyyy",
		Series: []workbook.Series{{Column: 1, Colour: "8EB8DC"}, {Column: 3, Colour: "1D70B8"}},
	})
	return b.out.WriteTo(w)
}
