package publication_test

import (
	"context"
	"fmt"
	"io/fs"
	"strings"
	"testing"

	"github.com/DEFRA/dgcheck/internal/forge"
	"github.com/DEFRA/dgcheck/internal/publication"
	"github.com/DEFRA/dgcheck/internal/scorecard"
)

// identify returns the text after "id: " in delivery-group.yaml, or fallback. That is
// enough for these tests.
func identify(root fs.FS, fallback string) string {
	text, _ := fs.ReadFile(root, "delivery-group.yaml")
	if _, id, found := strings.Cut(string(text), "id: "); found {
		return strings.TrimSpace(id)
	}
	return fallback
}

// declared returns the files of the base commit, by path. soil has an id, and water has
// none.
func declared() map[string]string {
	return map[string]string{
		"groups/soil/delivery-group.yaml": "id: soil", "groups/water/delivery-group.yaml": "x", "groups/readme.md": "id: readme",
	}
}

// fromElsewhere returns a job for a pull request whose result another run made. The
// base commit has the files that declared returns.
func fromElsewhere(s *served, cards ...scorecard.Scorecard) publication.Job {
	s.repository.SetFiles(second, declared())
	return fromUnread(s, cards...)
}

// fromUnread returns the same job as fromElsewhere, but the files of the base commit
// cannot be read.
func fromUnread(s *served, cards ...scorecard.Scorecard) publication.Job {
	s.repository.Push("main", second)
	s.openPull("change", first)
	j := job(first, cards...)
	j.HeadOwner, j.HeadBranch, j.Elsewhere = repository.Owner, "change", &publication.Elsewhere{Base: "3333333333333333333333333333333333333333", Identify: identify}
	return j
}

// TestAResultOfAnotherRunIsTheWordOfItsAuthor: another run made the result, and may
// have invented parts of it. The check run must never be a success, each text must
// begin with the warning WhoseWord, and only groups that exist at the base commit may
// be published, each once.
func TestAResultOfAnotherRunIsTheWordOfItsAuthor(t *testing.T) {
	passes := func(id string) scorecard.Scorecard { return group(id, holds("guide.owner")) }
	renamed := passes("soil")
	renamed.Path = "water"
	outside := passes("soil")
	outside.Path = "../../../soil"
	var invented []scorecard.Scorecard
	for i := range 25 {
		invented = append(invented, passes(fmt.Sprintf("invented-%d", i)))
	}
	for name, c := range map[string]struct {
		cards []scorecard.Scorecard
		want  string // the check runs, by name
	}{
		"C8 all of it passes":             {[]scorecard.Scorecard{passes("soil"), passes("water")}, "dgcheck / soil, dgcheck / water"},
		"C8 groups are invented":          {append(invented, passes("water")), "dgcheck / water"},
		"C8 all groups are invented":      {invented, "dgcheck"},
		"C8 an id under another path":     {[]scorecard.Scorecard{renamed}, "dgcheck"},
		"C8 a path that leads out":        {[]scorecard.Scorecard{outside}, "dgcheck"},
		"C8 one group many times":         {[]scorecard.Scorecard{passes("soil"), problems("soil", 3), passes("soil")}, "dgcheck / soil"},
		"C8 a file that is no group":      {[]scorecard.Scorecard{passes("readme.md")}, "dgcheck"},
		"C8 more problems than are shown": {[]scorecard.Scorecard{problems("soil", 500)}, "dgcheck / soil"},
	} {
		t.Run(name, func(t *testing.T) {
			s := newServed(t)
			j := fromElsewhere(s, c.cards...)
			post(t, s, j)
			var names []string
			for _, check := range s.checks() {
				names = append(names, check.name)
				if check.conclusion != forge.Neutral || !strings.HasPrefix(check.summary, publication.WhoseWord) || check.annotations > 50 {
					t.Errorf("%+v", check)
				}
			}
			if got := strings.Join(names, ", "); got != c.want {
				t.Errorf("%s, want %s", got, c.want)
			}
			for _, comment := range s.comments(1) {
				if _, text, _ := strings.Cut(comment.body, " -->\n<!-- dgcheck:state"); !strings.Contains(text, "-->\n"+publication.WhoseWord) {
					t.Errorf("%.300s", comment.body)
				}
			}
			if len(s.comments(1)) != strings.Count(c.want, " / ") {
				t.Errorf("%d comments", len(s.comments(1)))
			}
			quiet(t, s, j)
		})
	}
}

// TestOfAResultOfAnotherRunLittleIsPublished: another run made the result. If it has 30
// groups, only 20 may be published. If the base commit cannot be read, no group may be
// named.
func TestOfAResultOfAnotherRunLittleIsPublished(t *testing.T) {
	s := newServed(t)
	var cards []scorecard.Scorecard
	for i := range 30 {
		cards = append(cards, problems(fmt.Sprintf("g%02d", i), 1))
	}
	j := fromElsewhere(s, cards...)
	files := declared()
	for i := range 30 {
		files[fmt.Sprintf("groups/g%02d/delivery-group.yaml", i)] = fmt.Sprintf("id: g%02d", i)
	}
	s.repository.SetFiles(second, files)
	if outcome := post(t, s, j); len(s.checks()) != 20 || len(s.comments(1)) != 20 || len(outcome.Left) != 1 || !strings.HasPrefix(outcome.Left[0], "Of 30 groups in the result, 20 are published") {
		t.Errorf("C8: %d check runs, %q", len(s.checks()), outcome.Left)
	}

	s = newServed(t)
	j = fromUnread(s, problems("soil", 1))
	j.Gate = "enforce"
	outcome := publication.Post(context.Background(), s.hub(), j)
	if checks := s.checks(); len(checks) != 1 || checks[0].name != "dgcheck" || checks[0].conclusion != forge.Neutral || len(s.comments(1)) != 0 || !strings.Contains(checks[0].summary, "could not be read") {
		t.Errorf("C8: %+v\n%s", outcome, s.state())
	}
}

// TestAResultOfARunThatFollowsAPush: another run, after a push and without a pull
// request, made the result. Post must read the commit Elsewhere.Base to learn which
// groups exist.
func TestAResultOfARunThatFollowsAPush(t *testing.T) {
	s := newServed(t)
	j := fromElsewhere(s, group("soil", holds("guide.owner")))
	s.repository.SetFiles("3333333333333333333333333333333333333333", declared())
	j.HeadOwner, j.HeadBranch, j.Issues = "", "", 0
	post(t, s, j)
	if checks := s.checks(); len(checks) != 1 || checks[0].name != "dgcheck / soil" || checks[0].conclusion != forge.Neutral {
		t.Errorf("C8: %+v", checks)
	}
}

// TestAResultOfAnotherRunMayBeWorseThanNeutral: another run made the result, and it has
// an error. With the gate "enforce", the check run must fail.
func TestAResultOfAnotherRunMayBeWorseThanNeutral(t *testing.T) {
	s := newServed(t)
	j := fromElsewhere(s, problems("soil", 1))
	j.Gate = "enforce"
	post(t, s, j)
	if checks := s.checks(); len(checks) != 1 || checks[0].conclusion != forge.Failure {
		t.Errorf("C8: %+v", checks)
	}
}
