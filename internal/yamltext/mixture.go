package yamltext

import (
	"regexp"
	"strings"
)

// mixture returns the reason and the remedy for a line that is a list entry among keys,
// or a key among list entries. It returns "" for any other line.
func (b brokenText) mixture(number int) (because, remedy string) {
	line := string(b.lines[number-1])
	above, ok := b.sameDepth(number)
	text := strings.TrimSpace(above)
	entry, afterEntry := strings.HasPrefix(strings.TrimSpace(line), "- "), strings.HasPrefix(text, "- ")
	switch key := loneKey.FindStringSubmatch(text); {
	case !ok || entry == afterEntry:
		return "", ""
	case afterEntry:
		return "A key stands among the entries of a list here.", "Begin the line with a hyphen and a space if it is an entry, or put two more spaces in front if it belongs to the entry above."
	case key != nil:
		return "An entry of a list stands among keys here.", "Begin every entry at this depth with a hyphen: write `- id: " + clip(key[1]) + "` in place of `" + clip(key[1]) + ":`, and line its other keys up with `id`."
	}
	return "An entry of a list stands among keys here.", "Write the line without its hyphen if it belongs to the keys above, or begin the first of these keys with a hyphen and indent the others by two more spaces."
}

// loneKey matches a key without a value on its line.
var loneKey = regexp.MustCompile(`^([A-Za-z_][\w-]*):(?:\s+#.*)?$`)

// sameDepth returns the nearest line above that has the same indentation. It reports
// false if a line with less indentation comes first.
func (b brokenText) sameDepth(number int) (string, bool) {
	depth := indent(string(b.lines[number-1]))
	for i := number - 2; i >= 0; i-- {
		line := strings.TrimRight(string(b.lines[i]), "\r")
		if text := strings.TrimSpace(line); text == "" || strings.HasPrefix(text, "#") {
			continue
		}
		if indent(line) <= depth {
			return line, indent(line) == depth
		}
	}
	return "", false
}
