package publication_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/DEFRA/dgcheck/internal/finding"
	"github.com/DEFRA/dgcheck/internal/forge"
	"github.com/DEFRA/dgcheck/internal/publication"
)

// scene is a situation that the fault and race tests replay. The function before
// prepares the fake GitHub, and then the job is published.
type scene struct {
	name   string
	before func(t *testing.T, s *served)
	job    publication.Job
}

// scenes returns the situations that the fault and race tests replay, such as a push to
// a pull request. In each, publishing must leave every check run, comment and issue on
// GitHub exactly once, even if requests fail or two runs overlap.
func scenes() []scene {
	return []scene{
		{"a pull request is opened", func(_ *testing.T, s *served) {
			s.openPull("change", first)
			s.comment(1, "octocat", "What is this?")
		}, onPull(1, first, problems("soil", 120), problems("water", 0))},
		{"a pull request is pushed to", func(t *testing.T, s *served) {
			s.openPull("change", first)
			post(t, s, onPull(1, first, problems("soil", 3)))
			s.push("change", second)
		}, onPull(1, second, problems("soil", 2), problems("water", 1))},
		{"a pull request has something with one right answer", func(_ *testing.T, s *served) {
			s.openPull("change", first)
		}, suggesting(first, mendable("soil"))},
		{"problems come to the default branch", func(_ *testing.T, s *served) {
			s.openIssue("octocat", "Mine", "Mine.", "dgcheck")
		}, onMain(first, failing("soil", 3), failing("water", 1))},
		{"issues are closed, changed and opened again", func(t *testing.T, s *served) {
			post(t, s, onMain(first, failing("soil", 4)))
			s.closeIssue(4, "octocat", forge.ReasonCompleted)
			post(t, s, onMain(first, group("soil", holds("guide.r00"), fails("guide.r01", "group"), fails("guide.r02", "group"), fails("guide.r03", "group", "service:a"))))
		}, onMain(first, group("soil", fails("guide.r00", "group"), holds("guide.r01"), fails("guide.r02", "service:a"), fails("guide.r03", "group")))},
		{"a person closed an issue that still fails", func(t *testing.T, s *served) {
			post(t, s, onMain(first, failing("soil", 2)))
			s.closeIssue(1, "octocat", forge.ReasonCompleted)
			s.closeIssue(2, "octocat", forge.ReasonNotPlanned)
		}, onMain(first, failing("soil", 2))},
		{"a person had closed what is mended", func(t *testing.T, s *served) {
			post(t, s, onMain(first, failing("soil", 2)))
			s.closeIssue(1, "octocat", forge.ReasonCompleted)
			s.closeIssue(2, "octocat", forge.ReasonNotPlanned)
		}, onMain(first, group("soil", holds("guide.r00"), holds("guide.r01")))},
		{"too many rules fail", func(t *testing.T, s *served) {
			post(t, s, onMain(first, failing("soil", 2)))
		}, onMain(first, failing("soil", 21), failing("water", 2))},
		{"fewer rules fail", func(t *testing.T, s *served) {
			post(t, s, onMain(first, failing("soil", 22)))
		}, onMain(first, group("soil", fails("guide.r00", "group"), []finding.Finding{says("guide.r01", "group", finding.Waived, 3)}))},
	}
}

// shown returns what a person sees on GitHub: the newest check run of each name and
// commit, the issues without their numbers, and the comments, including those on lines.
// The order does not depend on time. Issues closed as duplicates are left out. It fails
// the test if a check run is in progress.
func shown(t *testing.T, s *served) []string {
	t.Helper()
	newest := map[string]string{}
	for _, c := range s.checks() {
		newest[c.name+c.commit] = fmt.Sprintf("check %+v", c)
		if c.status != forge.Completed {
			t.Errorf("%s is left in progress", c.name)
		}
	}
	var all []string
	for _, c := range newest {
		all = append(all, c)
	}
	for _, i := range s.issues() {
		if strings.Contains(i.body, "made this issue at the same time") && i.state == forge.Closed {
			continue
		}
		comments := s.comments(i.number)
		i.number = 0
		all = append(all, fmt.Sprintf("issue %+v with %+v", i, comments))
	}
	for _, c := range s.comments(1) {
		all = append(all, fmt.Sprintf("comment %+v", c))
	}
	for _, c := range s.lineComments(1) {
		all = append(all, fmt.Sprintf("line %+v", c))
	}
	slices.Sort(all)
	return slices.Compact(all) // the comments on number 1 are in the list twice
}

// once fails the test if dgcheck has written two texts with the same marker: two
// issues, apart from those closed as duplicates, or two comments on the same issue or
// pull request.
func once(t *testing.T, s *served) {
	t.Helper()
	seen := map[string]bool{}
	again := func(author, body string) {
		marker, _, _ := strings.Cut(body, "\n")
		if author == writer+"[bot]" && strings.HasPrefix(marker, "<!-- dgcheck:") && seen[marker] {
			t.Errorf("%s stands twice in:\n%s", marker, s.state())
		}
		seen[marker] = seen[marker] || author == writer+"[bot]"
	}
	for _, i := range s.issues() {
		if i.state == forge.Open || !strings.Contains(i.body, "made this issue at the same time") {
			again(i.author, i.body)
		}
	}
	for _, c := range s.comments(1) {
		again(c.author, c.body)
	}
	for _, c := range s.lineComments(1) {
		again(c.author, c.body)
	}
	for _, i := range s.issues() {
		clear(seen)
		for _, c := range s.comments(i.number) {
			again(c.author, c.body)
		}
	}
}
