package publication_test

import (
	"context"
	"fmt"
	"os"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/DEFRA/dgcheck/internal/publication"
)

// played returns a stage on which the first part of the scene was published,
// ready for its job.
func played(t *testing.T, sc scene) *served {
	t.Helper()
	s := newServed(t)
	sc.before(t, s)
	s.forget()
	return s
}

// clean publishes a scene without faults. It returns what is then shown and how
// many requests that took; if writes is set, it counts only requests that
// write.
func clean(t *testing.T, sc scene, writes bool) ([]string, int) {
	t.Helper()
	s := played(t, sc)
	post(t, s, sc.job)
	once(t, s)
	n, want := s.requests(), shown(t, s)
	if writes {
		n = s.writes()
	}
	quiet(t, s, sc.job)
	return want, n
}

// ends publishes again without faults. It fails the test if the result differs
// from want or if a further run still writes something.
func ends(t *testing.T, s *served, sc scene, want []string) {
	t.Helper()
	s.heal()
	post(t, s, sc.job)
	once(t, s)
	if diff := cmp.Diff(want, shown(t, s)); diff != "" {
		t.Errorf("it does not come to the same (-want +got):\n%s", diff)
	}
	quiet(t, s, sc.job)
}

// every returns how far apart the requests are at which something goes wrong: all of
// them with DGCHECK_LONG set, as .ci/run sets it, and a part of them otherwise.
func every(part int) int {
	if os.Getenv("DGCHECK_LONG") != "" {
		return 1
	}
	return part
}

func TestAnyFaultAtAnyRequestComesToTheSame(t *testing.T) {
	everyFault(t, false, lostDone, lostUndone, refusedOnce, limited, stale)
}

func everyFault(t *testing.T, writes bool, faults ...fault) {
	for _, sc := range scenes() {
		t.Run(sc.name, func(t *testing.T) {
			want, n := clean(t, sc, writes)
			for nth := 1; nth <= n; nth++ {
				for i, what := range faults {
					if (nth+i)%every(4) != 0 {
						continue
					}
					t.Run(fmt.Sprint(nth, " ", what), func(t *testing.T) {
						s := played(t, sc)
						s.wrong(nth, writes, what)
						outcome := publication.Post(context.Background(), s.hub(), sc.job)
						once(t, s)
						if !outcome.Failed() && what != stale { // what a stale read hid is found by the next run
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

func TestAWriteWhoseAnswerIsLostIsNoFailure(t *testing.T) { everyLostAnswer(t) }

func everyLostAnswer(t *testing.T) {
	for _, sc := range scenes() {
		want, n := clean(t, sc, true)
		for nth := 1; nth <= n; nth++ {
			s := played(t, sc)
			s.wrong(nth, true, lostDone)
			post(t, s, sc.job)
			once(t, s)
			if s.writes() > n+1 { // only an idempotent request is sent again
				t.Errorf("%s, write %d: %d writes, without faults %d", sc.name, nth, s.writes(), n)
			}
			if diff := cmp.Diff(want, shown(t, s)); diff != "" {
				t.Errorf("%s, write %d (-want +got):\n%s", sc.name, nth, diff)
			}
		}
	}
}

// A run is killed at each pair of requests, before or after GitHub carries them
// out. A third run then ends with the same result.
func TestKilledAnywhereAndRunAgainComesToTheSame(t *testing.T) { everyKill(t, false, 2) }

func everyKill(t *testing.T, writes bool, kills int) {
	for _, sc := range scenes() {
		t.Run(sc.name, func(t *testing.T) {
			want, n := clean(t, sc, writes)
			for nth := 1; nth <= n; nth += every(3) {
				for _, what := range []fault{lostUndone, lostDone} {
					s := played(t, sc)
					for _, at := range []int{nth, 1 + nth*7%n}[:kills] {
						killed(t, s, sc, at, writes, what)
					}
					ends(t, s, sc, want)
				}
			}
		})
	}
}

// killed publishes a scene's job and kills the run at a request.
func killed(t *testing.T, s *served, sc scene, at int, writes bool, what fault) {
	t.Helper()
	ctx, kill := context.WithCancel(context.Background())
	defer kill()
	s.before(at, writes, kill)
	s.wrong(at, writes, what)
	if outcome := publication.Post(ctx, s.hub(), sc.job); !outcome.Failed() && ctx.Err() != nil {
		t.Errorf("killed at %d and nothing refused", at)
	}
	s.heal()
	once(t, s)
}
