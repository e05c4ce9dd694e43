package declaration

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

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
	before := ' '
	visible := strings.Map(func(r rune) rune {
		switch {
		case shapesEmoji(r) && before > unicode.MaxLatin1:
		case shapesEmoji(r), unicode.Is(unicode.Cf, r), unicode.Is(unicode.Other_Default_Ignorable_Code_Point, r):
			return -1
		case unicode.IsSpace(r), r == '\u2800':
			r = ' '
		}
		before = r
		return r
	}, norm.NFC.String(text))
	return strings.Trim(visible, " \u200d\ufe0f")
}

// shapesEmoji tells the invisible characters that emoji and some scripts need.
func shapesEmoji(r rune) bool { return r == '\u200d' || unicode.Is(unicode.Variation_Selector, r) }

func plainASCII(text string) bool {
	for i := range len(text) {
		if text[i] >= 0x80 || text[i] < 0x20 {
			return false
		}
	}
	return true
}

// longestPlaceholder is the length in bytes of the longest word below; a longer
// text is a placeholder by its beginning alone.
const longestPlaceholder = 32

// isPlaceholder knows the words people leave where a value should be.
func isPlaceholder(text string, post bool) bool {
	if len(text) > longestPlaceholder && !strings.ContainsAny(text[:1], "<{LlTt [(*_.") {
		return false
	}
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

// Text that looks like a credential.
var (
	// Tokens of GitHub, GitLab, npm, cloud, payment and chat services, private
	// keys, signed tokens and addresses, and passwords in addresses.
	secretPattern = regexp.MustCompile(`gh[pousr]_[A-Za-z0-9]{20,}|github_pat_[A-Za-z0-9_]{20,}|glpat-[A-Za-z0-9_-]{20,}|npm_[A-Za-z0-9]{30,}` +
		`|\b(AKIA|ASIA)[0-9A-Z]{16}\b|\bAIza[0-9A-Za-z_-]{30,}|AccountKey=[A-Za-z0-9+/]{20,}|[?&]sig=[A-Za-z0-9%+/]{20,}` +
		`|[rs]k_live_[A-Za-z0-9]{16,}|xox[abeprs]-[A-Za-z0-9-]{10,}|hooks\.slack\.com/services/\w+/\w+/\w+` +
		`|-----BEGIN [A-Z ]*PRIVATE KEY|\beyJ[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]{10,}\.|://[^/\s@]*:[^/\s]*@`)
	// A word for a credential, and what is given for it.
	secretGiven = regexp.MustCompile(`(?i)(?:password|passwd|secret|api[_-]?key|access[_-]?token)["']?\s*([=:])\s*["']?(\S{6,})`)
	// A line of a file that gives a value for such a word.
	secretLine = regexp.MustCompile(`(?i)(?:password|passwd|secret|token|api[_-]?key|private[_-]?key)["']?\s*[=:]\s*\S`)
)

// hidden stands in for text that must not be repeated anywhere.
const hidden = "(hidden: it looks like a credential)"

// secretSigns are pieces of which every credential holds one: text without any
// needs no closer look.
func secretSigns() []string {
	return []string{"_", "=", "@", "AKIA", "ASIA", "AIza", "glpat-", "xox", "eyJ", "hooks.slack", "-----", "ass", "ecret", "key", "Key", "oken", "ASS", "ECRET", "KEY", "OKEN"}
}

func looksSecret(text string) bool {
	if len(text) < 12 || !slices.ContainsFunc(secretSigns(), func(sign string) bool { return strings.Contains(text, sign) }) {
		return false
	}
	if secretPattern.MatchString(text) {
		return true
	}
	for _, part := range secretGiven.FindAllStringSubmatch(text, -1) {
		// After a colon, plain words are more likely prose: "Secret: gardens".
		if part[1] == "=" || strings.ContainsAny(part[2], "0123456789!$%^&*#@~+=/\\|") {
			return true
		}
	}
	return false
}

// unsecret keeps a credential out of the document and reports its place.
func (w *walker) unsecret(n yamltext.Node, text string) string {
	if !looksSecret(text) {
		return text
	}
	w.fault(Personal, n, credential, haveItChanged)
	return hidden
}

// What is said of a credential.
const (
	credential    = "This looks like a password, key or token."
	haveItChanged = "Remove it, and have it changed: whoever can read this repository, or its history, can use it."
)

var (
	personMailbox = regexp.MustCompile(`(?i)\b[a-z]+(\.[a-z]+)*\.[a-z]{2,}(-[a-z]+)?[0-9]*@[a-z0-9.-]+`)
	phonePattern  = regexp.MustCompile(`(^|[^\d-])(\+44\s?\(?0?\)?\s?|0)[1-9](\s?\d){8,9}($|[^\d-])`)
	roleWords     = regexp.MustCompile(`(?i)\b(service|team|support|group|lead|owner|office|policy|digital|data|help|desk|info|enquiries|contact|admin|mailbox|delivery|product|design|content|research|security|operations|assurance|finance|press|manager|head|board|feedback|hello)`)
)

func (w *walker) personalMailbox(n yamltext.Node, text string) {
	local, _, _ := strings.Cut(text, "@")
	if strings.Contains(local, ".") && personMailbox.MatchString(text) && !roleWords.MatchString(local) {
		w.fault(Personal, n, "This looks like a person's own email address.", "Give a role mailbox instead, such as service-owner@example.gov.uk: declarations are often public.")
	}
}

// phoneDigits is the least number of digits of a British telephone number.
const phoneDigits = 10

func digits(text string) int {
	n := 0
	for i := range len(text) {
		if text[i] >= '0' && text[i] <= '9' {
			n++
		}
	}
	return n
}

func (w *walker) personalText(n yamltext.Node, text string) {
	if strings.Contains(text, "@") {
		if address := personMailbox.FindString(text); address != "" {
			w.personalMailbox(n, address)
		}
	}
	if digits(text) >= phoneDigits && phonePattern.MatchString(text) {
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

// longestName is the length of the longest word that may be a misspelt name.
const longestName = 64

// nearest gives the known word that a misspelt one was most likely meant to
// be, or none where nothing is close.
func nearest(word string, known []string) string {
	length := utf8.RuneCountInString(word)
	if length > longestName {
		return ""
	}
	best, distance := "", max(2, length/3)+1
	for _, candidate := range known {
		// Texts are at least as far apart as their lengths.
		if apart := utf8.RuneCountInString(candidate) - length; max(apart, -apart) >= distance {
			continue
		}
		if d := levenshtein.ComputeDistance(strings.ToLower(word), candidate); d < distance {
			best, distance = candidate, d
		}
	}
	if distance >= length {
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

// nameOf gives a key's name as a step of a path, which reports repeat.
func nameOf(key yamltext.Node) string {
	switch name := key.Text(); {
	case name == "":
		return "(blank)"
	case looksSecret(name):
		return hidden
	default:
		return name
	}
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
