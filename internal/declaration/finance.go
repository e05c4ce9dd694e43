package declaration

import (
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strconv"
	"strings"

	"github.com/DEFRA/dgcheck/internal/yamltext"
)

// financeKeys are the sorted keys of the objects in the finance table and in its sums.
// All objects of one kind share the same slice.
type financeKeys struct {
	row   []string // amounts are in pence; src is the file and line of the row
	month []string // counts are of rows, amounts are sums in pence
	line  []string
}

func namesOfFinance() financeKeys {
	return financeKeys{
		row:   []string{"actual_pence", "file", "forecast_pence", "kind", "line", "month", "service", "src"},
		month: []string{"actual_pence", "actuals", "at", "credits", "figures", "forecast_pence", "forecasts", "least_pence", "lines", "median_pence", "most_pence", "rests_on"},
		line:  []string{"figures", "least_pence", "median_pence", "most_pence", "places"},
	}
}

// The columns of a finance file. The column kind may be left out.
const (
	monthColumn    = "month"
	lineColumn     = "line"
	serviceColumn  = "service"
	forecastColumn = "forecast"
	actualColumn   = "actual"
	kindColumn     = "kind"
)

// wholeGroup is what a finance row has as its service if the amounts are not for a
// single service.
const wholeGroup = "group"

func (b *builder) rows() *Value { return b.document.Member("finance").Member("rows") }

// rowPath returns the path of the row that is added next, or of a cell in that row.
func (b *builder) rowPath(cell ...string) Path {
	p := Path{{Key: "finance"}, {Key: "rows"}, {Index: len(b.rows().Items)}}
	for _, name := range cell {
		p = append(p, Step{Key: name})
	}
	return p
}

// months reads the value of `finance.months` into finance rows: one for each month,
// each for the whole group. The argument into is the object of the section `finance`.
func (b *builder) months(w *walker, into *Value, n yamltext.Node) {
	if n.Kind() != yamltext.Map {
		if !n.Null() {
			// The fault is reported at `finance.rows`, which the months would have
			// filled.
			outer := w.path
			w.path = Keys("finance", rowsName)
			w.fault(Shape, n, "`months` should be a set of months, each with a forecast and an actual.", "Write each month as `2026-04: {forecast: 30000, actual: 28750}`.")
			w.path = outer
		}
		return
	}
	rows := Value{Kind: List, at: w.mark(n)}
	single := !b.hasMonth(n)
	for key, value := range n.Entries() {
		if rank := b.schema.monthRank(clean(key.Text())); rank != noTotal && !single {
			b.totalKey(w, key)
			continue
		}
		month := w.monthRow(&rows, key, value)
		rows.Items = append(rows.Items, month)
	}
	into.set("rows", rows)
	w.gaps(n)
}

func (w *walker) monthRow(rows *Value, key, value yamltext.Node) Value {
	row := w.d.newRow(w.mark(key), w.d.files[w.file].Path)
	*row.Member(serviceColumn) = textValue(wholeGroup)
	cell := func(name string, walk func()) {
		outer := w.path
		w.path = Path{{Key: "finance"}, {Key: "rows"}, {Index: len(rows.Items)}, {Key: name}}
		walk()
		w.path = outer
	}
	cell(monthColumn, func() { *row.Member(monthColumn) = w.month(&shape{label: monthColumn}, key, clean(key.Text())) })
	if value.Kind() != yamltext.Map {
		if !value.Null() {
			cell("", func() {
				w.path = w.path[:len(w.path)-1] // a fault of the whole row
				w.fault(Shape, value, "A month needs a forecast or an actual, but "+written(value)+" is written.", monthRemedy(key, value))
			})
		}
		return row
	}
	month := &shape{label: "a month of finance", fields: map[string]*shape{forecastColumn: nil, actualColumn: nil}}
	for found := range w.entries(month, value) {
		name, amount := found.key, found.value
		found.siblings = value
		switch column := nameOf(name); column {
		case forecastColumn, actualColumn:
			cell(column, func() {
				if amount.Kind() != yamltext.Scalar {
					w.fault(BadAmount, amount, "An amount is one number, but "+written(amount)+" is written.", "Write pounds as a plain number, such as 120000.")
					return
				}
				sum := w.amount(amount)
				sum.key, sum.at = w.mark(name), w.mark(amount)
				*row.Member(column + "_pence") = sum
			})
		default:
			cell(column, func() {
				w.unknown(month, found)
			})
		}
	}
	return row
}

