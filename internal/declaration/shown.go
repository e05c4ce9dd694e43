package declaration

import (
	"strings"

	"github.com/DEFRA/dgcheck/internal/yamltext"
)

// inFlow writes a text as it may stand between braces.
func inFlow(text string) string {
	text = strings.Trim(quote(text), "`")
	if strings.ContainsAny(text, ",[]{}\"") || strings.ContainsAny(text[:min(len(text), 1)], "&*!|>%@'?:#-`") ||
		strings.Contains(text, ": ") || strings.Contains(text, " #") || strings.HasSuffix(text, ":") {
		return yamltext.Quoted(text)
	}
	return text
}

// pair writes a key and its value in one short line, for advice to repeat. What
// looks like a credential is left out.
func pair(name string, n yamltext.Node) string {
	line := name + ": " + shownValue(n)
	if looksSecret(line) || secretLine().MatchString(line) {
		return name + ": …"
	}
	return line
}

// shownValue writes a value in one short line, for advice to repeat.
func shownValue(n yamltext.Node) string {
	switch n.Kind() {
	case yamltext.List:
		parts := make([]string, 0, n.Len())
		for _, item := range n.Items() {
			parts = append(parts, shownValue(item))
		}
		return short("[" + strings.Join(parts, ", ") + "]")
	case yamltext.Map:
		parts := make([]string, 0, n.Len())
		for key, value := range n.Entries() {
			parts = append(parts, pair(shortName(key), value))
		}
		return short("{" + strings.Join(parts, ", ") + "}")
	}
	if n.Null() {
		return "…"
	}
	return inFlow(n.Text())
}

// short cuts advice that would fill more than a line.
func short(text string) string {
	const most = 120
	if runes := []rune(text); len(runes) > most {
		return string(runes[:most]) + "…"
	}
	return text
}

// shortText is a text as a sentence repeats it.
func shortText(text string) string { return strings.Trim(quote(text), "`") }

// given writes a text as it may stand between braces, for a line that is to be
// written, or as "…" if it would be shortened or changed there.
func given(text string) string {
	if shortText(text) != text {
		return "…"
	}
	return inFlow(text)
}

// whose asks for the group's own value where advice holds an example, and for the
// text itself where it holds "…".
func whose(line string) string {
	own := ""
	switch {
	case strings.Contains(line, exampleMailbox):
		own = ", with the post's own mailbox"
	case strings.Contains(line, "{date: "+exampleDate+", "):
		own = ", with its own day"
	case strings.Contains(line, "from: "+exampleDate):
		own = ", with the day on which it began"
	}
	if strings.Contains(line, ": …}") || strings.Contains(line, "[…]") || strings.HasSuffix(line, ": …") {
		own += ", with the text that is written here now in place of `…`"
	}
	return own
}
