package publication_test

import (
	"flag"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "write the golden files again")

// TestTranscripts publishes results that change from run to run, and compares all
// requests to GitHub with the recorded ones in testdata. In the case called "batches",
// the annotations need several requests, and the answer to one of them is lost.
func TestTranscripts(t *testing.T) {
	if writer != "github-actions" {
		t.Skip("they name who wrote")
	}
	soil := group("soil", fails("guide.owner", "service:a"), holds("guide.roadmap"))
	mended := group("soil", holds("guide.owner"), holds("guide.roadmap"))
	for name, play := range map[string]func(s *served){
		"comment": func(s *served) {
			s.openPull("change", first)
			post(t, s, onPull(1, first, soil))
			s.push("change", second)
			post(t, s, onPull(1, second, mended))
		},
		"issue": func(s *served) {
			post(t, s, onMain(first, soil))
			post(t, s, onMain(first, mended))
			post(t, s, onMain(first, soil))
		},
		"batches": func(s *served) {
			s.wrong(2, true, lostDone)
			j := onMain(first, problems("soil", 51))
			j.Issues = 0
			post(t, s, j)
		},
	} {
		t.Run(name, func(t *testing.T) {
			s := newServed(t)
			play(s)
			file, got := filepath.Join("testdata", name+".golden"), s.server.Transcript()
			if *update {
				if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(string(want), got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}
