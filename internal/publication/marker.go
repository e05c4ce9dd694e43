package publication

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/DEFRA/dgcheck/internal/rule"
)

// marker is the hidden first line by which we find again what we wrote. A text
// is ours only if both marker and author match.
type marker string

// rollUp takes the place of the rule in the marker of a roll-up issue. It
// cannot be the name of a rule, since every rule's name has a pack before a
// full stop.
const rollUp = "roll-up"

func commentMarker(key string) marker {
	return marker("<!-- dgcheck:comment:" + encoded(key) + " -->")
}

func suggestionMarker(file, before, after string) marker {
	return marker("<!-- dgcheck:suggestion:" + hashOf(file, before, after) + " -->")
}

func issueMarker(key string, about rule.ID) marker {
	return marker("<!-- dgcheck:issue:" + encoded(key) + ":" + encoded(string(about)) + " -->")
}

// saidMarker returns the marker of a comment on an issue, by which it is
// written only once.
func saidMarker(what string, episode int) marker {
	return marker(fmt.Sprintf("<!-- dgcheck:said:%s:%d -->", what, episode))
}

// longestEncoded bounds the length of a group or rule in a marker.
const longestEncoded = 180

// encoded percent-encodes every byte except letters, digits, full stop,
// underscore and hyphen, so that the text cannot end a marker or look like
// another.
func encoded(text string) string {
	var b strings.Builder
	for _, c := range []byte(text) {
		if 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9' || strings.IndexByte("._-", c) >= 0 {
			b.WriteByte(c)
		} else {
			fmt.Fprintf(&b, "%%%02X", c)
		}
	}
	if b.Len() <= longestEncoded {
		return b.String()
	}
	return b.String()[:longestEncoded-len(hashOf(text))-1] + "." + hashOf(text)
}

// hashOf returns a hash of a list of texts. Lists that differ have different
// hashes, even if their concatenations are equal.
func hashOf(texts ...string) string {
	sum := sha256.New()
	for _, text := range texts {
		fmt.Fprintf(sum, "%d:%s", len(text), text)
	}
	return hex.EncodeToString(sum.Sum(nil)[:16])
}

// state is the content of the hidden second line.
type state struct {
	// hash is the hash of the text. For an issue it covers only what fails, and
	// also covers the rest of the text.
	hash, also string
	// episode counts how often the issue was opened again.
	episode int
	// settled is set if the rule no longer failed while the issue was closed:
	// either we closed it, or the rule was met later.
	settled bool
	// reopened is the value of hash when we opened an issue again that a person
	// had closed as completed.
	reopened string
	// duplicate is set if the issue was closed in favour of another.
	duplicate bool
	// rules are the rules that a roll-up issue covers.
	rules []string
}

const (
	stateBegins = "<!-- dgcheck:state "
	stateEnds   = " -->"
)

func (s state) String() string {
	fields := []string{"hash=" + s.hash}
	if s.also != "" {
		fields = append(fields, "also="+s.also)
	}
	if s.episode > 0 {
		fields = append(fields, "episode="+strconv.Itoa(s.episode))
	}
	if s.settled {
		fields = append(fields, "settled=yes")
	}
	if s.reopened != "" {
		fields = append(fields, "reopened="+s.reopened)
	}
	if s.duplicate {
		fields = append(fields, "duplicate=yes")
	}
	if len(s.rules) > 0 {
		fields = append(fields, "rules="+strings.Join(s.rules, ","))
	}
	return stateBegins + strings.Join(fields, " ") + stateEnds
}

var hexadecimal = regexp.MustCompile(`^[0-9a-f]{32}$`)

// parseState reads the second line. It skips what it does not understand, so
// that a damaged line is written again.
func parseState(line string) state {
	inner, ours := strings.CutPrefix(line, stateBegins)
	inner, whole := strings.CutSuffix(inner, stateEnds)
	if !ours || !whole {
		return state{}
	}
	var s state
	for field := range strings.FieldsSeq(inner) {
		key, value, _ := strings.Cut(field, "=")
		switch key {
		case "hash":
			s.hash = onlyHash(value)
		case "also":
			s.also = onlyHash(value)
		case "reopened":
			s.reopened = onlyHash(value)
		case "episode":
			if n, err := strconv.Atoi(value); err == nil && 0 < n && n < 1_000_000 {
				s.episode = n
			}
		case "settled":
			s.settled = value == "yes"
		case "duplicate":
			s.duplicate = value == "yes"
		case "rules":
			s.rules = strings.Split(value, ",")
		}
	}
	return s
}

func onlyHash(text string) string {
	if hexadecimal.MatchString(text) {
		return text
	}
	return ""
}

// body is one of our texts: the content of its two hidden lines, and the rest.
type body struct {
	marker marker
	state  state
	rest   string
}

func (b body) String() string {
	return string(b.marker) + "\n" + b.state.String() + "\n" + b.rest
}

// parseBody splits a text; its first line becomes the marker, whatever it
// holds. Editing a text on GitHub's page adds carriage returns, which are
// removed.
func parseBody(text string) body {
	first, rest, _ := strings.Cut(text, "\n")
	b := body{marker: marker(strings.TrimSuffix(first, "\r")), rest: rest}
	second, after, _ := strings.Cut(rest, "\n")
	second = strings.TrimSuffix(second, "\r")
	if strings.HasPrefix(second, stateBegins) {
		b.state, b.rest = parseState(second), after
	}
	return b
}

// aboutIssue returns the rule in the marker of an issue, and reports whether
// the marker is one of the group with this key.
func (m marker) aboutIssue(key string) (string, bool) {
	inner, begins := strings.CutPrefix(string(m), "<!-- dgcheck:issue:"+encoded(key)+":")
	inner, ends := strings.CutSuffix(inner, " -->")
	return inner, begins && ends && inner != "" && !slices.ContainsFunc([]byte(inner), func(c byte) bool { return c == ' ' || c == ':' })
}
