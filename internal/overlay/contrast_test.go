package overlay_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/DEFRA/dgcheck/internal/overlay"
)

func TestPartsThatDifferAreMarked(t *testing.T) {
	for _, c := range []struct{ name, kept, broken, inKept, inBroken string }{
		{
			"a key that is missing", "services:\n  - {id: a, name: A, url: x, owner: {role: Head}}\n", "services:\n  - {id: a, name: A, url: x}\n",
			"services:\n  - id: a\n    name: A\n    owner: {role: Head}  # ←\n",
			"services:\n  - id: a\n    name: A\n    # ← no `owner` here\n",
		},
		{
			"a value that differs deep down", "team: {size: 9, lead: {role: Head, since: 2026}}\n", "team: {size: 9, lead: {role: Head, since: 2025}}\n",
			"team:\n  lead:\n    since: 2026  # ←\n",
			"team:\n  lead:\n    since: 2025  # ←\n",
		},
		{
			"an entry that is missing", "attestations:\n  - {topic: a, by: x}\n  - {topic: b, by: y}\n", "attestations:\n  - {topic: a, by: x}\n",
			"attestations:\n  - topic: b  # ←\n    by: y\n",
			"attestations:\n  # ← no `b` here\n",
		},
		{
			"an entry that is another", "readings:\n  - {date: 1, value: 61}\n  - {date: 2, value: 62}\n", "readings:\n  - {date: 1, value: 61}\n  - {date: 3, value: 62}\n",
			"readings:\n  - date: 2  # ←\n", "readings:\n  - date: 3  # ←\n",
		},
		{
			"two entries of one name", "a:\n  - {id: x, b: 1}\n  - {id: y, b: 2}\n", "a:\n  - {id: x, b: 1}\n  - {id: x, b: 2}\n",
			"a:\n  - id: y  # ←\n", "a:\n  - id: x  # ←\n",
		},
		{
			"an entry in another place", "a:\n  - {id: x, b: 1}\n  - {id: y, b: 2}\n", "a:\n  - {id: y, b: 2}\n",
			"a:\n  - id: x  # ←\n    b: 1\n", "a:\n  # ← no `x` here\n",
		},
		{
			"a section that is missing", "data: {url: x}\ngroup: {id: a}\n", "group: {id: a}\n",
			"data: {url: x}  # ←\n", "# ← no `data` here\n",
		},
		{
			"another order of keys and style", "group: {id: a, name: b}\n", "group:\n  id: a\n  name: \"b\"\n", "", "",
		},
		{
			"quotes that change the meaning", "group: {id: 12}\n", "group: {id: \"12\"}\n",
			"group:\n  id: 12  # ←\n", "group:\n  id: \"12\"  # ←\n",
		},
		{
			"a list of words", "team: {functions: [a, b]}\n", "team: {functions: [a]}\n",
			"team:\n  functions: [a, b]  # ←\n", "team:\n  functions: [a]  # ←\n",
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			kept := overlay.Composed{{Name: "delivery-group.yaml", Data: []byte(c.kept)}}
			broken := overlay.Composed{{Name: "delivery-group.yaml", Data: []byte(c.broken)}}
			inKept, inBroken := overlay.Contrast(kept, broken)
			if diff := cmp.Diff([]string{c.inKept, c.inBroken}, []string{text(inKept), text(inBroken)}); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func TestLinesOfTablesThatDifferAreMarked(t *testing.T) {
	kept := overlay.Composed{{Name: "delivery-group/f.csv", Data: []byte("month,x\n1,a\n2,b\n3,c\n")}}
	for broken, want := range map[string][2]string{
		"month,x\n1,a\n2,B\n3,c\n": {"delivery-group/f.csv: month,x\n2,b  ←\n", "f.csv: month,x\n2,B  ←\n"},
		"month,x\n1,a\n3,c\n":      {"delivery-group/f.csv: month,x\n2,b  ←\n", "f.csv: month,x\n← no such line here\n"},
		"month,x\n1,a\n2,b\n3,c\n": {"", ""},
	} {
		inKept, inBroken := overlay.Contrast(kept, overlay.Composed{{Name: "f.csv", Data: []byte(broken)}})
		if got := [2]string{text(inKept), text(inBroken)}; got != want {
			t.Errorf("%q: %q, should be %q", broken, got, want)
		}
	}
}

func TestWhatIsNotYAMLIsContrastedByLines(t *testing.T) {
	kept := overlay.Composed{{Name: "delivery-group/a.yaml", Data: []byte("a:\n  b: 1\n")}}
	broken := overlay.Composed{{Name: "delivery-group/a.yaml", Data: []byte("a:\n  b: 1\n  b: 2\n")}}
	inKept, inBroken := overlay.Contrast(kept, broken)
	if text(inKept) != "delivery-group/a.yaml: a:\n  b: 1\n" || text(inBroken) != "delivery-group/a.yaml: a:\n  b: 1\n  b: 2  # ←\n" {
		t.Errorf("%q, %q", text(inKept), text(inBroken))
	}
}

func text(parts []overlay.File) string {
	all := ""
	for _, part := range parts {
		if part.Name != "" {
			all += part.Name + ": "
		}
		all += string(part.Data)
	}
	return all
}
