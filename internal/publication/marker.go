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

// marker is the hidden first line of a text that dgcheck writes on GitHub, such as
// "<!-- dgcheck:comment:soil -->". We use it to find the text again. A text counts as
// ours only if its author is also ours.
type marker string

// rollUp is written instead of a rule's id in the marker of a roll-up issue. It cannot
// be the id of a rule, because that contains a full stop, as in guide.owner.
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

// saidMarker returns the marker of the comment that dgcheck writes when it opens or
// closes an issue, such as "<!-- dgcheck:said:close:0 -->". The argument what is "open"
// or "close". The argument episode counts how often dgcheck has opened the issue again.
// The marker makes sure that each comment is written only once.
func saidMarker(what string, episode int) marker {
	return marker(fmt.Sprintf("<!-- dgcheck:said:%s:%d -->", what, episode))
}

// longestEncoded is the longest result of encoded, in bytes.
const longestEncoded = 180

// encoded percent-encodes every byte except letters, digits, full stop, underscore and
// hyphen. The text then cannot end a marker or make it look like another. A result that
// is too long is cut and ends with a hash of the text.
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

// hashOf returns a hash of a list of texts. Different lists have different hashes, even
// if their texts put together are the same.
func hashOf(texts ...string) string {
	sum := sha256.New()
	for _, text := range texts {
		fmt.Fprintf(sum, "%d:%s", len(text), text)
	}
	return hex.EncodeToString(sum.Sum(nil)[:16])
}

// state is what we store in the hidden second line of a text on GitHub.
type state struct {
	// For a comment, the field hash is the hash of its text. For an issue, it is the
	// hash of the failing findings, and the field named also is the hash of the title
	// and of what could not be checked.
	hash, also string
	// episode counts how often dgcheck has opened the issue again.
	episode int
	// settled is set if the rule no longer fails: either we closed the issue for that
	// reason, or a person had closed it already.
	settled bool
	// reopened is the value of hash at the time when we opened an issue again that a
	// person had closed as completed.
	reopened string
	// duplicate is set if we closed the issue because another one has the same marker.
	duplicate bool
	// rules are the encoded ids of the rules that a roll-up issue covers.
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

// parseState reads the hidden second line. A field that it cannot read stays empty. If
// that happens to the field hash, the text counts as changed, and is written again.
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

// body is the text of a comment or issue that dgcheck writes: its two hidden lines,
// marker and state, and the rest.
type body struct {
	marker marker
	state  state
	rest   string
}

func (b body) String() string {
	return string(b.marker) + "\n" + b.state.String() + "\n" + b.rest
}

// parseBody splits a text into marker, state and rest. Its first line becomes the
// marker, whatever it contains. GitHub's web page ends lines with carriage returns when
// a person edits a text; parseBody removes them from the two hidden lines.
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

// aboutIssue returns what an issue is about according to its marker: the encoded id of
// a rule, or rollUp. The second result is false if the marker does not belong to an
// issue of the group with this key.
func (m marker) aboutIssue(key string) (string, bool) {
	inner, begins := strings.CutPrefix(string(m), "<!-- dgcheck:issue:"+encoded(key)+":")
	inner, ends := strings.CutSuffix(inner, " -->")
	return inner, begins && ends && inner != "" && !slices.ContainsFunc([]byte(inner), func(c byte) bool { return c == ' ' || c == ':' })
}
