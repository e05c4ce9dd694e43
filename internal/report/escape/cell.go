package escape

import (
	"regexp"
	"strings"
)

// Cell is text that a spreadsheet shows and does not evaluate as a formula.
type Cell string

// longestCell is the maximum length of a cell, in characters. A cell in Excel holds
// 32,767 UTF-16 units
// (https://support.microsoft.com/office/1672b34d-7043-467e-8e27-269d656771c3); a longer
// text would spill into other rows.
const longestCell = 16_000

// formula matches the beginning of a text that a spreadsheet may evaluate as a formula.
// It also matches after a semicolon, because some spreadsheets take that for the end of
// a cell. Spreadsheets also accept the full-width forms of = + - @.
var formula = regexp.MustCompile(`(^|;)([\s\p{Z}]*)([=+\-@＝＋－＠﹦﹢﹣﹫−])`)

// ForCell returns a text for a cell, on one line. If it begins like a formula, ForCell
// puts an apostrophe before it, which makes it text.
func ForCell(text string) Cell {
	if len(text) < longestCell && Plain(text) && startsPlain(text) && !strings.Contains(text, ";") {
		return Cell(text) // the usual case, which avoids the slow regular expression
	}
	return Cell(formula.ReplaceAllString(Shorten(string(ForTerminal(text)), longestCell), "$1$2'$3"))
}

func startsPlain(text string) bool {
	return text == "" || 'a' <= text[0]|0x20 && text[0]|0x20 <= 'z' || '0' <= text[0] && text[0] <= '9'
}
