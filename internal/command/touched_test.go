package command_test

import (
	"os"
	"strings"
	"testing"

	"github.com/DEFRA/dgcheck/internal/command"
)

// TestGroupsThatAreNotTouchedGetNoComment: only the groups that the pull request
// changes may get a comment, while every group must get a check run.
func TestGroupsThatAreNotTouchedGetNoComment(t *testing.T) {
	for name, c := range map[string]struct {
		change func(m *merging)
		want   string // the groups with a comment
	}{
		"C12 no group": {func(m *merging) { write(m.t, m.path("readme.md"), "x") }, ""},
		"C12 one group": {func(m *merging) {
			write(m.t, m.path("groups/water/delivery-group.yaml"), m.as("water", m.broken(m.good)))
		}, "water"},
		"C12 a table of one group":     {func(m *merging) { write(m.t, m.path("groups/air/money/rows.csv"), "month\n") }, "air"},
		"C12 a comment in a file":      {func(m *merging) { write(m.t, m.path("groups/air/delivery-group.yaml"), "# x\n"+m.as("air", m.good)) }, "air"},
		"C12 something else beside it": {func(m *merging) { write(m.t, m.path("groups/air/src/delivery-group.txt"), "x") }, ""},
		"C12 a group that is new":      {func(m *merging) { write(m.t, m.path("groups/land/delivery-group.yaml"), m.as("land", m.good)) }, "land"},
		"C12 a group that is moved": {func(m *merging) {
			if err := os.Rename(m.path("groups/air"), m.path("groups/wind")); err != nil {
				m.t.Fatal(err)
			}
		}, "air"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			m := newMerging(t)
			for _, id := range []string{"air", "water"} {
				write(t, m.path("groups/"+id+"/delivery-group.yaml"), m.as(id, m.good))
			}
			m.main = m.commit(m.good)
			m.git("checkout", "-q", "-b", "later")
			c.change(m)
			m.head = m.commit(m.good)
			m.opens("DEFRA/soil")
			m.merge()
			publish := func() string {
				_, errs, status := m.run("check", m.path("groups"), "--as-of", "2026-11-22", "--publish", "--issues=off")
				if status != command.Good && status != command.ToMend {
					t.Fatalf("status %d: %s", status, errs)
				}
				return errs
			}
			errs := publish()
			var about []string
			for _, comment := range m.repository.Comments(2) {
				id, _, _ := strings.Cut(strings.TrimPrefix(comment.Body, "<!-- dgcheck:comment:"), " ")
				about = append(about, id)
			}
			if got := strings.Join(about, " "); got != c.want {
				t.Errorf("comments on %q, want %q: %s", got, c.want, errs)
			}
			groups := 2
			if c.want == "land" {
				groups = 3
			}
			if len(m.repository.Checks()) != groups || strings.Count(m.file("summary.md"), "\n## ")+strings.Count(m.file("summary.md"), "\n### ") < groups {
				t.Errorf("%d check runs; %s", len(m.repository.Checks()), m.file("summary.md"))
			}
			if !strings.Contains(errs, "The pull request does not touch ") {
				t.Error(errs)
			}
			m.writes()
			if publish(); m.writes() != "" {
				t.Error("a second run wrote something")
			}
		})
	}
}

// as takes the text of a declaration and returns it with another group id.
func (m *merging) as(id, text string) string {
	return strings.Replace(text, "id: soil-health", "id: "+id, 1)
}
