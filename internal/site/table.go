package site

import (
	"encoding/csv"
	"io"
	"strconv"

	"github.com/DEFRA/dgcheck/internal/calendar"
	"github.com/DEFRA/dgcheck/internal/money"
	"github.com/DEFRA/dgcheck/internal/report/escape"
	"github.com/DEFRA/dgcheck/internal/report/html"
	"github.com/DEFRA/dgcheck/internal/scorecard"
)

// table is a table on a page and in a CSV file. row(i) returns the cells of row i, from
// 0.
type table struct {
	name    string
	caption string
	// empty is the text that the page has if there are no rows.
	empty   string
	columns []column
	rows    int
	row     func(i int) []cell
	// csv is the table for the CSV file if its rows differ from those on the page. Then
	// site.page does not write the CSV file, and the caller has to.
	csv *table
	// whole is set if the table is about all groups, with or without a current card.
	whole bool
}

// column is a column of a table. If number is set, its cells are aligned to the right.
// If csv is set, the column is only in the CSV file.
type column struct {
	name   string
	number bool
	csv    bool
}

func columns(names ...string) []column {
	all := make([]column, len(names))
	for i, name := range names {
		all[i] = column{name: name}
	}
	return all
}

// cell is the value of a row in a column. Text is for the CSV file. Shown is for the
// page; if it is nil, the page has the text too.
type cell struct {
	text  string
	shown html.Escaped
}

func (c cell) onPage() html.Escaped {
	if c.shown != nil {
		return c.shown
	}
	return escape.ForPage(c.text)
}

func text(t string) cell { return cell{text: t} }

func count(n int) cell { return cell{text: strconv.Itoa(n)} }

// day returns a cell with the day d (YYYY-MM-DD). If d is "", the page shows the text
// of the parameter otherwise, such as "Not declared".
func day(d, otherwise string) cell {
	if d == "" {
		return cell{text: "", shown: escape.ForPage(otherwise)}
	}
	return cell{text: d, shown: escape.ForPage(calendar.Long(d))}
}

func colour(c scorecard.RAG) cell {
	if c == "" {
		return cell{text: "", shown: escape.HTML("Not asked")}
	}
	return cell{text: string(c), shown: html.Colour(c)}
}

// severity returns a cell with a severity, such as "error", which the page shows as a
// coloured tag. Any other text is shown as it is.
func severity(word string) cell {
	switch word {
	case "error":
		return cell{word, html.Tag("Error", "red")}
	case "warning":
		return cell{word, html.Tag("Warning", "yellow")}
	case "info":
		return cell{word, html.Tag("Information", "grey")}
	}
	return cell{text: word}
}

// amount returns a cell with an amount in pence. If pence is nil, the page shows the
// text of the parameter otherwise, such as "Not given".
func amount(pence *int64, otherwise string) cell {
	if pence == nil {
		return cell{text: "", shown: escape.ForPage(otherwise)}
	}
	return cell{text: pounds(*pence), shown: escape.ForPage(money.Pence(*pence).String())}
}

// pounds formats an amount in pence for the CSV file: pounds with two decimals, such as
// "-0.05".
func pounds(pence int64) string {
	sign := ""
	if pence < 0 {
		sign, pence = "-", -pence
	}
	return sign + strconv.FormatInt(pence/100, 10) + "." + strconv.FormatInt(pence%100+100, 10)[1:]
}

// file returns the name of the table's CSV file.
func (t table) file() string { return t.name + ".csv" }

// wholeGroup is the subject of a result that is about the group itself.
const wholeGroup = "group"

// aboutText returns the subject of a result, such as "service:apply", or "the whole
// group" if the result is about the group itself.
func aboutText(subject string) string {
	if subject == wholeGroup {
		return "the whole group"
	}
	return subject
}

// about returns a cell with the subject of a result. The CSV file has the subject
// unchanged.
func about(subject string) cell {
	if subject == wholeGroup {
		return cell{subject, escape.HTML("The whole group")}
	}
	return text(subject)
}

// writeCSV writes all rows as CSV. The file begins with a byte order mark, because
// Excel otherwise misreads characters such as £.
func (t table) writeCSV(w io.Writer) error {
	if _, err := io.WriteString(w, "\ufeff"); err != nil {
		return err
	}
	out := csv.NewWriter(w)
	out.UseCRLF = true
	fields := make([]string, len(t.columns))
	for i, c := range t.columns {
		fields[i] = c.name
	}
	_ = out.Write(fields) // out.Error returns the error below
	for i := range t.rows {
		for j, c := range t.row(i) {
			fields[j] = string(escape.ForCell(c.text))
			if t.columns[j].number { // a number may begin with a minus, which ForCell would escape
				fields[j] = c.text
			}
		}
		_ = out.Write(fields)
	}
	out.Flush()
	return out.Error()
}

// show writes row i for each i with from <= i < to, as an HTML table.
func (t table) show(w html.Writer, from, to int) {
	w.Put(`
<table class="govuk-table stack">
<caption class="govuk-table__caption govuk-table__caption--m">$</caption>
<thead class="govuk-table__head">
<tr class="govuk-table__row">`, escape.ForPage(t.caption))
	for _, c := range t.columns {
		if !c.csv {
			w.Put(`
<th scope="col" class="govuk-table__header$">$</th>`, numeric(c, "header"), escape.ForPage(c.name))
		}
	}
	w.Put(`
</tr>
</thead>
<tbody class="govuk-table__body">`)
	for i := from; i < to; i++ {
		t.showRow(w, t.row(i))
	}
	w.Put(`
</tbody>
</table>`)
}

func (t table) showRow(w html.Writer, cells []cell) {
	w.Put(`
<tr class="govuk-table__row">`)
	for i, c := range cells {
		switch of := t.columns[i]; {
		case of.csv:
		case i == 0:
			w.Put(`
<th scope="row" class="govuk-table__header">$</th>`, c.onPage())
		default:
			w.Put(`
<td class="govuk-table__cell$"><span class="stack-name">$</span>$</td>`, numeric(of, "cell"), escape.ForPage(of.name), c.onPage())
		}
	}
	w.Put(`
</tr>`)
}

func numeric(c column, part escape.HTML) html.Escaped {
	if !c.number {
		return escape.HTML("")
	}
	return html.Fill(` govuk-table__$--numeric`, part)
}
