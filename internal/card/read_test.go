package card_test

import (
	"bytes"
	"strings"
	"testing"

	"github.com/DEFRA/dgcheck/internal/card"
)

// ordinary returns the line of an ordinary card, with some of its text replaced.
// replace alternates old and new texts.
func ordinary(t testing.TB, replace ...string) string {
	t.Helper()
	c := card.Of(judged("flood"), thisRun, none{})
	text, err := card.Line(&c)
	if err != nil {
		t.Fatal(err)
	}
	changed := strings.NewReplacer(replace...).Replace(string(text))
	if len(replace) > 0 && changed == string(text) {
		t.Fatalf("nothing to replace: %q", replace)
	}
	return strings.TrimSpace(changed)
}

// TestALineThatIsNoCardIsRefused: the error says what is wrong with the line.
func TestALineThatIsNoCardIsRefused(t *testing.T) {
	for line, want := range map[string]string{
		`{`:                             "is not JSON",
		`[]`:                            "has a value of the wrong kind (array) as \"the whole line\"",
		`null`:                          "is not a card",
		`{"schema":"dgcheck.result/1"}`: `its schema is "dgcheck.result/1"`,
		`{"schema":"dgcheck.card/2"}`:   `its schema is "dgcheck.card/2"`,
		`{"schema":"dgcheck.card/1"}`:   "has no id",
		ordinary(t, `"as_of":"2026-11-22"`, `"as_of":""`):                                  "has no as_of",
		ordinary(t, `"as_of":"2026-11-22"`, `"as_of":"2026-02-31"`):                        `has "2026-02-31" as as_of`,
		ordinary(t, `"as_of":"2026-11-22"`, `"as_of":7`):                                   `as "as_of"`,
		ordinary(t, "https://github.com/DEFRA/flood", "javascript:alert(1)"):               "has the repository",
		ordinary(t, "2026-11-20T10:00:00Z", "2026-11-20T10:00:00+01:00"):                   "as committed_at",
		ordinary(t, "2026-11-20T10:00:00Z", "yesterday"):                                   "as committed_at",
		ordinary(t, strings.Repeat("a", 40), "HEAD"):                                       "has the commit",
		ordinary(t, `"groups/a"`, `"../a"`):                                                "as a path",
		ordinary(t, `"groups/a"`, `"/etc/passwd"`):                                         "as a path",
		ordinary(t, "lead@example.gov.uk", "lead@example.gov.uk?bcc=a@b.c"):                "as a mailbox",
		ordinary(t, `"error":1`, `"error":-1`):                                             "has the count -1",
		ordinary(t, `"error":1`, `"error":1e300`):                                          `as "counts.error"`,
		ordinary(t, `"severity":"error"`, `"severity":"fatal"`):                            `has "fatal" as a severity`,
		ordinary(t, `"rule":"guide.a_rule"`, `"rule":"../../x"`):                           "as a rule",
		ordinary(t, `"due":"2026-12-01"`, `"due":"soon"`):                                  `has "soon" as due`,
		ordinary(t, `"private":false`, `"private":true`):                                   "although it is private",
		ordinary(t, `"month":"2026-04"`, `"month":"2026-13"`):                              "as month",
		ordinary(t, `"forecast":100`, `"forecast":9000000000000000`):                       "more than ten billion",
		ordinary(t, `"overall":""`, `"overall":"purple"`):                                  `has "purple" as overall`,
		ordinary(t, `"name":"flood"`, `"name":"`+strings.Repeat("x", 301)+`"`):             "more than 300 characters",
		strings.Repeat("[", 100_000):                                                       "nested more than",
		ordinary(t, `"packs":["guide"]`, `"packs":[`+strings.Repeat(`"",`, 250_000)+`""]`): "has more than 200000 values",
		strings.Repeat(" ", 10) + `"` + strings.Repeat("x", card.MaxLine) + `"`:            "is longer than 1024 KiB",
	} {
		_, err := card.Parse([]byte(line))
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%.80q: %v, want %q", line, err, want)
		}
	}
	if _, err := card.Parse([]byte(ordinary(t))); err != nil {
		t.Error(err)
	}
}

// TestOneBadLineHidesNoCard: if one line of a file is not a card, the other lines are
// still read, however long it is. Blank lines and CRLF line ends are accepted.
func TestOneBadLineHidesNoCard(t *testing.T) {
	long := `"` + strings.Repeat("x", 3<<20) + `"`
	file := "\r\n" + ordinary(t) + "\r\nnot a card\n" + long + "\n\n" + ordinary(t, `"as_of":"2026-11-22"`, `"as_of":"2026-11-23"`)
	store := card.NewStore()
	cards, faults, more, err := store.Add(strings.NewReader(file), strings.NewReader(file))
	if err != nil || cards != 2 || more != 0 || len(faults) != 2 || faults[0].Line != 3 || faults[1].Line != 4 {
		t.Fatalf("%d cards, faults %v, %v", cards, faults, err)
	}
	for _, entry := range store.Entries() {
		if c, err := store.Get(entry.Key); err != nil || c.AsOf != entry.AsOf {
			t.Errorf("%v: %v", entry.Key, err)
		}
	}
	if _, _, more, _ := card.NewStore().Add(strings.NewReader(strings.Repeat("x\n", 1000)), nil); more != 995 {
		t.Errorf("%d more lines are not cards", more)
	}
}

// TestAStoreIsBounded: a full store refuses a new card, but accepts one with a key that
// it has.
func TestAStoreIsBounded(t *testing.T) {
	store := card.NewStore()
	store.SetMost(1)
	twice := ordinary(t) + "\n" + ordinary(t)
	if _, _, _, err := store.Add(strings.NewReader(twice), strings.NewReader(twice)); err != nil {
		t.Error(err)
	}
	other := ordinary(t, `"id":"flood"`, `"id":"other"`)
	if _, _, _, err := store.Add(strings.NewReader(other), strings.NewReader(other)); err == nil || !strings.Contains(err.Error(), "more than 1 cards") {
		t.Error(err)
	}
}

// TestAFileThatChangesIsNoticed: a store reads a card again at its offset, and returns
// an error if another card is there now.
func TestAFileThatChangesIsNoticed(t *testing.T) {
	store := card.NewStore()
	other := ordinary(t, `"id":"flood"`, `"id":"other"`)
	if _, _, _, err := store.Add(strings.NewReader(ordinary(t)), strings.NewReader(other)); err != nil {
		t.Fatal(err)
	}
	if _, err := store.Get(store.Entries()[0].Key); err == nil || !strings.Contains(err.Error(), "changed while it was being read") {
		t.Error(err)
	}
}

// FuzzParse reads a random line. If it is a card, writing and reading it again returns
// the same card.
func FuzzParse(f *testing.F) {
	f.Add([]byte(ordinary(f)))
	f.Add([]byte(`{"schema":"dgcheck.card/1","id":"a","as_of":"2026-11-22","source":"check"}`))
	f.Fuzz(func(t *testing.T, text []byte) {
		read, err := card.Parse(text)
		if err != nil {
			return
		}
		first, err := card.Line(read)
		if err != nil {
			t.Fatal(err)
		}
		again, err := card.Parse(bytes.TrimSpace(first))
		if err != nil {
			t.Fatalf("a card that was read is refused once it is written: %v\n%s", err, first)
		}
		if second, _ := card.Line(again); !bytes.Equal(first, second) {
			t.Fatalf("%s\nthen %s", first, second)
		}
	})
}
