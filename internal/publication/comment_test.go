package publication_test

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/DEFRA/dgcheck/internal/forge"
	"github.com/DEFRA/dgcheck/internal/githubfake"
	"github.com/DEFRA/dgcheck/internal/publication"
	"github.com/DEFRA/dgcheck/internal/scorecard"
)

const soilComment = "<!-- dgcheck:comment:soil -->\n"

func TestAPullRequestHasOneCommentAGroup(t *testing.T) {
	s := newServed(t)
	s.openPull("change", first)
	s.comment(1, "octocat", "A comment of mine.")
	s.comment(1, "mallory", soilComment+"Not by dgcheck.")
	s.comment(1, writer+"[bot]", "By another workflow.\n"+soilComment)
	post(t, s, onPull(1, first, problems("soil", 2), problems("water", 0)))
	comments := s.comments(1)
	if len(comments) != 5 || !strings.HasPrefix(comments[3].body, soilComment+"<!-- dgcheck:state hash=") || !strings.Contains(comments[3].body, "## Soil as of 22 November 2026") ||
		!strings.Contains(comments[3].body, "(https://github.com/example-org/delivery-groups/blob/"+first+"/groups/soil/delivery-group.yaml#L3)") {
		t.Fatalf("%+v", comments)
	}
	if len(s.issues()) != 0 {
		t.Error("a pull request made issues")
	}
	quiet(t, s, onPull(1, first, problems("soil", 2), problems("water", 0)))

	s.push("change", second)
	post(t, s, onPull(1, second, problems("soil", 1), problems("water", 0)))
	now := s.comments(1)
	if len(now) != 5 || now[3].body == comments[3].body || !strings.Contains(now[3].body, "To mend: 1 error.") {
		t.Errorf("%+v", now)
	}
	for i := range 3 {
		if now[i] != comments[i] {
			t.Errorf("comment %d of somebody else changed: %+v", i, now[i])
		}
	}
	quiet(t, s, onPull(1, second, problems("soil", 1), problems("water", 0)))
}

func TestAnOlderCommitNeverOverwritesANewerOne(t *testing.T) {
	s := newServed(t)
	s.openPull("change", second)
	post(t, s, onPull(1, second, problems("soil", 1)))
	before := s.comments(1)
	outcome := post(t, s, onPull(1, first, problems("soil", 3)))
	if got := s.comments(1); len(got) != 1 || got[0] != before[0] {
		t.Errorf("%+v", got)
	}
	if len(outcome.Left) != 1 || outcome.Left[0] != "Pull request #1 no longer ends at 1111111, so the comment is left to the run for its new commit." {
		t.Errorf("%q", outcome.Left)
	}
}

func TestThePullRequestIsLookedUpByItsCommit(t *testing.T) {
	s := newServed(t)
	s.openPull("other", second)
	s.openPull("change", first)
	j := job(first, problems("soil", 1))
	j.HeadOwner, j.HeadBranch = repository.Owner, "change"
	post(t, s, j)
	if len(s.comments(1)) != 0 || len(s.comments(2)) != 1 || len(s.issues()) != 0 {
		t.Error(s.state())
	}
	j.HeadBranch = "other"
	if outcome := post(t, s, j); len(outcome.Left) != 1 || outcome.Left[0] != "No open pull request ends at 1111111, so there is no comment." {
		t.Errorf("%q", outcome.Left)
	}
}

func TestByHandWeWriteAsWhoeverTheTokenBelongsTo(t *testing.T) {
	s := newServed(t)
	s.openPull("change", first)
	s.comment(1, writer+"[bot]", soilComment+"By GitHub Actions.")
	j := onPull(1, first, problems("soil", 1))
	j.Actions, j.Checks = false, false
	for range 2 {
		outcome := publication.Post(context.Background(), s.hubOf("octocat"), j)
		if outcome.Failed() || len(s.comments(1)) != 2 || s.comments(1)[1].author != "octocat" {
			t.Errorf("%+v\n%s", outcome, s.state())
		}
	}
	s.forget()
	if publication.Post(context.Background(), s.hubOf("octocat"), j); s.writes() != 0 {
		t.Error("wrote again")
	}
}

