package sources_test

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"github.com/DEFRA/dgcheck/internal/rule"
	"github.com/DEFRA/dgcheck/internal/sources"
)

// The Markdown page whose passages are recorded.
const page = `---
title: Bread
---
Contents

- [Flour](#flour)
- [Ovens](#ovens)

## Flour

Bakers must sieve the flour they're given,
every morning.

They should:

- weigh [each sack](https://example.gov.uk/sacks)
- **label** each shelf

## Ovens

Ovens are hot before dawn.
`

const link = "https://example.gov.uk/bread/rules"

func recorded(t *testing.T) []rule.Passage {
	t.Helper()
	var passages []rule.Passage
	for clause, words := range []string{"sieve the flour", "weigh each sack", "label each shelf", "hot before dawn"} {
		found := sources.Read("rules.md", []byte(page)).Record(words)
		if len(found) != 1 {
			t.Fatalf("%q: %+v", words, found)
		}
		found[0].Clause, found[0].Link, found[0].Document = fmt.Sprintf("C-%d", clause+1), link, "B"
		passages = append(passages, found[0])
	}
	return passages
}

func states(passages []rule.Passage, files map[string]string) string {
	folder := fstest.MapFS{}
	for name, text := range files {
		folder[name] = &fstest.MapFile{Data: []byte(text)}
	}
	snapshot, err := sources.ReadFolder(folder)
	if err != nil {
		return err.Error()
	}
	var said []string
	for _, f := range sources.Compare(passages, snapshot) {
		said = append(said, strings.TrimSpace(f.State+" "+f.Section))
	}
	return strings.Join(said, ", ")
}

const (
	inHTML = `<!doctype html><html><head><title>Bread</title><style>p{}</style></head><body><nav><a>Home</a></nav>
<h2 id="flour">Flour</h2><p>Bakers must sieve the flour they’re given, <em>every</em> morning.</p><p>They should:</p>
<ul><li><p>weigh <a href="/s">each sack</a></p></li><li>label each shelf</li></ul><script>x()</script>
<h2>Ovens</h2><p>Ovens are hot before dawn.</p></body></html>`
	inText = "Flour\nBakers must sieve the flour they're given, every morning.\nThey should:\n- weigh each sack\n- label each shelf\nOvens\nOvens are hot before dawn.\n"
)

func TestHowPassagesStand(t *testing.T) {
	const all = "stands, stands, stands, stands"
	replaced := func(text, old, new string) map[string]string {
		return map[string]string{"rules.md": strings.Replace(text, old, new, 1)}
	}
	for name, c := range map[string]struct {
		files map[string]string
		want  string
	}{
		"as it was":                      {map[string]string{"rules.md": page}, all},
		"the published page":             {map[string]string{"example.gov.uk/bread/rules.html": inHTML}, all},
		"a page saved by its folder":     {map[string]string{"bread/rules/index.html": inHTML}, all},
		"plain text under another name":  {map[string]string{"saved.txt": inText}, all},
		"the code of the document":       {map[string]string{"B_0123.txt": inText}, all},
		"more text in front":             {replaced(page, "## Flour", "Much is new here. Read on.\n\n## Flour"), all},
		"an entry more":                  {replaced(page, "- **label**", "- sweep the floor\n- **label**"), all},
		"one word":                       {replaced(page, "must sieve", "should sieve"), "changed, stands, stands, stands"},
		"half a sentence more":           {replaced(page, "given,", "given, if it is wheat,"), "changed, stands, stands, stands"},
		"a sentence more":                {replaced(page, "every morning.", "every morning. Rye is exempt."), "changed, stands, stands, stands"},
		"an entry less":                  {replaced(page, "- **label** each shelf\n", ""), "stands, stands, changed, stands"},
		"entries in another order":       {replaced(page, "- weigh [each sack](https://example.gov.uk/sacks)\n- **label** each shelf\n", "- **label** each shelf\n- weigh each sack\n"), "stands, stands, moved, stands"},
		"a section less":                 {replaced(page, "## Ovens\n\nOvens are hot before dawn.\n", ""), "stands, stands, stands, gone"},
		"another heading":                {replaced(page, "## Ovens", "## Heat"), "stands, stands, stands, moved heat"},
		"under the other heading":        {replaced(strings.Replace(page, "- weigh [each sack](https://example.gov.uk/sacks)\n", "", 1), "## Ovens\n", "## Ovens\n\n- weigh each sack\n"), "stands, moved ovens, stands, stands"},
		"on another page":                {map[string]string{"rules.md": strings.Replace(page, "Ovens are hot before dawn.", "", 1), "ovens.md": "# Heat\n\nOvens are hot before dawn.\n"}, "stands, stands, stands, moved heat"},
		"no page of it":                  {map[string]string{"other.md": "# Cake\n\nSugar.\n"}, "not looked at, not looked at, not looked at, not looked at"},
		"an empty page of that name":     {map[string]string{"rules.html": ""}, "gone, gone, gone, gone"},
		"what is hidden or of no format": {map[string]string{".git/rules.md": page, "rules.pdf": page}, "not looked at, not looked at, not looked at, not looked at"},
	} {
		t.Run(name, func(t *testing.T) {
			if diff := cmp.Diff(c.want, states(recorded(t), c.files)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestAPassageIsKeptWithoutItsWords(t *testing.T) {
	want := []rule.Passage{{Section: "flour", At: 15, Words: 3}}
	got := sources.Read("rules.md", []byte(page)).Record("WEIGH each")
	if len(got) == 1 {
		want[0].SHA256 = got[0].SHA256
	}
	if diff := cmp.Diff(want, got); diff != "" || len(got[0].SHA256) != 16 {
		t.Error(diff)
	}
	if got := sources.Read("rules.md", []byte(page)).Record("no such words"); len(got) != 0 {
		t.Error(got)
	}
}

func FuzzPages(f *testing.F) {
	f.Add("rules.md", page)
	f.Add("rules.html", inHTML)
	f.Add("rules.txt", inText)
	f.Fuzz(func(t *testing.T, name, text string) {
		p := sources.Read(name, []byte(text))
		for _, found := range p.Record("the") {
			if found.At > 50 {
				break
			}
			found.Link = link
			if got := sources.Compare([]rule.Passage{found}, sources.Snapshot{"rules": p})[0].State; got != sources.Stands {
				t.Errorf("what was just recorded %s", got)
			}
		}
	})
}
