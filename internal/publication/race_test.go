package publication_test

import (
	"context"
	"regexp"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/DEFRA/dgcheck/internal/forge"
	"github.com/DEFRA/dgcheck/internal/publication"
)

// TestTwoRunsAtOnceComeToTheSame interrupts a run before one of its requests by a
// second run of the same job, from start to end. A third run then completes the work.
// GitHub must show the same as after a single run. The test does so for each request,
// or for some of them (see every).
func TestTwoRunsAtOnceComeToTheSame(t *testing.T) { everyRace(t, false) }

func everyRace(t *testing.T, writes bool) {
	for _, sc := range scenes() {
		t.Run(sc.name, func(t *testing.T) {
			want, n := clean(t, sc, writes)
			for nth := 1; nth <= n; nth += every(2) {
				s := played(t, sc)
				s.before(nth, writes, func() { publication.Post(context.Background(), s.hub(), sc.job) })
				publication.Post(context.Background(), s.hub(), sc.job)
				s.heal()
				once(t, s)
				post(t, s, sc.job)
				if diff := cmp.Diff(want, raced(t, s)); diff != "" {
					t.Errorf("before request %d (-want +got):\n%s", nth, diff)
				}
				quiet(t, s, sc.job)
			}
		})
	}
}

var twice = regexp.MustCompile(`annotations:1[2-7]0\}$`)

// raced returns what GitHub shows after two runs at the same time. If both completed
// the check run with 120 annotations, it may have some of them twice; raced then counts
// 120.
func raced(t *testing.T, s *served) []string {
	t.Helper()
	all := shown(t, s)
	for i := range all {
		all[i] = twice.ReplaceAllString(all[i], "annotations:120}")
	}
	return all
}

// TestASecondIssueIsNeverTakenUpAgain: two runs have made the same issue at the same
// time. From then on, Post must use only the first issue, even if a person opens the
// second one again.
func TestASecondIssueIsNeverTakenUpAgain(t *testing.T) {
	s := newServed(t)
	broken, mended := onMain(first, group("soil", fails("guide.owner", "service:a"))), onMain(first, group("soil", holds("guide.owner")))
	broken.Checks, mended.Checks = false, false
	post(t, s, onMain(first, group("soil", fails("guide.phases", "group")))) // makes the label
	s.forget()
	post(t, s, broken)
	creation := s.writes() - 2 // before the duplicate is closed, the issue is also updated
	s = newServed(t)
	post(t, s, onMain(first, group("soil", fails("guide.phases", "group"))))
	s.before(creation, true, func() { publication.Post(context.Background(), s.hub(), broken) })
	publication.Post(context.Background(), s.hub(), broken)
	s.heal()
	if len(s.issues()) != 3 || issue(t, s, 3).reason != forge.ReasonNotPlanned || !strings.HasSuffix(issue(t, s, 3).body, "\nTwo runs of dgcheck made this issue at the same time. #2 stays, so this one is closed.\n") {
		t.Fatal(s.state())
	}
	post(t, s, mended)
	is(t, s, 2, forge.Closed, forge.ReasonCompleted, holdsNow)
	post(t, s, broken)
	is(t, s, 2, forge.Open, "", holdsNow, failsOnce)
	is(t, s, 3, forge.Closed, forge.ReasonNotPlanned)
	s.reopen(3) // a person may reopen it
	quiet(t, s, broken)
	post(t, s, mended)
	is(t, s, 3, forge.Open, "")
}

func TestTwentyRunsAtOnceMakeOneOfEach(t *testing.T) {
	for _, sc := range scenes() {
		s := played(t, sc)
		var all sync.WaitGroup
		for range 20 {
			all.Go(func() { publication.Post(context.Background(), s.hub(), sc.job) })
		}
		all.Wait()
		once(t, s)
		post(t, s, sc.job)
		once(t, s)
		quiet(t, s, sc.job)
	}
}

// TestANewerRunIsNeverOverwritten: while an older run reads, a newer run publishes
// everything. The older run must not change what the newer run wrote.
func TestANewerRunIsNeverOverwritten(t *testing.T) {
	for name, c := range map[string]struct{ older, newer publication.Job }{
		"comments": {onPull(1, first, problems("soil", 3), problems("water", 2)), onPull(1, second, problems("soil", 1), problems("water", 0))},
		"issues":   {onMain(first, failing("soil", 3)), onMain(second, group("soil", holds("guide.r00"), fails("guide.r01", "service:a")))},
	} {
		set := func() *served {
			s := newServed(t)
			if c.older.Pull != 0 {
				s.openPull("change", first)
				post(t, s, onPull(1, first, problems("soil", 9)))
			} else {
				post(t, s, onMain(first, failing("soil", 1)))
			}
			s.forget()
			return s
		}
		push := func(s *served) {
			s.push("main", second)
			s.push("change", second)
		}
		s := set()
		push(s)
		post(t, s, c.newer)
		want := newerChecks(shown(t, s))
		s = set()
		post(t, s, c.older)
		for nth, request := range s.server.Requests() {
			if request.Writes() { // a newer run between our last read and our write cannot be noticed
				continue
			}
			s := set()
			s.before(nth+1, false, func() {
				push(s)
				publication.Post(context.Background(), s.hub(), c.newer)
			})
			publication.Post(context.Background(), s.hub(), c.older)
			s.heal()
			post(t, s, c.newer)
			once(t, s)
			if diff := cmp.Diff(want, newerChecks(shown(t, s))); diff != "" {
				t.Errorf("%s, before request %d (-want +got):\n%s", name, nth+1, diff)
			}
		}
	}
}

// newerChecks returns all without two kinds of entries: the check runs of the older
// commit, which do not affect those of the newer one, and closed issues, which the
// older run may have made before the newer run began.
func newerChecks(all []string) []string {
	var kept []string
	for _, one := range all {
		if (!strings.HasPrefix(one, "check") || strings.Contains(one, second)) && !strings.Contains(one, " state:closed ") {
			kept = append(kept, one)
		}
	}
	return kept
}
