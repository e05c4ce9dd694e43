package publication_test

import (
	"context"
	"fmt"
	"os"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/DEFRA/dgcheck/internal/publication"
)

// played returns a new fake GitHub that sc.before has prepared. The requests of that
// preparation are removed from its list of requests.
func played(t *testing.T, sc scene) *served {
	t.Helper()
	s := newServed(t)
	sc.before(t, s)
	s.forget()
	return s
}

// clean prepares a fake GitHub for sc and publishes sc.job without faults. It returns
// what GitHub shows afterwards (see shown) and the number of requests that this took.
// If writes is set, only requests that write are counted. It fails the test if
// publishing sc.job once more writes anything.
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

// ends publishes sc.job again, now without faults. It fails the test if what GitHub
// shows afterwards differs from want, or if publishing sc.job once more writes
// anything.
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

// every is for tests that let something go wrong at one request after another. It
// returns 1, so that no request is left out, if DGCHECK_LONG is set, as .ci/run does.
// Otherwise it returns part, so that only each part-th request is tried.
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
						if !outcome.Failed() && what != stale { // after an outdated answer, the next run puts things right
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
			if s.writes() > n+1 { // only a request that may be sent twice is sent again
				t.Errorf("%s, write %d: %d writes, without faults %d", sc.name, nth, s.writes(), n)
			}
			if diff := cmp.Diff(want, shown(t, s)); diff != "" {
				t.Errorf("%s, write %d (-want +got):\n%s", sc.name, nth, diff)
			}
		}
	}
}

// TestKilledAnywhereAndRunAgainComesToTheSame publishes each scene three times. The
// first two runs are killed, each at one of its requests, before or after GitHub
// carries that request out. After the third run, GitHub must show the same as after a
// single run without faults.
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

// killed publishes sc.job and kills the run at its nth request, where n is the argument
// at. If writes is set, only requests that write are counted. If what is lostDone,
// GitHub carries that request out; if it is lostUndone, GitHub does not.
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
