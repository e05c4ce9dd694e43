package declaration

import "github.com/DEFRA/dgcheck/internal/pattern"

// formulaCell matches a text that a spreadsheet may take for a formula. It also matches
// such a text with apostrophes in front.
var formulaCell = pattern.Lazy(`^'*[\s\p{Z}]*[=+\-@＝＋－＠﹦﹢﹣﹫−]`)

// GuardCell returns a text as a cell of a finance file. If a spreadsheet could take it
// for a formula, an apostrophe goes in front, which the reader removes.
func GuardCell(text string) string {
	if formulaCell().MatchString(text) {
		return "'" + text
	}
	return text
}

// unguarded removes the apostrophe that GuardCell puts in front of what may be a
// formula. It keeps any other apostrophe.
func unguarded(text string) string {
	if len(text) > 1 && text[0] == '\'' && formulaCell().MatchString(text[1:]) {
		return text[1:]
	}
	return text
}
