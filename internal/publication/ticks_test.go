package publication_test

import (
	"strings"
	"testing"

	"github.com/DEFRA/dgcheck/internal/finding"
	"github.com/DEFRA/dgcheck/internal/forge"
	"github.com/DEFRA/dgcheck/internal/publication"
)

// TestATickIsKeptWhileItsSubjectStands: a person ticks a task in an issue. After an
// update, that task must still be ticked, even if its wording has changed. No other
// task may be ticked.
func TestATickIsKeptWhileItsSubjectStands(t *testing.T) {
	tick := func(s *served, subjects ...string) {
		body := strings.ReplaceAll(issue(t, s, 1).body, "\n", "\r\n") // GitHub's web page ends lines with a carriage return
		for _, subject := range subjects {
			ticked := strings.Replace(body, "- [ ] `"+subject+"`", "- [x] `"+subject+"`", 1)
			if ticked == body {
				t.Fatalf("no task on %s in:\n%s", subject, body)
			}
			body = ticked
		}
		s.edit(1, body)
	}
	moved := fails("guide.owner", "service:a", "service:c")
	moved[0].Where.Line, moved[0].Message = 99, "It says something else, 4 days ago."
	twice := func(messages ...string) []finding.Finding {
		var all []finding.Finding
		for n, message := range messages {
			fail := says("data.schema", "file:a.yaml", finding.Fail, 3)
			fail.Message, fail.Key, fail.Where.Line = message, message, n+1
			all = append(all, fail)
		}
		return all
	}
	for name, c := range map[string]struct {
		before, after []finding.Finding
		tick          []string
		ticked, open  []string // how ticked and open task lines begin after the update
	}{
		"C10 another subject comes":        {fails("guide.owner", "service:a"), fails("guide.owner", "service:a", "service:b"), []string{"service:a"}, []string{"`service:a`"}, []string{"`service:b`"}},
		"C10 its own subject goes":         {fails("guide.owner", "service:a", "service:b"), fails("guide.owner", "service:b"), []string{"service:a"}, nil, []string{"`service:b`"}},
		"C10 what is said of it changes":   {fails("guide.owner", "service:a", "service:b"), moved, []string{"service:a"}, []string{"`service:a`"}, []string{"`service:c`"}},
		"C10 one of two of a file":         {twice("One.", "Two."), twice("Two.", "Three."), []string{"file:a.yaml"}, nil, []string{"`file:a.yaml`: Two.", "`file:a.yaml`: Three."}},
		"C10 one of two of a file, kept":   {twice("One.", "Two."), twice("Three.", "One."), []string{"file:a.yaml"}, []string{"`file:a.yaml`: One."}, []string{"`file:a.yaml`: Three."}},
		"C10 a subject that begins as one": {fails("guide.owner", "service:a"), fails("guide.owner", "service:a", "service:ab"), []string{"service:a"}, []string{"`service:a`"}, []string{"`service:ab`"}},
	} {
		t.Run(name, func(t *testing.T) {
			s := newServed(t)
			post(t, s, onMain(first, group("soil", c.before)))
			tick(s, c.tick...)
			quiet(t, s, onMain(first, group("soil", c.before)))
			post(t, s, onMain(first, group("soil", c.after)))
			body := issue(t, s, 1).body
			for _, line := range c.ticked {
				if !strings.Contains(body, "- [x] "+line) {
					t.Errorf("not ticked: %s in\n%s", line, body)
				}
			}
			for _, line := range c.open {
				if !strings.Contains(body, "- [ ] "+line) {
					t.Errorf("ticked: %s in\n%s", line, body)
				}
			}
			quiet(t, s, onMain(first, group("soil", c.after)))
		})
	}
}

// TestATickAndAnIssueThatIsOpenedAgain: a task is ticked, and dgcheck opens the issue
// again. If the rule had passed in between, the tick must be gone. If a person had
// closed the issue too early, the tick must stay.
func TestATickAndAnIssueThatIsOpenedAgain(t *testing.T) {
	for name, c := range map[string]struct {
		between func(s *served)
		ticked  bool
	}{
		"C10 mended, and fails again": {func(s *served) { post(t, s, onMain(first, group("soil", holds("guide.owner")))) }, false},
		"C10 closed as completed":     {func(s *served) { s.closeIssue(1, "octocat", forge.ReasonCompleted) }, true},
	} {
		s := newServed(t)
		job := func() publication.Job { return onMain(first, problems("soil", 2)) }
		post(t, s, job())
		s.edit(1, strings.Replace(issue(t, s, 1).body, "- [ ]", "- [x]", 1))
		c.between(s)
		post(t, s, job())
		if issue(t, s, 1).state != forge.Open {
			t.Errorf("%s: it is not open", name)
		}
		if got := strings.Contains(issue(t, s, 1).body, "- [x]"); got != c.ticked {
			t.Errorf("%s: ticked %t", name, got)
		}
	}
}
