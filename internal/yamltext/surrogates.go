package yamltext

import (
	"bytes"
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"gopkg.in/yaml.v3"
)

// surrogatePair matches a character above U+FFFF that is escaped as in JSON, in two
// halves such as `\ud83c\udf31`. yaml.v3 refuses such escapes.
var surrogatePair = regexp.MustCompile(`\\u([dD][89abAB][0-9a-fA-F]{2})\\u([dD][c-fC-F][0-9a-fA-F]{2})`)

// brokenEscape reports whether yaml.v3 refused an escape that stands for no character.
func brokenEscape(err error) bool {
	return err != nil && strings.Contains(err.Error(), "invalid Unicode character escape code")
}

// pairs are the positions at which joinPairs has replaced a pair of halves: the
// columns, by line.
type pairs map[int][]int

// joined is how many characters shorter the text is after a pair of halves was
// replaced.
const joined = len(`\ud83c\udf31`) - len(`\U0001f331`)

// joinPairs replaces each pair of halves by one escape such as `\U0001f331`, which
// yaml.v3 reads. It returns false if there is no pair, or if the text already has such
// an escape, which restore would take for a replaced pair.
func joinPairs(content []byte) ([]byte, pairs, bool) {
	if bytes.Contains(content, []byte(`\U000`)) {
		return content, nil, false
	}
	spots := surrogatePair.FindAllSubmatchIndex(content, -1)
	if len(spots) == 0 {
		return content, nil, false
	}
	found, out := pairs{}, bytes.Buffer{}
	from, line, start := 0, 1, 0
	for _, spot := range spots {
		before := content[from:spot[0]]
		if n := bytes.Count(before, []byte("\n")); n > 0 {
			line += n
			start = from + bytes.LastIndexByte(before, '\n') + 1
		}
		found[line] = append(found[line], utf8.RuneCount(content[start:spot[0]])+1)
		out.Write(before)
		fmt.Fprintf(&out, `\U%08x`, joinedRune(content[spot[2]:spot[3]], content[spot[4]:spot[5]]))
		from = spot[1]
	}
	out.Write(content[from:])
	return out.Bytes(), found, true
}

func joinedRune(high, low []byte) rune {
	first, _ := strconv.ParseUint(string(high), 16, 32)
	second, _ := strconv.ParseUint(string(low), 16, 32)
	return utf16.DecodeRune(rune(first), rune(second))
}

var joinedEscape = regexp.MustCompile(`\\U(000[0-9a-f]{5})`)

// restore corrects the nodes for what joinPairs has replaced. It moves the columns to
// the right of a pair, and puts the pair back into texts without double quotes, in
// which it is no escape.
func (p pairs) restore(node *yaml.Node) {
	for _, column := range p[node.Line] {
		if node.Column > column {
			node.Column += joined
		}
	}
	if node.Kind == yaml.ScalarNode && node.Style&yaml.DoubleQuotedStyle == 0 && strings.Contains(node.Value, `\U000`) {
		node.Value = joinedEscape.ReplaceAllStringFunc(node.Value, func(escape string) string {
			code, _ := strconv.ParseUint(escape[2:], 16, 32)
			high, low := utf16.EncodeRune(rune(code))
			return fmt.Sprintf(`\u%04x\u%04x`, high, low)
		})
	}
	for _, child := range node.Content {
		p.restore(child)
	}
}
