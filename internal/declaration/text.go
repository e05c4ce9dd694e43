package declaration

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"github.com/agnivade/levenshtein"
	"golang.org/x/text/unicode/norm"

	"github.com/DEFRA/dgcheck/internal/yamltext"
)

// clean gives the text as it compares: composed (NFC), without characters
// nobody can see, blanks of any kind as one space at most, trimmed.
func clean(text string) string {
	if plainASCII(text) {
		return strings.TrimSpace(text)
	}
	visible := strings.Map(func(r rune) rune {
		switch {
		case r == '\u00ad', unicode.Is(unicode.Cf, r) && r != '\u200d':
			return -1
		case unicode.IsSpace(r):
			return ' '
		}
		return r
	}, norm.NFC.String(text))
	return strings.Trim(visible, " \u200d")
}

func plainASCII(text string) bool {
	for i := range len(text) {
		if text[i] >= 0x80 || text[i] < 0x20 {
			return false
		}
	}
	return true
}

// placeholders are the words people leave where a value should be.
func isPlaceholder(text string, post bool) bool {
	word := strings.ToLower(strings.Trim(text, " .…[]()<>{}*_"))
	switch word {
	case "tbc", "tbd", "tba", "todo", "to do", "vacant", "vacancy", "unknown", "n/a", "na", "various", "-", "--", "–", "—", "?", "??", "???",
		"xxx", "xx", "fixme", "placeholder", "to be confirmed", "to be decided", "to be determined", "to be agreed", "to be announced",
		"not known", "not yet known", "lorem ipsum", "none yet", "someone", "anyone", "nobody", "no one", "insert text here", "your text here":
		return true
	case "team", "the team", "everyone", "all":
		return post
	case "":
		return text != ""
	}
	return strings.HasPrefix(word, "lorem ipsum") || strings.HasPrefix(word, "todo:") || strings.HasPrefix(word, "tbc ") || strings.HasPrefix(word, "tbc:") ||
		(strings.HasPrefix(text, "<") && strings.HasSuffix(text, ">")) || (strings.HasPrefix(text, "{{") && strings.HasSuffix(text, "}}"))
}

// placeholder tells whether the node is blank or a placeholder, and points at
// the latter: it counts as not given.
func (w *walker) placeholder(n yamltext.Node, post bool) bool {
	text := clean(n.Text())
	if text == "" {
		return true
	}
	if !isPlaceholder(text, post) {
		return false
	}
	w.fault(Placeholder, n, fmt.Sprintf("%s stands where a value should be, so we count it as not given.", quote(text)),
		"Write the real value, or take the line out until it is known.")
	return true
}

// Text that looks like a credential: tokens of GitHub, cloud and chat services,
// private keys, signed tokens, and passwords in addresses or assignments.
var secretPattern = regexp.MustCompile(`gh[pousr]_[A-Za-z0-9]{20,}|github_pat_[A-Za-z0-9_]{20,}|\b(AKIA|ASIA)[0-9A-Z]{16}\b|-----BEGIN [A-Z ]*PRIVATE KEY|xox[abprs]-[A-Za-z0-9-]{10,}|\beyJ[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]{10,}\.|\bAIza[0-9A-Za-z_-]{30,}|://[^/\s:@]+:[^/\s:@]+@|(?i)\b(password|passwd|secret|api[_-]?key|access[_-]?token)\s*[=:]\s*\S{6,}`)

// hidden stands in for text that must not be repeated anywhere.
const hidden = "(hidden: it looks like a credential)"

func looksSecret(text string) bool {
	return len(text) >= 12 && secretPattern.MatchString(text)
}

// unsecret keeps a credential out of the document and reports its place.
func (w *walker) unsecret(n yamltext.Node, text string) string {
	if !looksSecret(text) {
		return text
	}
	w.fault(Personal, n, "This looks like a password, key or token.", "Remove it, and have it changed: whoever can read this repository, or its history, can use it.")
	return hidden
}

