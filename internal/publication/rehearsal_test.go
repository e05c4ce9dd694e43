package publication_test

import (
	"context"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/DEFRA/dgcheck/internal/forge"
	"github.com/DEFRA/dgcheck/internal/publication"
)

// TestARehearsalWritesNothing: a rehearsal must change nothing on GitHub. Rehearsed
// must return one sentence for each write of a real run.
func TestARehearsalWritesNothing(t *testing.T) {
	for _, sc := range scenes() {
		_, n := clean(t, sc, true)
		s := played(t, sc)
		before := s.state()
		rehearsal := &forge.Rehearsal{}
		outcome := publication.Post(context.Background(), s.hubAs(s.workflow(), rehearsal), sc.job)
		if s.writes() != 0 || s.state() != before || outcome.Failed() || !outcome.Checked {
			t.Errorf("%s: %d writes, %+v", sc.name, s.writes(), outcome)
		}
		if told := publication.Rehearsed(rehearsal.Writes()); len(told) != n {
			t.Errorf("%s: %d writes are told, want %d: %q", sc.name, len(told), n, told)
		}
	}
}

func TestWithoutATokenEverythingWouldBeNew(t *testing.T) {
	told := func(j publication.Job) []string {
		s, rehearsal := newServed(t), &forge.Rehearsal{Blank: first}
		if outcome := publication.Post(context.Background(), s.client("", rehearsal), j); outcome.Failed() || len(outcome.Left) > 0 {
			t.Errorf("%+v", outcome)
		}
		if s.requests() != 0 {
			t.Errorf("%d requests", s.requests())
		}
		return publication.Rehearsed(rehearsal.Writes())
	}
	want := []string{
		"Would make the check run dgcheck / soil on 1111111: not finished yet, with 50 annotations. To mend: 60 errors.",
		"Would go on with the check run dgcheck / soil: neutral, with 10 annotations. To mend: 60 errors.",
		"Would make an issue: The rule owner holds — Soil",
	}
	if diff := cmp.Diff(want, told(onMain(first, problems("soil", 60)))); diff != "" {
		t.Error(diff)
	}
	got := told(onPull(7, first, problems("soil", 1)))
	if len(got) != 2 || !strings.HasPrefix(got[1], "Would comment on #7, in ") || !strings.Contains(got[1], "## Soil as of 22 November 2026") {
		t.Errorf("%q", got)
	}
}
