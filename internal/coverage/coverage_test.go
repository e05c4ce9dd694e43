package coverage_test

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"

	"github.com/DEFRA/dgcheck/internal/coverage"
	"github.com/DEFRA/dgcheck/internal/rulebook"
	"github.com/DEFRA/dgcheck/policies"
)

func shipped(t *testing.T, packs ...string) coverage.Table {
	t.Helper()
	book, err := rulebook.Load(policies.FS)
	if err != nil {
		t.Fatal(err)
	}
	l, err := coverage.New(book, packs)
	if err != nil {
		t.Fatal(err)
	}
	return l
}

// TestEveryClauseIsAccountedFor: every clause has a rule, or a reason why it has none.
func TestEveryClauseIsAccountedFor(t *testing.T) {
	l := shipped(t)
	for _, entry := range l.Entries {
		switch context := entry.Kind == "context"; {
		case context && entry.Why == "":
			t.Errorf("%s asks nothing and does not say why", entry.ID)
		case !context && len(entry.Rules) == 0:
			t.Errorf("%s can be judged and has no rule", entry.ID)
		}
	}
	sum := 0
	for _, total := range l.Totals() {
		kinds, strengths := 0, 0
		for _, kind := range coverage.Kinds() {
			kinds += total.Kinds[kind]
		}
		for _, strength := range coverage.Strengths() {
			strengths += total.Strengths[strength]
		}
		if kinds != total.Clauses || strengths != total.Clauses {
			t.Errorf("pack %s: %d clauses, but %d by kind and %d by strength", total.Pack, total.Clauses, kinds, strengths)
		}
		sum += total.Clauses
	}
	if sum != len(l.Entries) {
		t.Errorf("the packs have %d clauses, the ledger %d", sum, len(l.Entries))
	}
}

func TestAPackHasItsOwnClausesAlone(t *testing.T) {
	for _, entry := range shipped(t, "central").Entries {
		if entry.Pack != "central" {
			t.Errorf("%s is of the pack %s", entry.ID, entry.Pack)
		}
	}
}

func TestTheJSONHasWhatOtherProgramsRead(t *testing.T) {
	var out bytes.Buffer
	l := shipped(t)
	if err := l.JSON(&out); err != nil {
		t.Fatal(err)
	}
	var read struct {
		Clauses []map[string]any `json:"clauses"`
	}
	if err := json.Unmarshal(out.Bytes(), &read); err != nil {
		t.Fatal(err)
	}
	if len(read.Clauses) != len(l.Entries) {
		t.Errorf("%d clauses, want %d", len(read.Clauses), len(l.Entries))
	}
	for _, clause := range read.Clauses {
		for _, key := range []string{"id", "pack", "strength", "kind", "source", "severity", "rules"} {
			if _, ok := clause[key]; !ok {
				t.Errorf("%v has no %s", clause["id"], key)
			}
		}
	}
}

// TestNothingBreaksTheTable puts markup into the text of a clause. Its row in the
// Markdown page must still have as many cells as the header.
func TestNothingBreaksTheTable(t *testing.T) {
	l := shipped(t, "governance")
	l.Entries[0].Text = "a | b\nc <script> [link](x) *bold* _it_"
	var out bytes.Buffer
	if err := l.Markdown(&out, "rules"); err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(out.String()) {
		if strings.HasPrefix(line, "| "+l.Entries[0].ID) {
			if cells := strings.Count(strings.ReplaceAll(line, `\|`, ""), "|"); cells != 7 {
				t.Errorf("%d bars in %s", cells, line)
			}
			if strings.Contains(line, "<script>") || strings.Contains(line, " [link]") {
				t.Errorf("markup stays in %s", line)
			}
			return
		}
	}
	t.Error("the clause is not on the page")
}

func TestB11WordsAreFoundByTheirStemsBestFirst(t *testing.T) {
	book, err := rulebook.Load(policies.FS)
	if err != nil {
		t.Fatal(err)
	}
	for words, want := range map[string]string{
		"named owner":             "guide.service_owner_named",
		"names of owners":         "guide.service_owner_named",
		"forecast updated months": "guide.forecast_updated_monthly",
		"closed month actuals":    "guide.actuals_posted",
		"retrospectives":          "guide.keep_improving",
	} {
		hits, err := coverage.Search(book, words)
		found := -1
		for i, hit := range hits {
			if hit.ID == want {
				found = i
			}
		}
		if err != nil || found < 0 || found > 2 {
			t.Errorf("%q finds %s at place %d: %v", words, want, found, err)
		}
	}
	for _, words := range []string{"", "of the", "zebra owner", "!!!"} {
		if hits, _ := coverage.Search(book, words); len(hits) > 0 {
			t.Errorf("%q finds %+v", words, hits[0])
		}
	}
}
