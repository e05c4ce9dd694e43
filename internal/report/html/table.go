package html

import "github.com/DEFRA/dgcheck/internal/report/escape"

// column is the heading of a table column. Look is an additional CSS class, or "".
type column struct{ name, look escape.HTML }

// stack begins a table. On a narrow screen its rows become blocks.
func (p *page) stack(caption escaped, columns ...column) {
	p.put(`
<table class="govuk-table stack">
<caption class="govuk-table__caption">$</caption>`, caption)
	p.columns(columns)
}

// columns writes the heading row of a table and begins its body.
func (p *page) columns(columns []column) {
	p.put(`
<thead class="govuk-table__head">
<tr class="govuk-table__row">`)
	for _, c := range columns {
		p.put(`
<th scope="col" class="govuk-table__header$">$</th>`, class(c.look), c.name)
	}
	p.put(`
</tr>
</thead>
<tbody class="govuk-table__body">`)
}

// row begins a row with its heading cell. Look is an additional CSS class, or "".
func (p *page) row(look escape.HTML, name escaped) {
	p.put(`
<tr class="govuk-table__row">
<th scope="row" class="govuk-table__header$">$</th>`, class(look), name)
}

// cell writes a cell. On a narrow screen, where the heading row is hidden, the cell
// begins with the name of its column.
func (p *page) cell(name escape.HTML, value escaped) {
	p.put(`
<td class="govuk-table__cell"><span class="stack-name">$</span>$</td>`, name, value)
}

// rowEnd ends a row.
func (p *page) rowEnd() {
	p.put(`
</tr>`)
}

// tableEnd ends the body and the table.
func (p *page) tableEnd() {
	p.put(`
</tbody>
</table>`)
}

// class returns an additional CSS class with a space before it, or "".
func class(look escape.HTML) piece { return when(look != "", fill(` $`, look)) }