func TestACommentThatIsDeletedIsWrittenAgain(t *testing.T) {
	s := newServed(t)
	s.openPull("change", first)
	post(t, s, onPull(1, first, problems("soil", 1)))
	s.deleteComment(1, 1)
	post(t, s, onPull(1, first, problems("soil", 1)))
	if len(s.comments(1)) != 1 {
		t.Error(s.state())
	}
}

// TestPartsAreRefusedByThemselves: a person's token cannot write check runs. Post must
// report that once, and still write the comments.
func TestPartsAreRefusedByThemselves(t *testing.T) {
	s := newServed(t)
	s.openPull("change", first)
	outcome := publication.Post(context.Background(), s.hubOf("octocat"), onPull(1, first, problems("soil", 1), problems("water", 1)))
	if outcome.Checked || len(outcome.Refused) != 1 || outcome.Refused[0].Part != publication.Checks || outcome.Refused[0].Group != "" || !outcome.Failed() {
		t.Errorf("%+v", outcome)
	}
	if !strings.HasPrefix(outcome.Refused[0].Sentence, "Could not create the check run: ") {
		t.Errorf("%+v", outcome.Refused)
	}
	if len(s.comments(1)) != 2 {
		t.Error(s.state())
	}
}

func TestNothingToPublishIsNoFailure(t *testing.T) {
	s := newServed(t)
	outcome := post(t, s, onMain(first, []scorecard.Scorecard{}...))
	if s.requests() != 0 || len(outcome.Left) != 1 || outcome.Failed() {
		t.Errorf("%+v", outcome)
	}
}

func TestManyFailuresInARowEndAPart(t *testing.T) {
	s := newServed(t)
	for i := range 100 {
		s.wrong(i+1, false, refusedOnce)
	}
	var cards []scorecard.Scorecard
	for i := range 10 {
		cards = append(cards, problems("g"+string(rune('a'+i)), 1))
	}
	j := onMain(first, cards...)
	outcome := publication.Post(context.Background(), s.hub(), j)
	if len(outcome.Refused) != 4 || !strings.HasSuffix(outcome.Refused[2].Sentence, "the rest was not tried.") || outcome.Refused[3].Part != publication.Issues {
		t.Errorf("%+v", outcome.Refused)
	}
}

// TestByHandATokenOfAnAppFindsWhatItWrote: outside GitHub Actions, the token may belong
// to an app too. GitHub does not tell an app its own name, and may also leave out which
// app made a check run. A second Post must still find the comment and the issue that
// the first one wrote.
func TestByHandATokenOfAnAppFindsWhatItWrote(t *testing.T) {
	for _, nameless := range []bool{false, true} {
		t.Run(fmt.Sprint("without its app ", nameless), func(t *testing.T) {
			s := newServed(t)
			s.openPull("change", first)
			s.nameless = nameless
			hub := s.hub()
			pull, main := onPull(1, first, problems("soil", 1)), onMain(first, problems("soil", 1))
			pull.Actions, main.Actions = false, false
			for range 2 {
				for _, j := range []publication.Job{pull, main} {
					if outcome := publication.Post(context.Background(), hub, j); outcome.Failed() {
						t.Errorf("%+v", outcome.Refused)
					}
				}
			}
			if len(s.comments(1)) != 1 || len(s.issues()) != 1 {
				t.Error(s.state())
			}
			if outcome := publication.Post(context.Background(), s.hubAs(s.workflow(), &forge.Rehearsal{}), pull); outcome.Failed() {
				t.Errorf("rehearsed: %+v", outcome.Refused)
			}
		})
	}
}

