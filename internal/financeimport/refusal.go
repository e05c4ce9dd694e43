// Package financeimport imports the sheets in which finance business partners hand out
// forecasts and actuals, and returns one figure for each month, line and measure. It
// reads months that run across or down, and forecast and actual as blocks, rows or
// columns. It checks totals against the figures, and then leaves them out. A sheet that
// can be read in two ways is refused, with the cell and a remedy. Each assumption is
// noted.
package financeimport

import (
	"fmt"
	"strings"
	"unicode"

	"github.com/DEFRA/dgcheck/internal/declaration"
)

// Refusal says why a sheet is not imported. Its texts are for people, and may repeat
// the content of cells.
type Refusal struct {
	File, Sheet string
	// Cell is the name of a cell, such as B7; empty if the whole sheet is refused.
	// Because begins in lower case if its subject is the cell, such as "holds a date".
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

// Where returns the name of a cell for a sentence, such as "spend.xlsx, sheet
// `Forecast`, cell B7". sheet and cell may be empty.
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

// Quote returns a text of a sheet in backquotes, for a sentence: on one line, of at
// most 60 characters, and hidden if it looks like a credential.
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

// list joins words for a sentence, such as "a, b and c".
func list(words []string) string {
	if len(words) < 2 {
		return strings.Join(words, "")
	}
	return strings.Join(words[:len(words)-1], ", ") + " and " + words[len(words)-1]
}

// count returns a number with its noun, such as "1 line" or "3 lines".
func count(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}
