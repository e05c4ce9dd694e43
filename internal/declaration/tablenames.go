package declaration

import (
	"fmt"
	"slices"
	"strings"

	"github.com/DEFRA/dgcheck/internal/pattern"
)

// columnNames returns the names that finance systems use for the columns of a finance
// file. They are ordinary words, so a report may repeat them.
func columnNames() map[string][]string {
	return map[string][]string{
		monthColumn:    {"period", "date", "accounting period", "financial period", "month ending", "period name", "posting month", "mth"},
		lineColumn:     {"cost line", "description", "category", "cost centre", "cost center", "account", "expense type", "budget line", "item", "cost type", "line description", "type"},
		serviceColumn:  {"service id", "service name", "product", "project", "services"},
		forecastColumn: {"budget", "plan", "planned", "forecast spend", "latest forecast", "estimate", "forecasts", "fcst"},
		actualColumn:   {"actuals", "outturn", "spend", "spent", "actual spend", "posted", "expenditure", "act"},
	}
}

// renamedColumn is a column of a file that has another name than ours: the name in the
// file, and our name.
type renamedColumn struct{ written, ours string }

var (
	besideName = pattern.Lazy(`\s*(\((£|gbp|pounds)\)|£|gbp)$`)
	// unitOf matches words for thousands and millions in the name of a column.
	unitOf = pattern.Lazy(`(?i)(£ ?k|£ ?m\b|£ ?0{3}|\b0{3}s?\b|'0{3}|’0{3}|\bthousands?\b|\bmillions?\b|\bk£|\(k\)|\(m\)|£ ?bn)`)
)

// ourColumn returns the column that a name stands for, or "".
func ourColumn(cell string) string {
	name := besideName().ReplaceAllString(strings.ToLower(clean(cell)), "")
	name = strings.TrimSpace(strings.NewReplacer("_", " ", "-", " ").Replace(name))
	for _, column := range needed() {
		if name == column || slices.Contains(columnNames()[column], name) {
			return column
		}
	}
	return ""
}

// otherNames returns the columns of a first line that have other names than ours. It
// returns nil unless the line has most of the needed columns, each once, under either
// name.
func otherNames(cells []string) []renamedColumn {
	var other []renamedColumn
	seen := map[string]bool{}
	for _, cell := range cells[:min(len(cells), maxColumns)] {
		ours := ourColumn(cell)
		if ours == "" {
			continue
		}
		if seen[ours] {
			return nil // two names for one column
		}
		if seen[ours] = true; strings.ToLower(cell) != ours {
			other = append(other, renamedColumn{cell, ours})
		}
	}
	if len(seen) < nearHeader || !seen[monthColumn] {
		return nil
	}
	return other
}

// renameAll returns the remedy "In the first line write `forecast` in place of `Budget`
// and …", for the given columns.
func renameAll(other []renamedColumn) string {
	var parts []string
	for _, column := range other {
		parts = append(parts, fmt.Sprintf("`%s` in place of %s", column.ours, quote(column.written)))
	}
	return "In the first line write " + listed(parts) + "."
}

// inThousands reports whether the name of a column with amounts says thousands or
// millions.
func inThousands(cells []string) bool {
	return slices.ContainsFunc(cells[:min(len(cells), maxColumns)], func(cell string) bool {
		name := strings.ToLower(clean(cell))
		return len(name) <= longestHeading && unitOf().MatchString(name) &&
			slices.ContainsFunc([]string{"forecast", "actual", "budget", "outturn", "spend", "plan", "cost"}, func(word string) bool { return strings.Contains(name, word) })
	})
}

// completed returns the remedy for a first line that lacks columns: other names for its
// columns, or columns to add.
func (s *sheet) completed(first record) string {
	remedy := ""
	other := otherNames(first.cells)
	if len(other) > 0 {
		remedy = renameAll(other)
	}
	var missing []string
	for _, column := range needed() {
		if !slices.ContainsFunc(first.cells, func(cell string) bool { return ourColumn(cell) == column }) {
			missing = append(missing, "`"+column+"`")
		}
	}
	switch {
	case len(missing) == 0 && remedy != "":
		return remedy
	case len(missing) == 0:
		return "Begin the file with the line " + headerLine + "."
	case remedy != "":
		remedy += " "
	}
	if len(missing) == 1 {
		return remedy + fmt.Sprintf("Add the column %s to the first line, and a cell for it to each line below, blank where there is nothing to say.", missing[0])
	}
	return remedy + fmt.Sprintf("Add the columns %s to the first line, and cells for them to each line below, blank where there is nothing to say.", listed(missing))
}

// ColumnFor returns the column of a finance file that a heading stands for, such as
// forecast for "Budget", or "" if there is none.
func ColumnFor(heading string) string { return ourColumn(heading) }