// TestWhoWeAreIsLearnt: GitHub does not tell an app its own name. Post must learn the
// name from GitHub's answers to its writes and from texts that it wrote earlier, and
// must not be misled by texts that people and other apps have forged.
func TestWhoWeAreIsLearnt(t *testing.T) {
	const forged = "<!-- dgcheck:state hash=00000000000000000000000000000000 -->\n"
	for name, actions := range map[string]bool{"in GitHub Actions": true, "by hand": false} {
		for _, checks := range []bool{true, false} {
			t.Run(fmt.Sprintf("C5 %s, checks %t", name, checks), func(t *testing.T) {
				s := newServed(t)
				s.openPull("change", first)
				s.comment(1, "mallory", soilComment+forged+"By a person.")
				s.comment(1, "otherapp[bot]", soilComment+forged+"By another app.")
				s.comment(1, "otherapp[bot]", soilComment+"By another app, too.")
				s.openIssue("mallory", "x", "<!-- dgcheck:issue:soil:guide.owner -->\n"+forged+"By a person.", issueLabelName)
				s.openIssue("otherapp[bot]", "x", "<!-- dgcheck:issue:soil:guide.owner -->\nBy another app.", issueLabelName)
				comments, issues := s.comments(1), s.issues()
				pull, main := onPull(1, first, problems("soil", 1)), onMain(first, problems("soil", 1))
				for _, j := range []*publication.Job{&pull, &main} {
					j.Actions, j.Checks = actions, checks
					post(t, s, *j)
					quiet(t, s, *j)
				}
				if got := s.comments(1); len(got) != 4 || !slices.Equal(got[:3], comments) || got[3].author != writer+"[bot]" {
					t.Errorf("%+v", got)
				}
				if got := s.issues(); len(got) != 3 || got[0].body != issues[0].body || got[1].body != issues[1].body || got[2].author != writer+"[bot]" {
					t.Errorf("%+v", got)
				}
				// On another commit with other findings, the existing comment and issue
				// must be updated.
				s.push("change", second)
				s.push("main", second)
				for _, j := range []publication.Job{onPull(1, second, problems("soil", 2)), onMain(second, problems("soil", 2))} {
					j.Actions, j.Checks = actions, checks
					post(t, s, j)
					quiet(t, s, j)
				}
				if len(s.comments(1)) != 4 || len(s.issues()) != 3 || !strings.Contains(s.comments(1)[3].body, "2 errors") {
					t.Error(s.state())
				}
			})
		}
	}
}

// TestAnIssueWithoutItsLabelIsFoundOnceWeKnowWhoWeAre: a person removed the label from
// our only issue, so the list of issues with the label shows no issue by us. Post must
// still find the issue, and close what it made a second time.
func TestAnIssueWithoutItsLabelIsFoundOnceWeKnowWhoWeAre(t *testing.T) {
	s := newServed(t)
	j := onMain(first, problems("soil", 1))
	j.Checks, j.Actions = false, false
	post(t, s, j)
	s.unlabel(1, issueLabelName)
	post(t, s, j)
	is(t, s, 1, forge.Open, "")
	quiet(t, s, j)
	once(t, s)
}

// TestTheCommentAsksForThePermissionOfPullRequests: GitHub accepts a comment on a pull
// request with either of two permissions. The message must name the one that our
// documentation asks for.
func TestTheCommentAsksForThePermissionOfPullRequests(t *testing.T) {
	s := newServed(t)
	s.openPull("change", first)
	outcome := publication.Post(context.Background(), s.hubAs(s.workflow().But(githubfake.Issues, githubfake.Read).But(githubfake.PullRequests, githubfake.Read), nil), onPull(1, first, problems("soil", 1)))
	if len(outcome.Refused) != 1 || !strings.HasPrefix(outcome.Refused[0].Sentence, "Could not create the comment on #1: the token lacks the permission `pull-requests: write`.") {
		t.Errorf("%+v", outcome.Refused)
	}
}
