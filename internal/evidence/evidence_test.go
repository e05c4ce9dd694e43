package evidence_test

import (
	"bytes"
	"encoding/json"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/santhosh-tekuri/jsonschema/v6"

	"github.com/DEFRA/dgcheck/internal/evidence"
)

const commit = "0123456789abcdef0123456789abcdef01234567"

// example returns a document with a complete and a refused source.
func example() evidence.Document {
	return evidence.Document{
		Schema: evidence.SchemaName, Group: "soil-health",
		Declaration: evidence.Declaration{Repo: "example-org/soil", Commit: commit, Digest: "sha256:" + strings.Repeat("ab", 32)},
		Collected:   evidence.Collected{By: "dgcheck 1.0.0", Until: "2026-11-22", Run: "https://example.gov.uk/runs/1", Asked: []evidence.Kind{evidence.History, evidence.Delivery}},
		Sources: []evidence.Source{
			{ID: "history", Kind: evidence.History, Of: "declaration", State: evidence.Complete, From: "2026-01-05", Until: "2026-11-22"},
			{ID: "delivery:example-org/soil-web", Kind: evidence.Delivery, Of: "example-org/soil-web", State: evidence.Refused, Why: "The repository is private to this token; give the job `contents: read`.", ObservedAt: "2026-11-22T09:30:00Z"},
		},
		Facts: []evidence.Fact{
			{About: []string{"services", "soil-checks"}, Is: "phase", Sort: evidence.Event, On: "2026-03-04", Value: "alpha", Source: "history"},
			{About: []string{"roadmap"}, Is: "changed", Sort: evidence.Event, On: "2026-11-02", Source: "history", URL: "https://example.gov.uk/commit/1"},
		},
	}
}

