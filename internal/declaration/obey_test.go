package declaration_test

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/DEFRA/dgcheck/internal/declaration"
)

// TestObeyingNeverChangesAFigure takes declarations without faults and mistypes them in
// each way that mistypings knows, one mistake at a time. It then follows the remedies
// word for word, for at most ten steps. If no error is left, every amount, date and
// name must be as before: no remedy may make a fault go away by losing or changing a
// value.
func TestObeyingNeverChangesAFigure(t *testing.T) {
	groups, err := filepath.Glob("../../testdata/groups/*/delivery-group.yaml")
	if err != nil || len(groups) < 3 {
		t.Fatalf("%d groups, %v", len(groups), err)
	}
	obeyed, ended := 0, 0
	for _, group := range groups {
		sound, err := os.ReadFile(group)
		if err != nil {
			t.Fatal(err)
		}
		want := facts(loadText(t, string(sound)))
		for name, mistyped := range mistypings(string(sound)) {
			t.Run(filepath.Base(filepath.Dir(group))+" "+name, func(t *testing.T) {
				text, changed := obeyAll(t, mistyped)
				if changed {
					obeyed++
				}
				d := loadText(t, text)
				if gravest(d) > 0 {
					return
				}
				ended++
				if diff := cmp.Diff(want, facts(d)); diff != "" {
					t.Errorf("obeying ends every finding and changes what is declared (-meant +got):\n%s\n%s", diff, text)
				}
			})
		}
	}
	t.Logf("%d mistyped declarations had advice that could be obeyed; in %d no error was left", obeyed, ended)
	if obeyed < 370 || ended < 370 {
		t.Errorf("only %d declarations were mended, %d of them whole", obeyed, ended)
	}
}

func loadText(t *testing.T, text string) *declaration.Declaration {
	t.Helper()
	return load(t, files{single: text})
}

// gravest counts the faults that are errors, not warnings or information.
func gravest(d *declaration.Declaration) int {
	n := 0
	for _, fault := range d.Faults {
		if fault.Level == "" {
			n++
		}
	}
	return n
}

// facts returns the values of a declaration, by path.
func facts(d *declaration.Declaration) map[string]string {
	all := map[string]string{}
	collect(&d.Document, "", all)
	return all
}

func collect(v *declaration.Value, path string, into map[string]string) {
	switch {
	case v.Kind == declaration.Bool:
		into[path] = fmt.Sprint(v.Bool)
	case v.Text != "":
		into[path] = strings.ReplaceAll(v.Text, ",", "") // one mistyping adds commas
	}
	for i := range v.Items {
		collect(&v.Items[i], fmt.Sprintf("%s[%d]", path, i), into)
	}
	for i, name := range v.Names {
		if name != "src" && name != "rests_on" && name != "at" {
			collect(v.Members[i], path+"."+name, into)
		}
	}
}

// mistyping is a way of mistyping a declaration: one match of a regular expression, the
// field pattern, is replaced by the template in the field written. Each match gives a
// different mistyped text.
type mistyping struct{ name, pattern, written string }