// monthRemedy returns the remedy for a month whose value is not a map of amounts: for
// the key 2026-04 and the value 30000, "Write `2026-04: {forecast: 30000}`, …".
func monthRemedy(key, value yamltext.Node) string {
	if value.Kind() != yamltext.Scalar || value.Null() || looksSecret(value.Text()) {
		return "Write `{forecast: 30000, actual: 28750}` with the month's own amounts."
	}
	return fmt.Sprintf("Write `%s: {forecast: %s}`, or with `actual` if it has been spent.", shortName(key), shownValue(value))
}

// newRow returns a row without amounts, which is written at a position of a file. The
// row's key `src` names both, such as finance.csv:7. The row shares no value with other
// rows.
func (b *builder) newRow(at mark, file string) Value {
	src, blank := textValue(file+":"+strconv.Itoa(int(at.line))), textValue("")
	row := objectOf(b.schema.finance.row, []Value{{}, textValue(file), {}, blank, blank, blank, blank, src})
	row.at = at
	return row
}

// finance reads the finance files that the document names, and checks the rows.
func (b *builder) finance() {
	section := b.document.Member("finance")
	if !section.Written() {
		return
	}
	files := section.Member("files")
	if len(files.Items) > 0 && len(section.Member(rowsName).Items) > 0 {
		b.fault(Fault{
			Kind: Shape, At: Keys("finance", "rows"), Where: b.at(files),
			Because: "Finance is given twice: as `months` and as `files`.",
			Remedy:  "Keep the one that holds the right figures, and take the other out of `finance`.",
		})
	}
	if len(files.Items) > 0 {
		section.set(rowsName, *section.Member(rowsName)) // its own copy, which will be changed
	}
	for i, item := range files.Items {
		if item.Text != "" && item.Text != hidden {
			b.file(item, Path{{Key: "finance"}, {Key: "files"}, {Index: i}})
		}
	}
	b.fillRows()
	b.sameRows()
	b.repeatedSums()
	b.headline(section)
}

// file reads a finance file that a declaration names. The name is relative to the YAML
// file that has it. A file outside the group's root is refused.
func (b *builder) file(item Value, at Path) {
	asked := b.at(&item)
	name := path.Join(path.Dir(b.files[item.at.file].Path), item.Text)
	refusal := refuseName(item.Text)
	switch {
	case path.IsAbs(item.Text) || !fs.ValidPath(name):
		refusal = unopened(fs.ErrInvalid)
		b.unreadTable(asked, refusal.Because, refusal.Remedy)
	case refusal != nil:
		b.unreadTable(asked, refusal.Because, refusal.Remedy)
	case slices.ContainsFunc(b.files, func(f File) bool { return f.Path == name }):
		b.fault(Fault{
			Kind: Identifier, At: at, Where: asked,
			Because: fmt.Sprintf("The file %s is read already.", quote(item.Text)),
			Remedy:  "Name each finance file once.",
		})
	default:
		b.csv(name, asked)
	}
}

// headline warns of amounts in a declaration with `mode: headline`, which keeps amounts
// private.
func (b *builder) headline(section *Value) {
	if section.text("mode") != "headline" || len(b.rows().Items) == 0 {
		return
	}
	b.fault(Fault{
		Kind: Shape, At: Keys("finance", "mode"), Where: b.at(section.Member("mode")), Level: "warning",
		Because: "`mode: headline` keeps amounts private, but amounts are given all the same.",
		Remedy:  "Take the months or files out, or write `mode: full`.",
	})
}

// sameRows reports rows that have the same month, line and service.
func (b *builder) sameRows() {
	type identity struct{ month, line, service string }
	seen := map[identity]int{}
	items := b.rows().Items
	for i := range items {
		row := &items[i]
		id := identity{row.text(monthColumn), strings.ToLower(row.text(lineColumn)), strings.ToLower(row.text(serviceColumn))}
		if id.month == "" {
			continue
		}
		b.holds(row.at.file, "identifier")
		first, again := seen[id]
		if !again {
			seen[id] = i
			continue
		}
		here, before := b.at(row), b.at(&items[first])
		b.fault(Fault{
			Kind: Identifier, At: Path{{Key: "finance"}, {Key: "rows"}, {Index: i}}, Where: here,
			Because: fmt.Sprintf("The same month, line and service (%s) stand on two lines: here on line %d and in %s on line %d.", id.month, here.Line, before.File, before.Line),
			Remedy:  "Keep one of the two, or give them different line names.",
		})
	}
}
