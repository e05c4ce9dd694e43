package publication_test

import (
	"context"
	"strings"
	"testing"
	"time"

	"github.com/DEFRA/dgcheck/internal/forge"
	"github.com/DEFRA/dgcheck/internal/githubfake"
	"github.com/DEFRA/dgcheck/internal/publication"
	"github.com/DEFRA/dgcheck/internal/rule"
	"github.com/DEFRA/dgcheck/internal/scorecard"
)

func TestEveryProblemIsShownOnceBesideItsLine(t *testing.T) {
	for _, c := range []struct{ problems, annotations, writes int }{
		{0, 0, 1}, {1, 1, 1}, {50, 50, 1}, {51, 51, 2}, {500, 500, 10}, {1001, 1000, 20},
	} {
		s := newServed(t)
		j := job(first, problems("soil", c.problems))
		j.Issues = rule.None
		post(t, s, j)
		checks := s.checks()
		if len(checks) != 1 || checks[0].annotations != c.annotations || s.writes() != c.writes || checks[0].status != forge.Completed {
			t.Errorf("%d problems: %d check runs, %d annotations by %d writes, %s", c.problems, len(checks), checks[0].annotations, s.writes(), checks[0].status)
		}
		if c.problems > 1000 && !strings.HasPrefix(checks[0].summary, "Of 1001 problems, 1000 are shown beside their lines, the worst first.\n") {
			t.Errorf("the summary does not count: %.100s", checks[0].summary)
		}
		quiet(t, s, j)
	}
}

func TestAnnotationsStandAtTheirLines(t *testing.T) {
	s := newServed(t)
	card := problems("soil", 2)
	card.Path = "./defra/soil"
	card.Results[0].Where.File, card.Results[1].Where.File = "../roadmap.yaml", "../../../../etc/passwd"
	post(t, s, job(first, card))
	if got := s.repository.Checks()[0].Annotations; len(got) != 1 || got[0].Path != "groups/defra/roadmap.yaml" || got[0].Level != forge.LevelFailure || got[0].Title != "The rule owner holds" {
		t.Errorf("%+v", got)
	}
	if !strings.HasPrefix(s.checks()[0].summary, "Of 2 problems, 1 are shown") {
		t.Errorf("%.100s", s.checks()[0].summary)
	}
}

func TestHowACheckRunEnds(t *testing.T) {
	warning := group("soil", fails("guide.owner", "group"))
	warning.Results[0].Severity = rule.Warning
	info := group("soil", fails("guide.owner", "group"))
	info.Results[0].Severity = rule.Info
	warning.Tally, info.Tally = scorecard.Count(warning.Results), scorecard.Count(info.Results)
	unjudged, own := group("soil"), group("soil", holds("guide.owner"))
	unjudged.Problem, own.CustomProblem = "Its folder could not be opened.", "They took too long."
	for name, c := range map[string]struct {
		card              scorecard.Scorecard
		advisory, enforce string
	}{
		"nothing to mend":            {group("soil", holds("guide.owner")), forge.Success, forge.Success},
		"for information":            {info, forge.Success, forge.Success},
		"a warning":                  {warning, forge.Neutral, forge.Neutral},
		"an error":                   {problems("soil", 1), forge.Neutral, forge.Failure},
		"not judged":                 {unjudged, forge.Neutral, forge.Failure},
		"not judged by own policies": {own, forge.Neutral, forge.Failure},
	} {
		for gate, want := range map[string]string{"advisory": c.advisory, "enforce": c.enforce} {
			for _, asked := range []string{"", gate} { // the gate of the group itself, or the job's gate for all groups
				s, j := newServed(t), job(first, c.card)
				j.Cards[0].Gate, j.Gate = gate, asked
				if asked != "" {
					j.Cards[0].Gate = "advisory"
				}
				j.Issues = rule.None
				post(t, s, j)
				if got := s.checks()[0].conclusion; got != want {
					t.Errorf("%s, %s: %s, want %s", name, gate, got, want)
				}
			}
		}
	}
}

func TestAnotherResultGetsAnotherCheckRun(t *testing.T) {
	s := newServed(t)
	post(t, s, job(first, problems("soil", 2)))
	post(t, s, job(first, problems("soil", 1)))
	post(t, s, job(first, problems("soil", 2))) // GitHub shows the newest check run
	checks := s.checks()
	if len(checks) != 3 || checks[2].annotations != 2 {
		t.Errorf("%+v", checks)
	}
	quiet(t, s, job(first, problems("soil", 2)))
}

