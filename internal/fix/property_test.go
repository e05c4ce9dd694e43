package fix_test

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"

	"pgregory.net/rapid"

	"github.com/DEFRA/dgcheck/internal/declaration"
	"github.com/DEFRA/dgcheck/internal/fix"
)

// mistypings returns mistakes that people make in a valid declaration, each as a
// regular expression and its replacement.
func mistypings() [][2]string {
	return [][2]string{
		{`(forecast|actual|value|amount): (\d+)(\d{3})\b`, "$1: $2,$3"},
		{`(forecast|actual|value|amount): (\d+)000\b`, "$1: ${2}k"},
		{`(forecast|actual|value|amount): (\d+)000\b`, "$1: £${2}K # k"},
		{`\bforecast:`, "budget:"},
		{`\bactual:`, "spent:"},
		{`(\d{4})-(\d{2})-(\d{2})`, "$3/$2/$1"},
		{`(\d{4})-(\d{2})-(\d{2})`, "$1/$2/$3"},
		{`: true\b`, ": yes"},
		{`\bowner:`, "owners:"},
		{`\brole:`, "title:"},
		{`\bemail:`, "mailbox:"},
		{`\btitle:`, "name:"},
		{`\boutcomes:`, "outcome:"},
		{`\breviewed:`, "reviewd:"},
		{`\bphases:`, "phase:"},
		{`\bid: [a-z0-9-]+, (title|name):`, "$1:"},
		{`^(\s+)([a-z_]+): ([^\[{\n]+)$`, "$1$2:$3"},
		{`^(\s+)- \{`, "$1-{"},
		{`title: ([A-Z][a-z]+) ([a-z]+)`, "title: $1, $2"},
		{`^([a-z_]+): (\S+)$`, "$1 = $2"},
		{`\}$`, ""},
		{`: `, ":  "},
		{`\n`, "\r\n"},
	}
}

func mistyped(t *rapid.T, text string) string {
	ways := mistypings()
	for range rapid.IntRange(1, 4).Draw(t, "slips") {
		way := ways[rapid.IntRange(0, len(ways)-1).Draw(t, "way")]
		pattern := regexp.MustCompile(`(?m)` + way[0])
		places := pattern.FindAllStringSubmatchIndex(text, -1)
		if len(places) == 0 {
			continue
		}
		at := places[rapid.IntRange(0, len(places)-1).Draw(t, "place")]
		text = text[:at[0]] + string(pattern.ExpandString(nil, way[1], text, at)) + text[at[1]:]
	}
	return text
}

// TestFixesChangeNothingElse puts random mistakes into valid declarations and fixes
// them. Everything outside the edits must stay the same byte for byte, and the fixed
// faults must be gone. A file that could be read must still be read. Figures and dates
// may have only digits that were written. A second run of the fixes must change
// nothing.
func TestFixesChangeNothingElse(t *testing.T) {
	groups, err := filepath.Glob("../../testdata/groups/*/delivery-group.yaml")
	if err != nil || len(groups) < 3 {
		t.Fatalf("%d groups, %v", len(groups), err)
	}
	var sound []string
	for _, group := range groups {
		text, err := os.ReadFile(group)
		if err != nil {
			t.Fatal(err)
		}
		sound = append(sound, string(text))
	}
	load := loader(t)
	mended := 0
	rapid.Check(t, func(t *rapid.T) {
		text := mistyped(t, rapid.SampledFrom(sound).Draw(t, "group"))
		root := fstest.MapFS{single: &fstest.MapFile{Data: []byte(text)}}
		d := load(root)
		fixes := fix.Of(root, d, load)
		changed, ok := fix.Apply(root, fixes)
		if !ok {
			t.Fatalf("the edits do not apply: %+v", fixes)
		}
		if len(fixes) == 0 {
			return
		}
		mended++
		same(t, text, string(changed[single]), fixes)
		after := load(fix.Over(root, changed))
		still := because(after)
		for text, n := range because(d) {
			if fixed := count(fixes, text); fixed > 0 && still[text] > n-fixed {
				t.Errorf("still there: %s", text)
			}
		}
		if d.Files[0].Read && !after.Files[0].Read {
			t.Errorf("the file can no longer be read:\n%s", changed[single])
		}
		whole := fix.All(root, load, all).Files[0].After
		again := fix.All(fix.Over(root, map[string][]byte{single: whole}), load, all)
		if len(again.Fixes) > 0 || len(again.Files) > 0 {
			t.Errorf("a second run changes more: %+v", again.Fixes)
		}
		onlyWritten(t, text, string(whole))
	})
	t.Logf("%d mistyped declarations were mended", mended)
	if mended < 20 {
		t.Errorf("only %d declarations were mended", mended)
	}
}

// same checks that the text outside the edits is unchanged.
func same(t *rapid.T, before, after string, fixes []fix.Fix) {
	at, moved := 0, 0
	for _, one := range fixes {
		if before[at:one.Offset] != after[at+moved:one.Offset+moved] {
			t.Fatalf("changed outside of an edit, in front of %s", one.Start)
		}
		at = one.Offset + len(one.Old)
		moved += len(one.New) - len(one.Old)
	}
	if before[at:] != after[at+moved:] {
		t.Fatal("changed after the last edit")
	}
}

func because(d *declaration.Declaration) map[string]int {
	all := map[string]int{}
	for _, f := range d.Faults {
		all[f.Because]++
	}
	return all
}

func count(fixes []fix.Fix, because string) (n int) {
	for _, one := range fixes {
		if one.Because == because {
			n++
		}
	}
	return n
}

var (
	figure = regexp.MustCompile(`\d+`)
	// made matches text that a fix may add: ids made from names, and the version
	// "dgcheck: 1".
	made = regexp.MustCompile(`\bid: *[a-z0-9-]+|dgcheck\s*[:=]\s*1`)
)

// onlyWritten checks that both texts have the same digits other than 0, in any order. A
// fix may replace k by three noughts, remove a comma or reorder the parts of a date.
func onlyWritten(t *rapid.T, before, after string) {
	digits := func(text string) string {
		return strings.ReplaceAll(strings.Join(figure.FindAllString(made.ReplaceAllString(text, ""), -1), ""), "0", "")
	}
	var counted [2][10]int
	for i, text := range []string{digits(before), digits(after)} {
		for _, r := range text {
			counted[i][r-'0']++
		}
	}
	if counted[0] != counted[1] {
		t.Errorf("other digits: %v, %v\n%s", counted[0], counted[1], after)
	}
}
