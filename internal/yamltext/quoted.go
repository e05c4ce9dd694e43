package yamltext

import "strings"

// Quoted returns one line of text as a quoted YAML scalar that is read as the same
// text. The quotes are double, or single if text has a double quote or a backslash.
func Quoted(text string) string {
	if !strings.ContainsAny(text, `"\`) {
		return `"` + text + `"`
	}
	return "'" + strings.ReplaceAll(text, "'", "''") + "'"
}