// mistypings returns mistyped versions of a text, each with one mistake. The name of a
// version says which mistake it is, and counts the places, such as "a budget 2".
func mistypings(sound string) map[string]string {
	ways := []mistyping{
		{"thousands in braces", `(forecast|actual|value|amount): (\d+)(\d{3})\b`, "$1: $2,$3"},
		{"pounds and thousands", `(forecast|actual|value|amount): (\d+)(\d{3})\b`, "$1: £$2,$3"},
		{"a budget", `\bforecast:`, "budget:"},
		{"a spend", `\bactual:`, "spent:"},
		{"a misspelt forecast", `\bforecast:`, "forcast:"},
		{"a date in the British order", `(\d{4})-(\d{2})-(\d{2})`, "$3/$2/$1"},
		{"a date with strokes", `(\d{4})-(\d{2})-(\d{2})`, "$1/$2/$3"},
		{"yes for true", `: true\b`, ": yes"},
		{"owners", `\bowner:`, "owners:"},
		{"a title for a role", `\brole:`, "title:"},
		{"a mailbox", `\bemail:`, "mailbox:"},
		{"a name for a title", `\btitle:`, "name:"},
		{"a misspelt outcome", `\boutcomes:`, "outcome:"},
		{"a misspelt reviewed", `\breviewed:`, "reviewd:"},
		{"a misspelt phase", `\bphases:`, "phase:"},
		{"no space after a colon", `^(\s+)([a-z_]+): ([^\[{\n]+)$`, "$1$2:$3"},
		{"no space after a hyphen", `^(\s+)- \{`, "$1-{"},
		{"a comma in a text", `title: ([A-Z][a-z]+) ([a-z]+)`, "title: $1, $2"},
		{"two commas in a text", `title: ([A-Z][a-z]+) ([a-z]+) ([a-z]+)`, "title: $1, $2, $3"},
		{"an address without its start", `https://`, ""},
		{"an address that is not safe", `https://`, "http://"},
		{"a whole number with a point", `\b(size|civil_servants|priority): (\d+)\b`, "$1: $2.0"},
		{"a list without brackets", `\b(outcomes|services): \[([a-z-]+(?:, [a-z-]+)*)\]`, "$1: $2"},
		{"thousands by a letter", `(forecast|actual|value|amount): (\d+)000\b`, "$1: ${2}k"},
		{"an id in words", `\bid: ([a-z]+)-([a-z]+)\b`, "id: $1 $2"},
		{"an equals sign", `^([a-z_]+): (\S+)$`, "$1 = $2"},
		{"an unclosed brace", `\}$`, ""},
	}
	all := map[string]string{}
	for _, way := range ways {
		pattern := regexp.MustCompile(`(?m)` + way.pattern)
		for i, at := range pattern.FindAllStringSubmatchIndex(sound, -1) {
			written := pattern.ExpandString(nil, way.written, sound, at)
			all[fmt.Sprintf("%s %d", way.name, i+1)] = sound[:at[0]] + string(written) + sound[at[1]:]
		}
	}
	return all
}

// obeyAll follows one remedy after another, for at most ten steps, until none changes
// the text. It returns the text, and whether any remedy has changed it.
func obeyAll(t *testing.T, text string) (mended string, changed bool) {
	for range 10 {
		next := text
		for _, fault := range loadText(t, text).Faults {
			if next = obey(text, fault); next != text {
				break
			}
		}
		if next == text {
			return text, changed
		}
		text, changed = next, true
	}
	return text, changed
}

// The patterns of the remedies that obey can follow.
var (
	writeLine  = regexp.MustCompile("Write `(?:- )?([a-z_]+: .*?)`(?:\\.|, with)")
	writeName  = regexp.MustCompile("Write `([a-z_]+):` in place of `([^`]+):`")
	writeSlip  = regexp.MustCompile("^Write `(.*)`(?: with (no|\\d+|one) spaces? in front)?\\.$")
	writeValue = regexp.MustCompile("^Write `(\".*?\"|[^`: ]+|https://[^`]+)`(?:\\.$|, )")
	writeSum   = regexp.MustCompile(`^Write the sum out in pounds: ([-0-9.]+)\.$`)
	addAtEnd   = regexp.MustCompile("^Add `(.*)` at the end of this line")
	putSpace   = regexp.MustCompile("^Put a space in front of `(.*)`\\.$")
	quoteWhole = regexp.MustCompile("^Put quotes around the whole value: `([a-z_]+): (\".*\")`")
	firstQuote = regexp.MustCompile("`([^`]*)`")
)

