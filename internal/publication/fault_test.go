package publication_test

import (
	"context"
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/DEFRA/dgcheck/internal/publication"
)

// played sets a scene up, ready for its job.
func played(t *testing.T, made func(testing.TB) stage, sc scene) stage {
	t.Helper()
	s := made(t)
	sc.before(t, s)
	s.forget()
	return s
}

func inMemory(t testing.TB) stage { return newMemory(t) }

// clean plays a scene without any fault and gives what it comes to and how many
// requests that took.
func clean(t *testing.T, made func(testing.TB) stage, sc scene) ([]string, int) {
	t.Helper()
	s := played(t, made, sc)
	post(t, s, sc.job)
	once(t, s)
	n, want := s.requests(), shown(t, s)
	quiet(t, s, sc.job)
	return want, n
}

// ends publishes again without faults and fails the test when that does not come to
// the same as if there never had been any, or is not the end of it.
func ends(t *testing.T, s stage, sc scene, want []string) {
	t.Helper()
	s.heal()
	post(t, s, sc.job)
	once(t, s)
	if diff := cmp.Diff(want, shown(t, s)); diff != "" {
		t.Errorf("it does not come to the same (-want +got):\n%s", diff)
	}
	quiet(t, s, sc.job)
}

func TestAnyFaultAtAnyRequestComesToTheSame(t *testing.T) {
	everyFault(t, inMemory, []fault{lostDone, lostUndone, refusedOnce, limited, stale})
}

func everyFault(t *testing.T, made func(testing.TB) stage, faults []fault) {
	for _, sc := range scenes() {
		t.Run(sc.name, func(t *testing.T) {
			want, n := clean(t, made, sc)
			for nth := 1; nth <= n; nth++ {
				for _, what := range faults {
					t.Run(fmt.Sprint(nth, " ", what), func(t *testing.T) {
						s := played(t, made, sc)
						s.wrong(nth, false, what)
						outcome := publication.Post(context.Background(), s.hub(), sc.job)
						once(t, s)
						if !outcome.Failed() && what != stale { // what a lagging copy hid is seen the next time
							if diff := cmp.Diff(want, shown(t, s)); diff != "" {
								t.Errorf("nothing was refused, but something is missing (-want +got):\n%s", diff)
							}
						}
						ends(t, s, sc, want)
					})
				}
			}
		})
	}
}

func TestAWriteWhoseAnswerIsLostIsNoFailure(t *testing.T) {
	for _, sc := range scenes() {
		want, _ := clean(t, inMemory, sc)
		s := played(t, inMemory, sc)
		post(t, s, sc.job)
		for nth := 1; nth <= s.writes(); nth++ {
			s := played(t, inMemory, sc)
			s.wrong(nth, true, lostDone)
			post(t, s, sc.job)
			once(t, s)
			if diff := cmp.Diff(want, shown(t, s)); diff != "" {
				t.Errorf("%s, write %d (-want +got):\n%s", sc.name, nth, diff)
			}
		}
	}
}

// Killed twice at any two requests, a third run comes to the same.
func TestKilledAnywhereAndRunAgainComesToTheSame(t *testing.T) { everyKill(t, inMemory, 2) }

func everyKill(t *testing.T, made func(testing.TB) stage, kills int) {
	for _, sc := range scenes() {
		t.Run(sc.name, func(t *testing.T) {
			want, n := clean(t, made, sc)
			for nth := 1; nth <= n; nth++ {
				for later := 1; later <= nth; later += 1 + 5*(kills-1) {
					s := played(t, made, sc)
					for _, at := range []int{nth, later}[:kills] {
						ctx, kill := context.WithCancel(context.Background())
						s.before(at, false, kill)
						if outcome := publication.Post(ctx, s.hub(), sc.job); !outcome.Failed() && ctx.Err() != nil {
							t.Errorf("killed at %d and nothing refused", at)
						}
						s.heal()
						once(t, s)
					}
					ends(t, s, sc, want)
					if kills == 1 {
						break
					}
				}
			}
		})
	}
}
