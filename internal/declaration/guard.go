package declaration

import "github.com/DEFRA/dgcheck/internal/pattern"

// formulaCell matches a text that a spreadsheet may evaluate, and one that was
// guarded against that.
var formulaCell = pattern.Lazy(`^'*[\s\p{Z}]*[=+\-@＝＋－＠﹦﹢﹣﹫−]`)

// GuardCell returns a text as a cell of a finance file. One that a spreadsheet could
// take for a formula gets an apostrophe in front of it, which the reader takes off.
func GuardCell(text string) string {
	if formulaCell().MatchString(text) {
		return "'" + text
	}
	return text
}

// unguarded takes the apostrophe of GuardCell off.
func unguarded(text string) string {
	if len(text) > 1 && text[0] == '\'' && formulaCell().MatchString(text[1:]) {
		return text[1:]
	}
	return text
}