func write(t *testing.T, d evidence.Document) string {
	t.Helper()
	text, err := d.JSON()
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

func TestEqualEvidenceGivesEqualBytes(t *testing.T) {
	want := write(t, example())
	for range 20 {
		mixed := example()
		for _, shuffle := range []func(){
			func() {
				rand.Shuffle(len(mixed.Facts), func(i, j int) { mixed.Facts[i], mixed.Facts[j] = mixed.Facts[j], mixed.Facts[i] })
			},
			func() {
				rand.Shuffle(len(mixed.Sources), func(i, j int) { mixed.Sources[i], mixed.Sources[j] = mixed.Sources[j], mixed.Sources[i] })
			},
			func() { mixed.Facts = append(mixed.Facts, mixed.Facts[0]) },
			func() { slices.Reverse(mixed.Collected.Asked) },
		} {
			shuffle()
		}
		if got := write(t, mixed); got != want {
			t.Fatalf("another order gives other bytes:\n%s\n%s", got, want)
		}
	}
	if strings.Count(want, "\n") != 1 || !strings.HasSuffix(want, "\n") {
		t.Errorf("a document is not one line: %q", want)
	}
}

func TestWhatIsWrittenIsReadBack(t *testing.T) {
	text := write(t, example())
	read, err := evidence.Read(strings.NewReader(text + text))
	if err != nil || len(read) != 2 {
		t.Fatalf("%d documents: %v", len(read), err)
	}
	if diff := cmp.Diff(example().Canonical(), read[1]); diff != "" {
		t.Error(diff)
	}
	if read[0].Digest() != example().Digest() {
		t.Error("the digest differs after reading")
	}
	empty := evidence.Document{Group: "soil-health", Collected: evidence.Collected{Until: "2026-11-22"}}
	if _, err := evidence.Read(strings.NewReader(write(t, empty))); err != nil {
		t.Errorf("a document without sources: %v", err)
	}
}

// published returns the compiled schema in docs/evidence.schema.json.
func published(t *testing.T) *jsonschema.Schema {
	t.Helper()
	schema, err := jsonschema.NewCompiler().Compile("../../docs/evidence.schema.json")
	if err != nil {
		t.Fatal(err)
	}
	return schema
}

// changed returns the example's JSON with a part of it replaced.
func changed(t *testing.T, old, replacement string) string {
	t.Helper()
	text := write(t, example())
	if strings.Count(text, old) == 0 {
		t.Fatalf("there is no %s in %s", old, text)
	}
	return strings.Replace(text, old, replacement, 1)
}

// TestThePublishedSchemaDescribesDocuments checks the example against the schema.
// Changed documents must be refused by both Read and the schema, or by neither.
func TestThePublishedSchemaDescribesDocuments(t *testing.T) {
	schema := published(t)
	valid := func(text string) error {
		v, err := jsonschema.UnmarshalJSON(strings.NewReader(text))
		if err != nil {
			t.Fatal(err)
		}
		return schema.Validate(v)
	}
	if err := valid(write(t, example())); err != nil {
		t.Errorf("%v", err)
	}
	if err := valid(write(t, evidence.Document{Group: "g", Collected: evidence.Collected{Until: "2026-11-22"}})); err != nil {
		t.Errorf("%v", err)
	}
	for old, replacement := range map[string]string{
		`"dgcheck.evidence/1"`:       `"dgcheck.evidence/2"`,
		`"group":"soil-health"`:      `"group":""`,
		`"commit":"0123`:             `"commit":"01z3`,
		`"state":"refused"`:          `"state":"partly"`,
		`"kind":"history"`:           `"kind":"gossip"`,
		`"sort":"event"`:             `"sort":"guess"`,
		`"on":"2026-03-04"`:          `"on":"4 March"`,
		`"about":["roadmap"]`:        `"about":[]`,
		`"about":["services",`:       `"about":["services/x",`,
		`"url":"https://example`:     `"url":"javascript://example`,
		`"is":"phase"`:               `"is":"Phase!"`,
		`"until":"2026-11-22","run"`: `"until":"","run"`,
		`"observed_at":"2026`:        `"observed_at":"noon 2026`,
	} {
		text := changed(t, old, replacement)
		if valid(text) == nil {
			t.Errorf("the schema allows %s", replacement)
		}
		if _, err := evidence.Read(strings.NewReader(text)); err == nil {
			t.Errorf("the reader allows %s", replacement)
		}
	}
}

// TestHostileDocumentsAreRefused reads documents with faults that a JSON Schema cannot
// express.
func TestHostileDocumentsAreRefused(t *testing.T) {
	for name, text := range map[string]string{
		"nothing":                      "",
		"another shape":                `[]`,
		"null":                         `null`,
		"cut short":                    write(t, example())[:200],
		"a key twice":                  changed(t, `"group":"soil-health"`, `"group":"other","group":"soil-health"`),
		"a key in two cases":           changed(t, `"group":"soil-health"`, `"group":"soil-health","GROUP":"other"`),
		"a number for a text":          changed(t, `"value":"alpha"`, `"value":7`),
		"nested without end":           strings.Repeat("[", 100_000),
		"nested in a member":           changed(t, `"value":"alpha"`, `"more":[[[[[[1]]]]]],"value":"alpha"`),
		"a right-to-left override":     changed(t, `"value":"alpha"`, `"value":"al\u202epha"`),
		"a line break":                 changed(t, `"value":"alpha"`, `"value":"al\npha"`),
		"a fact of no source":          changed(t, `"source":"history"`, `"source":"hearsay"`),
		"a fact of another kind":       changed(t, `"is":"phase"`, `"is":"released"`),
		"a state as an event":          changed(t, `"is":"phase"`, `"is":"open"`),
		"a fact after its source":      changed(t, `"on":"2026-11-02"`, `"on":"2026-11-23"`),
		"a source after the day":       changed(t, `"until":"2026-11-22","observed_at"`, `"until":"2026-11-23","observed_at"`),
		"a source that was not asked":  changed(t, `"asked":["delivery","history"]`, `"asked":["delivery"]`),
		"refused without a reason":     changed(t, `"why":"The repository is private to this token; give the job `+"`contents: read`"+`."`, `"why":""`),
		"complete with a reason":       changed(t, `"state":"complete","why":""`, `"state":"complete","why":"who knows"`),
		"complete without a last day":  changed(t, `"from":"2026-01-05","until":"2026-11-22"`, `"from":"2026-01-05","until":""`),
		"from after until":             changed(t, `"from":"2026-01-05"`, `"from":"2026-12-05"`),
		"a day that is not there":      changed(t, `"on":"2026-03-04"`, `"on":"2026-02-30"`),
		"a source twice":               changed(t, `"id":"delivery:example-org/soil-web"`, `"id":"history"`),
		"an address with a password":   changed(t, `"url":"https://example.gov.uk`, `"url":"https://me:secret@example.gov.uk`),
		"a long value":                 changed(t, `"value":"alpha"`, `"value":"`+strings.Repeat("a", 1001)+`"`),
		"a second document in a piece": write(t, example()) + `{"schema":`,
	} {
		if documents, err := evidence.Read(strings.NewReader(text)); err == nil {
			t.Errorf("%s: read as %d documents", name, len(documents))
		} else if strings.ContainsAny(err.Error(), "\n\u202e") {
			t.Errorf("%s: the error repeats what is hostile: %q", name, err)
		}
	}
}

func TestWhatALaterVersionAddsIsSkipped(t *testing.T) {
	text := changed(t, `"value":"alpha"`, `"mood":{"is":["good"]},"value":"alpha"`)
	if _, err := evidence.Read(strings.NewReader(text)); err != nil {
		t.Error(err)
	}
	if _, err := evidence.Read(strings.NewReader(changed(t, `"is":"phase"`, `"is":"weather"`))); err != nil {
		t.Errorf("a word of a later version: %v", err)
	}
}

func TestMergeDependsOnNoOrder(t *testing.T) {
	history, delivery, later := example(), example(), example()
	history.Sources, history.Collected.Asked = history.Sources[:1], history.Collected.Asked[:1]
	delivery.Sources, delivery.Facts, delivery.Collected.Asked = delivery.Sources[1:], nil, delivery.Collected.Asked[1:]
	later.Collected.Until = "2026-11-24"
	later.Sources[1] = evidence.Source{ID: later.Sources[1].ID, Kind: evidence.Delivery, Of: "example-org/soil-web", State: evidence.Complete, Until: "2026-11-24", ObservedAt: "2026-11-24T09:30:00Z"}
	later.Facts = append(later.Facts, evidence.Fact{About: []string{"services", "soil-checks"}, Is: "released", Sort: evidence.Event, On: "2026-11-23", Value: "v2", Source: later.Sources[1].ID})
	for _, c := range []struct {
		name      string
		documents []evidence.Document
		want      evidence.Document
	}{
		{"two kinds", []evidence.Document{history, delivery}, example()},
		{"one twice", []evidence.Document{history, delivery, history}, example()},
		{"seen again later", []evidence.Document{history, delivery, later}, later},
	} {
		for range 6 {
			rand.Shuffle(len(c.documents), func(i, j int) { c.documents[i], c.documents[j] = c.documents[j], c.documents[i] })
			got, err := evidence.Merge(c.documents...)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(c.want.Canonical(), got); diff != "" {
				t.Errorf("%s:\n%s", c.name, diff)
			}
			if err := got.Validate(); err != nil {
				t.Errorf("%s: %v", c.name, err)
			}
		}
	}
}

func TestMergeOfOneTimeTakesTheOneThatSawLess(t *testing.T) {
	whole, part := example(), example()
	part.Sources[0].State, part.Sources[0].Why = evidence.Incomplete, "The clone is shallow; fetch it with fetch-depth: 0."
	part.Facts = nil
	for _, order := range [][]evidence.Document{{whole, part}, {part, whole}} {
		got, err := evidence.Merge(order...)
		if err != nil || len(got.Facts) != 0 || got.Sources[1].State != evidence.Incomplete {
			t.Errorf("%+v, %v", got.Sources, err)
		}
	}
}

func TestMergeRefusesWhatIsAboutSomethingElse(t *testing.T) {
	for _, change := range []func(*evidence.Document){
		func(d *evidence.Document) { d.Group = "other" },
		func(d *evidence.Document) { d.Declaration.Commit = strings.Repeat("f", 40) },
	} {
		other := example()
		change(&other)
		if _, err := evidence.Merge(example(), other); err == nil {
			t.Error("merged")
		}
	}
	if _, err := evidence.Merge(); err == nil {
		t.Error("nothing was merged")
	}
}

// TestTheVocabularyIsUsable: each word occurs once, and is valid in a document.
func TestTheVocabularyIsUsable(t *testing.T) {
	seen := map[string]bool{}
	for _, word := range evidence.Vocabulary() {
		if seen[word.Is] || word.Says == "" || !slices.Contains(evidence.Kinds(), word.Kind) {
			t.Errorf("%+v", word)
		}
		seen[word.Is] = true
		d := example()
		d.Collected.Asked = append(d.Collected.Asked, word.Kind)
		d.Sources = append(d.Sources, evidence.Source{ID: "x", Kind: word.Kind, Of: "x", State: evidence.Complete, Until: "2026-11-22"})
		d.Facts = []evidence.Fact{{About: []string{"x"}, Is: word.Is, Sort: word.Sort, On: "2026-11-22", Source: "x"}}
		if err := d.Validate(); err != nil {
			t.Errorf("%s: %v", word.Is, err)
		}
	}
}

func FuzzRead(f *testing.F) {
	text, err := example().JSON()
	if err != nil {
		f.Fatal(err)
	}
	f.Add(text)
	f.Add([]byte(`{"schema":"dgcheck.evidence/1","group":"g","collected":{"until":"2026-11-22"}}`))
	f.Fuzz(func(t *testing.T, text []byte) {
		documents, err := evidence.Read(bytes.NewReader(text))
		if err != nil {
			return
		}
		for _, d := range documents {
			written, err := d.JSON()
			if err != nil {
				t.Fatal(err)
			}
			again, err := evidence.Read(bytes.NewReader(written))
			if err != nil || len(again) != 1 {
				t.Fatalf("what was read cannot be read again: %v\n%s", err, written)
			}
			if rewritten, _ := again[0].JSON(); !bytes.Equal(written, rewritten) {
				t.Fatalf("written twice, it differs:\n%s\n%s", written, rewritten)
			}
			if merged, err := evidence.Merge(d, again[0]); err != nil || merged.Digest() != d.Digest() {
				t.Fatalf("merged with itself, it differs: %v", err)
			}
		}
	})
}

// TestEveryMemberIsDescribed compares the members of a written document with those of
// the schema.
func TestEveryMemberIsDescribed(t *testing.T) {
	text, err := os.ReadFile("../../docs/evidence.schema.json")
	if err != nil {
		t.Fatal(err)
	}
	var schema struct {
		Required []string `json:"required"`
	}
	if err := json.Unmarshal(text, &schema); err != nil {
		t.Fatal(err)
	}
	var written map[string]json.RawMessage
	if err := json.Unmarshal([]byte(write(t, example())), &written); err != nil {
		t.Fatal(err)
	}
	for _, name := range schema.Required {
		if written[name] == nil {
			t.Errorf("%s is not written", name)
		}
	}
}