// obey returns a text after it follows the remedy of one fault, at the fault's
// position. It returns the text unchanged if it cannot follow the remedy.
func obey(text string, fault declaration.Fault) string {
	lines := strings.Split(text, "\n")
	if fault.Where.Line < 1 || fault.Where.Line > len(lines) {
		return text
	}
	line := []rune(lines[fault.Where.Line-1])
	before, rest := string(line[:fault.Where.Column-1]), string(line[fault.Where.Column-1:])
	put := func(line string) string {
		lines[fault.Where.Line-1] = line
		return strings.Join(lines, "\n")
	}
	switch part := (match{fault.Remedy}); {
	case part.fits(addAtEnd):
		return put(string(line) + part.of(addAtEnd)[1])
	case part.fits(putSpace):
		return put(strings.Replace(string(line), part.of(putSpace)[1], " "+part.of(putSpace)[1], 1))
	case fault.Kind == declaration.Unreadable && part.fits(writeSlip):
		return put(slipped(string(line), part.of(writeSlip)))
	case part.fits(quoteWhole):
		key, value := part.of(quoteWhole)[1], part.of(quoteWhole)[2]
		start := strings.LastIndex(before, key+":") + len(key+": ")
		after, is := strings.CutPrefix(string(line)[start:], strings.Trim(value, `"`))
		if !is {
			return text
		}
		return put(before[:start] + value + after)
	case part.fits(writeName):
		name := part.of(writeName)
		return put(before + strings.Replace(rest, name[2], name[1], 1))
	case part.fits(writeLine):
		return put(written(before, rest, part.of(writeLine)[1]))
	case part.fits(writeValue):
		return put(before + inPlace(rest, fault.Because, part.of(writeValue)[1]))
	case part.fits(writeSum):
		return put(before + inPlace(rest, fault.Because, part.of(writeSum)[1]))
	}
	return text
}

// inPlace returns the rest of a line, from the fault on, with another value in place of
// the text at its beginning. The text must be one that the fault's message quotes.
// Otherwise inPlace returns the rest unchanged.
func inPlace(rest, because, value string) string {
	for _, quoted := range firstQuote.FindAllStringSubmatch(because, -1) {
		if after, is := strings.CutPrefix(rest, quoted[1]); is && quoted[1] != "" {
			return value + after
		}
	}
	return rest
}

// match is a remedy. Its methods match the remedy with the patterns of the remedies
// that obey can follow.
type match struct{ remedy string }

func (m match) fits(re *regexp.Regexp) bool   { return re.MatchString(m.remedy) }
func (m match) of(re *regexp.Regexp) []string { return re.FindStringSubmatch(m.remedy) }

// written returns a line with an entry such as `key: value` in place of what is there.
// before and rest are the parts of the line before and after the position of the fault.
// If before ends in the key, only the value is replaced.
func written(before, rest, entry string) string {
	key, value, _ := strings.Cut(entry, ": ")
	if strings.HasSuffix(strings.TrimRight(before, " "), key+":") {
		return before + value + rest[entryEnd(rest):]
	}
	return before + entry + rest[entryEnd(rest):]
}

// slipped returns the line to write that a remedy gives, with the indentation that the
// remedy names or, if it names none, that of the mistyped line. The argument part is
// the match of writeSlip.
func slipped(line string, part []string) string {
	indent := line[:len(line)-len(strings.TrimLeft(line, " \t"))]
	switch part[2] {
	case "":
	case "no":
		indent = ""
	case "one":
		indent = " "
	default:
		var n int
		_, _ = fmt.Sscan(part[2], &n)
		indent = strings.Repeat(" ", n)
	}
	return indent + part[1]
}

// entryEnd returns the length of the entry of a map in braces that rest begins with, or
// of the rest of the line up to a comment.
func entryEnd(rest string) int {
	depth := 0
	for i, r := range rest {
		switch {
		case strings.ContainsRune("[{", r):
			depth++
		case strings.ContainsRune("]}", r) && depth == 0:
			return i
		case strings.ContainsRune("]}", r):
			depth--
		case r == ',' && depth == 0, r == '#' && i > 0 && rest[i-1] == ' ':
			return i
		}
	}
	return len(rest)
}
