package declaration

import (
	"strings"
)

// slugOf returns an identifier made from a name, or "" if no letter or digit is left.
func slugOf(text string) string {
	var b strings.Builder
	for _, r := range strings.ToLower(text) {
		switch {
		case r >= 'a' && r <= 'z', r >= '0' && r <= '9':
			b.WriteRune(r)
		case r == '\'' || r == '’':
		case b.Len() > 0 && !strings.HasSuffix(b.String(), "-"):
			b.WriteByte('-')
		}
		if b.Len() >= longestName-1 {
			break
		}
	}
	return strings.TrimRight(b.String(), "-")
}

// truth returns "true" or "false" for a word that means so, such as "yes" or "off". It
// reports false for any other word.
func truth(text string) (string, bool) {
	switch strings.ToLower(text) {
	case "yes", "y", "on", "true", "1":
		return "true", true
	case "no", "n", "off", "false", "0", "none":
		return "false", true
	}
	return "", false
}

// plainNumber returns a number without separators. It reports false if the text has more
// than one reading.
func plainNumber(text string) (string, bool) {
	digits := strings.TrimSpace(text)
	if strings.Contains(digits, ",") {
		if !thousands(digits) {
			return "", false
		}
		digits = strings.ReplaceAll(digits, ",", "")
	}
	if numberPattern().MatchString(digits) && len(digits) <= 18 {
		return digits, true
	}
	return "", false
}

// thousands reports whether every comma of a number is followed by a group of three
// digits.
func thousands(text string) bool {
	whole, _, _ := strings.Cut(strings.TrimLeft(text, "-"), ".")
	groups := strings.Split(whole, ",")
	for i, group := range groups {
		if i > 0 && len(group) != 3 || i == 0 && (group == "" || len(group) > 3) {
			return false
		}
	}
	return true
}

// Slug returns the identifier that is made from a title or name: lower-case letters,
// digits and hyphens. If no letter or digit is left, it returns "".
func Slug(text string) string { return slugOf(text) }
