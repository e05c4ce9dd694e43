package escape

import (
	"regexp"
	"strings"
)

// Cell is text that a spreadsheet shows and does not evaluate.
type Cell string

// longestCell bounds a cell, in characters. A cell of Excel holds 32,767
// (https://support.microsoft.com/office/1672b34d-7043-467e-8e27-269d656771c3);
// a longer one would spill into other rows. Excel counts characters of four
// bytes in UTF-8 twice.
const longestCell = 16_000

// formula matches the beginning of a text that a spreadsheet may evaluate, also
// after a semicolon, which some read as the end of a cell. Spreadsheets accept
// the full-width forms of = + - @ too.
var formula = regexp.MustCompile(`(^|;)([\s\p{Z}]*)([=+\-@＝＋－＠﹦﹢﹣﹫−])`)

// ForCell returns a text as a cell on one line. It puts an apostrophe before
// the beginning of a formula, which makes it text.
func ForCell(text string) Cell {
	if len(text) < longestCell && Plain(text) && startsPlain(text) && !strings.Contains(text, ";") {
		return Cell(text) // true of nearly every text, and the pattern is slow
	}
	return Cell(formula.ReplaceAllString(Shorten(string(ForTerminal(text)), longestCell), "$1$2'$3"))
}

func startsPlain(text string) bool {
	return text == "" || 'a' <= text[0]|0x20 && text[0]|0x20 <= 'z' || '0' <= text[0] && text[0] <= '9'
}
