package command_test

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/DEFRA/dgcheck/internal/evidence"
	"github.com/DEFRA/dgcheck/internal/report/resultjson"
)

// TestAResultSaysWhatItWasJudgedWith checks that the evidence in a JSON result matches
// the schema, and that it is the same after the result is read back.
func TestAResultSaysWhatItWasJudgedWith(t *testing.T) {
	d := evidence.Document{
		Group: "soil-health", Collected: evidence.Collected{Until: "2026-11-10", Asked: []evidence.Kind{evidence.Delivery, evidence.Links}},
		Sources: []evidence.Source{{ID: "a", Kind: evidence.Links, Of: "https://example.gov.uk", State: evidence.Complete, Until: "2026-11-10"}},
	}
	text, err := d.JSON()
	if err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(t.TempDir(), "evidence.json")
	if err := os.WriteFile(file, text, 0o600); err != nil {
		t.Fatal(err)
	}
	out, errs, status := run(t, "check", filepath.Join(groups, "soil-health"), "--as-of", "2026-11-22", "--fail-on", "never", "--evidence", file, "-f", "json")
	if status != 0 || errs != "" {
		t.Fatalf("status %d: %s", status, errs)
	}
	valid(t, resultSchema(t), steady(out))
	_, cards, err := resultjson.Read(strings.NewReader(out))
	if err != nil {
		t.Fatal(err)
	}
	want := &evidence.Mark{
		Digest: d.Digest(), Until: "2026-11-10", Trust: evidence.ByRun, Kinds: []evidence.Kind{evidence.Links},
		Seen:  []string{"Evidence of the kind links, of https://example.gov.uk."},
		Notes: []string{"Evidence of the kind delivery does not count, because it was collected 12 days before the day judged, and counts for 7. Collect it again."},
	}
	if diff := cmp.Diff(want, cards[0].Evidence); diff != "" {
		t.Error(diff)
	}
	if again, _, _ := run(t, "check", filepath.Join(groups, "soil-health"), "--as-of", "2026-11-22", "--fail-on", "never", "--evidence", file, "-f", "json"); !bytes.Equal([]byte(again), []byte(out)) {
		t.Error("the same evidence gives other bytes")
	}
}
