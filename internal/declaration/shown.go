package declaration

import (
	"strings"

	"github.com/DEFRA/dgcheck/internal/yamltext"
)

// inFlow returns a text as a value inside braces, in quotes if it needs them. It cuts
// the text, or hides it, as quote does.
func inFlow(text string) string {
	text = strings.Trim(quote(text), "`")
	if strings.ContainsAny(text, ",[]{}\"") || strings.ContainsAny(text[:min(len(text), 1)], "&*!|>%@'?:#-`") ||
		strings.Contains(text, ": ") || strings.Contains(text, " #") || strings.HasSuffix(text, ":") {
		return yamltext.Quoted(text)
	}
	return text
}

// pair returns a key and its value as one short line for remedies, such as `id: soil`.
// For a value that looks like a credential it writes "…".
func pair(name string, n yamltext.Node) string {
	line := name + ": " + shownValue(n)
	if looksSecret(line) || secretLine().MatchString(line) {
		return name + ": …"
	}
	return line
}

// shownValue returns a value as one short line for remedies, such as `{id: soil, tags:
// [a, b]}`. For no value it returns "…".
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

// short cuts a text after 120 characters, and puts "…" at the cut.
func short(text string) string {
	const most = 120
	if runes := []rune(text); len(runes) > most {
		return string(runes[:most]) + "…"
	}
	return text
}

// shortText returns a text as messages repeat it, without the quotes around it.
func shortText(text string) string { return strings.Trim(quote(text), "`") }

// given returns a text as a value inside braces, for a line to write. It returns "…" if
// the text would be shortened or changed there.
func given(text string) string {
	if shortText(text) != text {
		return "…"
	}
	return inFlow(text)
}

// whose returns the end of a remedy that gives a line to write. If the line has an
// example in it, the end is such as ", with the post's own mailbox". If the line has
// "…" in it, the end asks for the text that is there now. Otherwise it is "".
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
