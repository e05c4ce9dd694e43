package publication_test

import (
	"context"
	"fmt"
	"os"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/DEFRA/dgcheck/internal/publication"
)

// played returns a fake GitHub that sc.before has prepared for sc.job.
func played(t *testing.T, sc scene) *served {
	t.Helper()
	s := newServed(t)
	sc.before(t, s)
	s.forget()
	return s
}

// clean publishes a scene without faults. It returns what GitHub then shows and how
// many requests sc.job took. If writes is set, it counts only requests that write.
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

// ends publishes sc.job again without faults. It fails the test if what GitHub then
// shows differs from want, or if yet another run writes something.
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

// every returns the step of the loops over the requests at which something goes wrong:
// 1, which means every request, if DGCHECK_LONG is set, as .ci/run does, and otherwise
// part.
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

// TestKilledAnywhereAndRunAgainComesToTheSame kills two runs one after the other, each
// at some request, before or after GitHub carries it out. A third run must end with the
// same result as a run without faults.
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

// killed publishes sc.job and kills the run at the request number at. If writes is set,
// only requests that write are counted. what is the fault of that request.
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