func TestWhatWasLeftInProgressIsEnded(t *testing.T) {
	s := newServed(t)
	ctx, kill := context.WithCancel(context.Background())
	s.before(1, true, kill) // GitHub carries out the first write, but its answer is lost
	if outcome := publication.Post(ctx, s.hub(), job(first, problems("soil", 120))); outcome.Checked || !outcome.Failed() {
		t.Errorf("%+v", outcome)
	}
	s.heal()
	if got := s.checks()[0]; got.status != forge.InProgress || got.annotations != 50 {
		t.Fatalf("%+v", got)
	}
	post(t, s, job(first, problems("soil", 1)))
	checks := s.checks()
	if len(checks) != 2 || checks[0].conclusion != forge.Cancelled || checks[0].title != "Superseded" || checks[1].conclusion != forge.Neutral {
		t.Errorf("%+v", checks)
	}
}

// TestARunThatIsStillAtItIsLeftToIt: another run has begun the check run and left it in
// progress. Post must wait as long as that run adds annotations. Once nothing was added
// during a wait, Post must complete the check run itself. In the end it must have 120
// annotations, each once.
func TestARunThatIsStillAtItIsLeftToIt(t *testing.T) {
	for _, c := range []struct {
		name     string
		progress []int // annotations that the other run adds, one number for each wait
		ends     bool
		waits    int
	}{
		{"finishes", []int{50, 20}, true, 2},
		{"was killed", nil, false, 1},
		{"is killed meanwhile", []int{50}, false, 2},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := newServed(t)
			ctx, kill := context.WithCancel(context.Background())
			s.before(1, true, kill) // GitHub carries out the first write, but its answer is lost
			publication.Post(ctx, s.hub(), job(first, problems("soil", 120)))
			s.heal()
			waits := 0
			again := job(first, problems("soil", 120))
			again.Wait = func(_ context.Context, wait time.Duration) error {
				if wait < 3*time.Second {
					t.Errorf("waits %s, in which another run may say nothing", wait)
				}
				if waits < len(c.progress) {
					s.repository.ChangeCheck(0, func(check *githubfake.Check) {
						check.Annotations = append(check.Annotations, make([]githubfake.Annotation, c.progress[waits])...)
						if c.ends && waits == len(c.progress)-1 {
							check.Status, check.Conclusion = forge.Completed, forge.Neutral
						}
					})
				}
				waits++
				return nil
			}
			post(t, s, again)
			if got := s.checks(); len(got) != 1 || got[0].annotations != 120 || got[0].status != forge.Completed {
				t.Errorf("%+v", got)
			}
			if waits != c.waits {
				t.Errorf("waited %d times, want %d", waits, c.waits)
			}
		})
	}
}

func TestAWaitThatIsBrokenOffIsToldOf(t *testing.T) {
	s := newServed(t)
	ctx, kill := context.WithCancel(context.Background())
	s.before(1, true, kill) // GitHub carries out the first write, but its answer is lost
	publication.Post(ctx, s.hub(), job(first, problems("soil", 120)))
	s.heal()
	again := job(first, problems("soil", 120))
	again.Wait = func(context.Context, time.Duration) error { return context.Canceled }
	if outcome := publication.Post(context.Background(), s.hub(), again); outcome.Checked || !outcome.Failed() {
		t.Errorf("%+v", outcome)
	}
}

func TestACancelledCheckRunDoesNotCount(t *testing.T) {
	s := newServed(t)
	post(t, s, job(first, problems("soil", 1)))
	s.repository.ChangeCheck(0, func(check *githubfake.Check) { check.Conclusion = forge.Cancelled })
	post(t, s, job(first, problems("soil", 1)))
	if checks := s.checks(); len(checks) != 2 || checks[1].conclusion != forge.Neutral {
		t.Errorf("%+v", checks)
	}
}

func TestACheckRunOfAnotherAppIsNotOurs(t *testing.T) {
	s := newServed(t)
	post(t, s, job(first, problems("soil", 60)))
	s.repository.ChangeCheck(0, func(check *githubfake.Check) {
		check.App, check.Status, check.Conclusion = "somebody", forge.InProgress, ""
	})
	post(t, s, job(first, problems("soil", 60)))
	if checks := s.checks(); len(checks) != 2 || checks[0].status != forge.InProgress || checks[1].annotations != 60 {
		t.Errorf("%+v", checks)
	}
}

func TestGroupsOfOneNameAreToldApart(t *testing.T) {
	a, b, c := problems("soil", 1), problems("soil", 2), problems("soil", 3)
	b.Path, c.Path = "elsewhere", "elsewhere"
	long := problems("x", 1)
	long.ID = strings.Repeat("long ", 100) + "\u202e"
	s := newServed(t)
	j := onMain(first, a, b, c, long)
	post(t, s, j)
	var names []string
	for _, check := range s.checks() {
		names = append(names, check.name)
	}
	want := []string{"dgcheck / soil", "dgcheck / soil (elsewhere)", "dgcheck / soil (elsewhere, 2)"}
	if strings.Join(names[:3], "|") != strings.Join(want, "|") || len([]rune(names[3])) > 130 || strings.Contains(names[3], "\u202e") {
		t.Errorf("%q", names)
	}
	if len(s.issues()) != 4 {
		t.Errorf("%d issues", len(s.issues()))
	}
	quiet(t, s, j)
}
