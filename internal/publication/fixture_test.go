package publication_test

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"os"

	"github.com/DEFRA/dgcheck/internal/finding"
	"github.com/DEFRA/dgcheck/internal/forge"
	"github.com/DEFRA/dgcheck/internal/publication"
	"github.com/DEFRA/dgcheck/internal/rule"
	"github.com/DEFRA/dgcheck/internal/scorecard"
	"github.com/DEFRA/dgcheck/internal/source"
)

// The hashes of two commits, oldest first.
const (
	first  = "1111111111111111111111111111111111111111"
	second = "2222222222222222222222222222222222222222"
)

var repository = forge.Repository{Owner: "example-org", Name: "delivery-groups"}

// titles is a catalogue that has every rule except those whose id ends with "retired".
type titles struct{}

func (titles) Find(id rule.ID) (rule.Rule, bool) {
	if strings.HasSuffix(string(id), "retired") {
		return rule.Rule{}, false
	}
	return rule.Rule{ID: id, Title: "The rule " + id.Name() + " holds", About: "Because " + id.Name() + " matters."}, true
}

func (titles) Clause(id string) (rule.Clause, bool) { return rule.Clause{ID: id}, true }

// says returns a finding of a rule on a subject.
func says(id rule.ID, subject string, verdict finding.Verdict, severity rule.Severity) finding.Finding {
	r := finding.Finding{
		Rule: id, Subject: subject, Verdict: verdict, Severity: severity, Clauses: []string{"DG-OWN-3"},
		Message: fmt.Sprintf("%s: what %s says of it.", subject, id.Name()), Remedy: "Mend " + subject + ".",
		Where: source.Position{File: "delivery-group.yaml", Line: 3, Column: 1}, Key: finding.Key(string(id), subject), Section: "services",
	}
	if verdict != finding.Fail && verdict != finding.Waived {
		r.Severity = rule.None
	}
	return r
}

func fails(id rule.ID, subjects ...string) []finding.Finding {
	var results []finding.Finding
	for _, subject := range subjects {
		results = append(results, says(id, subject, finding.Fail, rule.Error))
	}
	return results
}

func holds(id rule.ID) []finding.Finding {
	return []finding.Finding{says(id, "group", finding.Pass, rule.None)}
}

// group returns the scorecard of a group with these results.
func group(id string, results ...[]finding.Finding) scorecard.Scorecard {
	card := scorecard.Scorecard{ID: id, Name: strings.ToUpper(id[:1]) + strings.ReplaceAll(id[1:], "-", " "), Path: id, Gate: "advisory"}
	for _, more := range results {
		card.Results = append(card.Results, more...)
	}
	card.Tally = scorecard.Count(card.Results)
	return card
}

// problems returns the scorecard of a group in which one rule has n errors.
func problems(id string, n int) scorecard.Scorecard {
	var subjects []string
	for i := range n {
		subjects = append(subjects, fmt.Sprintf("service:s%04d", i))
	}
	return group(id, fails("guide.owner", subjects...), holds("guide.roadmap"))
}

// failing returns the scorecard of a group in which n rules fail.
func failing(id string, n int) scorecard.Scorecard {
	var results []finding.Finding
	for i := range n {
		results = append(results, fails(rule.ID(fmt.Sprintf("guide.r%02d", i)), "group")...)
	}
	return group(id, results)
}

func job(commit string, cards ...scorecard.Scorecard) publication.Job {
	return publication.Job{
		Run: scorecard.Run{AsOf: "2026-11-22", Version: "1"}, Cards: cards, Catalogue: titles{},
		Server: "https://github.com", Repository: repository, Commit: commit, Folder: "groups",
		Checks: true, Comment: true, Issues: rule.Error, Actions: true,
	}
}

// onPull returns the job of a run on the pull request with this number.
func onPull(number int, commit string, cards ...scorecard.Scorecard) publication.Job {
	j := job(commit, cards...)
	j.Pull = number
	return j
}

// onMain returns the job of a run on the default branch main.
func onMain(commit string, cards ...scorecard.Scorecard) publication.Job {
	j := job(commit, cards...)
	j.Branch = "main"
	return j
}

// post publishes j and fails the test if GitHub refuses anything.
func post(t *testing.T, s *served, j publication.Job) publication.Outcome {
	t.Helper()
	outcome := publication.Post(context.Background(), s.hub(), j)
	for _, refused := range outcome.Refused {
		t.Errorf("%s of %q refused: %s", refused.Part, refused.Group, refused.Sentence)
	}
	if !outcome.Checked {
		t.Error("not every group has its check run")
	}
	return outcome
}

// quiet publishes j and fails the test if that writes anything.
func quiet(t *testing.T, s *served, j publication.Job) {
	t.Helper()
	s.forget()
	post(t, s, j)
	if n := s.writes(); n != 0 {
		t.Errorf("publishing the same again wrote %d times", n)
	}
}

// open returns the only open issue whose title contains the given text. It fails the
// test if there is none, or more than one.
func open(t *testing.T, s *served, title string) shownIssue {
	t.Helper()
	var found []shownIssue
	for _, i := range s.issues() {
		if i.state == forge.Open && strings.Contains(i.title, title) {
			found = append(found, i)
		}
	}
	if len(found) != 1 {
		t.Fatalf("%d open issues on %q, want 1, in:\n%s", len(found), title, s.state())
	}
	return found[0]
}

func issue(t *testing.T, s *served, number int) shownIssue {
	t.Helper()
	for _, i := range s.issues() {
		if i.number == number {
			return i
		}
	}
	t.Fatalf("no issue %d in:\n%s", number, s.state())
	return shownIssue{}
}

// writer is the app that the token of the tests belongs to.
var writer = "github-actions"

// TestMain runs all tests with the token of github-actions, the workflow's own app. If
// DGCHECK_LONG is set, as .ci/run does, it runs them again with the token of another
// app, octoapp. dgcheck is not told the name of that app.
func TestMain(m *testing.M) {
	writers := []string{"github-actions", "octoapp"}
	if os.Getenv("DGCHECK_LONG") == "" {
		writers = writers[:1]
	}
	for _, writer = range writers {
		if status := m.Run(); status != 0 {
			os.Stderr.WriteString("with the token of the app " + writer + "\n")
			os.Exit(status)
		}
	}
}
