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

// marker is the hidden first line by which what we wrote is found again. Author
// and marker together make a text ours.
type marker string

// rollUp stands in a marker where else a rule does. It is no rule's name, since
// those have a pack before a dot.
const rollUp = "roll-up"

func commentMarker(key string) marker {
	return marker("<!-- dgcheck:comment:" + encoded(key) + " -->")
}

func issueMarker(key string, about rule.ID) marker {
	return marker("<!-- dgcheck:issue:" + encoded(key) + ":" + encoded(string(about)) + " -->")
}

// saidMarker is that of a sentence said on an issue, so that it is not said twice.
func saidMarker(what string, episode int) marker {
	return marker(fmt.Sprintf("<!-- dgcheck:said:%s:%d -->", what, episode))
}

// longestEncoded bounds what a group or rule takes in a marker.
const longestEncoded = 180

// encoded percent-encodes every byte but letters, digits, full stop, underscore and
// hyphen, so that nothing in it can end a marker or look like another.
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

// hashOf is the hash of texts, in which no two lists of texts are the same.
func hashOf(texts ...string) string {
	sum := sha256.New()
	for _, text := range texts {
		fmt.Fprintf(sum, "%d:%s", len(text), text)
	}
	return hex.EncodeToString(sum.Sum(nil)[:16])
}

// state is what the hidden second line remembers.
type state struct {
	// hash is that of what is said; of an issue that of what fails alone, and also
	// that of what else it says.
	hash, also string
	// episode counts how often an issue was opened, from 0.
	episode int
	// settled tells that what an issue is about was no more while it was closed: it
	// was us who closed it, or it was mended since.
	settled bool
	// reopened is the hash of what was said when an issue was opened again that a
	// person had closed as completed.
	reopened string
	// duplicate tells that another issue stands for this one.
	duplicate bool
	// rules are those a roll-up issue stands for.
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

// parseState reads a line; what it does not understand it leaves out, so that a
// line somebody spoiled is written again.
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

// body is a text of ours: what stands in its two hidden lines, and the rest.
type body struct {
	marker marker
	state  state
	rest   string
}

func (b body) String() string {
	return string(b.marker) + "\n" + b.state.String() + "\n" + b.rest
}

// parseBody takes a text apart; its first line is the marker, whatever that is.
// Whoever edits a text on GitHub's page leaves carriage returns in it.
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

// aboutIssue reads of an issue's marker which rule it is about, where it is one of
// that group.
func (m marker) aboutIssue(key string) (string, bool) {
	inner, begins := strings.CutPrefix(string(m), "<!-- dgcheck:issue:"+encoded(key)+":")
	inner, ends := strings.CutSuffix(inner, " -->")
	return inner, begins && ends && inner != "" && !slices.ContainsFunc([]byte(inner), func(c byte) bool { return c == ' ' || c == ':' })
}
