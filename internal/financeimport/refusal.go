// Package financeimport turns the sheets in which finance business partners hand out
// forecasts and actuals into rows by month and line. It reads months across or down,
// forecast and actual as blocks, rows or columns, and leaves totals out after it has
// checked the sums by them. What has two readings is refused with the cell and what
// to do; whatever is taken for granted is said in a note.
package financeimport

import (
	"fmt"
	"strings"
	"unicode"

	"github.com/DEFRA/dgcheck/internal/declaration"
)

// Refusal is why a sheet is not imported. All parts are texts for people, and may
// repeat what cells hold.
type Refusal struct {
	File, Sheet string
	// Cell is the name of a cell, such as B7; empty if the whole sheet is meant.
	// Because begins in small letters if the cell is its subject.
	Cell            string
	Because, Remedy string
}

func (r *Refusal) Error() string {
	where := Where(r.File, r.Sheet, r.Cell)
	separator := ": "
	if r.Cell != "" && r.Because != "" && unicode.IsLower([]rune(r.Because)[0]) {
		separator = " "
	}
	return strings.TrimSpace(where + separator + r.Because + " " + r.Remedy)
}

// Where names a place: spend.xlsx, sheet Forecast, cell B7.
func Where(file, sheet, cell string) string {
	where := file
	if sheet != "" {
		where += ", sheet " + Quote(sheet)
	}
	if cell != "" {
		where += ", cell " + cell
	}
	return where
}

// Quote repeats a text of a sheet in a sentence: on one line, short, and never a
// credential.
func Quote(text string) string {
	const longest = 60
	text = strings.ReplaceAll(declaration.Clean(text), "`", "'")
	if declaration.LooksSecret(text) {
		return "`(hidden)`"
	}
	if runes := []rune(text); len(runes) > longest {
		text = string(runes[:longest-1]) + "…"
	}
	return "`" + text + "`"
}

// list joins words as a sentence does.
func list(words []string) string {
	if len(words) < 2 {
		return strings.Join(words, "")
	}
	return strings.Join(words[:len(words)-1], ", ") + " and " + words[len(words)-1]
}

// count writes a number with the noun it counts.
func count(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}