var (
	personMailbox = regexp.MustCompile(`(?i)\b[a-z]{2,}\.[a-z]{2,}[0-9]*@[a-z0-9.-]+`)
	phonePattern  = regexp.MustCompile(`(^|[^\d-])(\+44\s?\(?0?\)?\s?|0)[1-9](\s?\d){8,9}($|[^\d-])`)
	roleWords     = regexp.MustCompile(`(?i)\b(service|team|support|group|lead|owner|office|policy|digital|data|help|desk|info|enquiries|contact|admin|mailbox|delivery|product|design|content|research|security|operations|assurance|finance|press|manager|head|board|feedback|hello)`)
)

func (w *walker) personalMailbox(n yamltext.Node, text string) {
	if personMailbox.MatchString(text) && !roleWords.MatchString(strings.SplitN(text, "@", 2)[0]) {
		w.fault(Personal, n, "This looks like a person's own email address.", "Give a role mailbox instead, such as service-owner@example.gov.uk: declarations are often public.")
	}
}

func (w *walker) personalText(n yamltext.Node, text string) {
	if strings.Contains(text, "@") {
		if address := personMailbox.FindString(text); address != "" {
			w.personalMailbox(n, address)
		}
	}
	if len(text) >= 10 && phonePattern.MatchString(text) {
		w.fault(Personal, n, "This looks like a telephone number.", "Give a role mailbox instead: declarations are often public.")
	}
}

// quote repeats a piece of the declaration in a sentence: short, on one line,
// and never a credential.
func quote(text string) string {
	if looksSecret(text) {
		return "`" + hidden + "`"
	}
	const most = 60
	runes := []rune(strings.Join(strings.Fields(strings.ReplaceAll(text, "`", "'")), " "))
	if len(runes) > most {
		runes = append(runes[:most:most], '…')
	}
	return "`" + string(runes) + "`"
}

// nearest gives the known word that a misspelt one was most likely meant to
// be, or none where nothing is close.
func nearest(word string, known []string) string {
	best, distance := "", max(2, len(word)/3)+1
	for _, candidate := range known {
		if d := levenshtein.ComputeDistance(strings.ToLower(word), candidate); d < distance {
			best, distance = candidate, d
		}
	}
	if distance >= len([]rune(word)) {
		return ""
	}
	return best
}

func keysOf(fields map[string]*shape) []string {
	keys := make([]string, 0, len(fields))
	for name := range fields {
		keys = append(keys, name)
	}
	slices.Sort(keys)
	return keys
}

func sentence(text string) string {
	runes := []rune(text)
	if len(runes) == 0 {
		return ""
	}
	runes[0] = unicode.ToUpper(runes[0])
	return string(runes)
}

// wanted and written name what a value should be and what it is.
func wanted(s *shape) string {
	switch {
	case s.post:
		return "a post with a `role` and an `email`"
	case s.kind == objectShape:
		return "a set of keys and values"
	case s.kind == listShape:
		return "a list"
	case s.kind == boolShape:
		return "true or false"
	case s.kind == integerShape:
		return "a whole number"
	case s.kind == numberShape:
		return "a number"
	case s.format == "date":
		return "a date"
	case s.format == "money":
		return "an amount in pounds"
	}
	return "a text"
}

func written(n yamltext.Node) string {
	switch n.Kind() {
	case yamltext.List:
		return "a list"
	case yamltext.Map:
		return "a set of keys and values"
	}
	return quote(n.Text())
}

func remedyFor(s *shape) string {
	switch {
	case s.post:
		return "Write it as `{role: Head of Permitting, email: permitting@example.gov.uk}`."
	case s.kind == objectShape:
		return "Write each key on a line of its own, indented, as `key: value`."
	case s.kind == listShape:
		return "Begin each entry with a hyphen, or put the entries in square brackets."
	}
	return "Write the value alone on the line."
}
