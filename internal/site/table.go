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

// table is a list with a row for each of something. It is on a page and in a CSV file
// of the same name.
type table struct {
	name    string
	caption string
	// empty is what the page says if there is no row.
	empty   string
	columns []column
	rows    int
	row     func(i int) []cell
	// csv is the table of the CSV file, if that has other rows. The function that makes
	// the table writes that file.
	csv *table
	// whole is set if the table is not only about the groups that were heard from.
	whole bool
}

// column is the heading of a column. A number is put to the right. What is only in the
// CSV file is not on the page.
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

// cell is what a row has in a column: a text for the CSV file and, if it looks otherwise
// on the page, what is shown there.
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

// day returns a day, or a word if it is not known.
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

// severity returns the severity of a result as a word with a background.
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

// amount returns an amount in pounds, or a word if it is not known.
func amount(pence *int64, otherwise string) cell {
	if pence == nil {
		return cell{text: "", shown: escape.ForPage(otherwise)}
	}
	return cell{text: pounds(*pence), shown: escape.ForPage(money.Pence(*pence).String())}
}

// pounds writes an amount for a program: pounds with two decimals.
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

// aboutText says what a result is about, for people.
func aboutText(subject string) string {
	if subject == wholeGroup {
		return "the whole group"
	}
	return subject
}

// about returns what a result is about. In the CSV file it is the subject.
func about(subject string) cell {
	if subject == wholeGroup {
		return cell{subject, escape.HTML("The whole group")}
	}
	return text(subject)
}

// writeCSV writes all rows. The file begins with a byte order mark, without which Excel
// misreads characters such as £.
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
	_ = out.Write(fields) // the writer keeps the error
	for i := range t.rows {
		for j, c := range t.row(i) {
			fields[j] = string(escape.ForCell(c.text))
			if t.columns[j].number { // a minus is no formula here
				fields[j] = c.text
			}
		}
		_ = out.Write(fields)
	}
	out.Flush()
	return out.Error()
}

// show writes the rows from one to before another.
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
