package forge_test

import (
	"context"
	"errors"
	"net/http"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/DEFRA/dgcheck/internal/forge"
)

func refused(err error) *forge.Refusal {
	var refusal *forge.Refusal
	if errors.As(err, &refusal) {
		return refusal
	}
	return nil
}

func kind(err error) forge.Kind {
	if refusal := refused(err); refusal != nil {
		return refusal.Kind
	}
	return ""
}

func TestEveryRefusalIsNamed(t *testing.T) {
	for _, test := range []struct {
		reply      reply
		kind       forge.Kind
		permission string
		sentence   string
	}{
		{refuses(401, "Bad credentials"), forge.BadToken, "",
			"GitHub does not accept the token. It may have expired or been withdrawn: make a new one."},
		{refuses(403, "Resource not accessible by integration"), forge.Forbidden, "issues: write",
			"the token lacks the permission `issues: write`. Add it under `permissions:` in the workflow, or use a token that has it."},
		{refuses(403, "Resource not accessible by personal access token", "X-RateLimit-Remaining", "0", "X-RateLimit-Reset", in(99)), forge.Forbidden, "issues: write", ""},
		{refuses(403, "Must have push access to repository"), forge.Forbidden, "issues: write", ""},
		{refuses(403, "You must authenticate via a GitHub App."), forge.Forbidden, "",
			"GitHub does not allow it to this token (GitHub says: You must authenticate via a GitHub App.). Use a token that may."},
		{says(403, page502), forge.Forbidden, "", "GitHub does not allow it to this token. Use a token that may."},
		{refuses(403, "Repository was archived so is read-only."), forge.Archived, "",
			"the repository is archived and takes nothing new. Unarchive it in its settings, or stop asking for it."},
		{refuses(403, "Unable to create comment because issue is locked."), forge.Locked, "",
			"the conversation is locked. Unlock it if it is to be kept up."},
		{refuses(423, "Locked"), forge.Locked, "", ""},
		{refuses(404, "Not Found"), forge.Missing, "issues: write",
			"it is not there, or this token may not see it. Check the name of the repository, and that the token has the permission `issues: write`."},
		{refuses(410, "Issues are disabled for this repo"), forge.Gone, "",
			"it is gone, or switched off in this repository (GitHub says: Issues are disabled for this repo). Switch it on in the repository's settings, or do not ask for it."},
		{refuses(451, "Repository access blocked"), forge.Forbidden, "", ""},
		{says(422, `{"message": "Validation Failed", "errors": [{"resource": "Issue", "field": "title", "code": "too_long"}, "body is too long"]}`), forge.Invalid, "",
			"it cannot be accepted (GitHub says: Validation Failed title too_long body is too long). Report this, with what was being published."},
		{says(422, `{"message": "Validation Failed", "errors": {"a": 1}}`), forge.Invalid, "", ""},
		{refuses(400, "Problems parsing JSON"), forge.Invalid, "", ""},
		{says(304, ""), forge.Strange, "", "the answer is not one that GitHub gives. Check the address of GitHub's API, and any proxy on the way to it."},
		{says(307, "", "Location", "https://other.example/"), forge.Moved, "",
			"it has moved to another address, which is not followed. Update the name of the repository, which may have been renamed, and the address of GitHub's API."},
	} {
		hub := serve(t, test.reply)
		err := comment(hub.client(t))
		refusal := refused(err)
		if refusal == nil || refusal.Kind != test.kind || refusal.Permission != test.permission || refusal.Doing != "create the comment on #7" {
			t.Errorf("wanted %s: %+v", test.kind, err)
			continue
		}
		if want := "could not create the comment on #7: " + test.sentence; test.sentence != "" && err.Error() != want {
			t.Errorf("got  %s\nwant %s", err, want)
		}
	}
}

// TestThePermissionIsNamedByWhatWasBeingDone: the error for a missing permission must
// name the permission that the workflow needs for this call.
func TestThePermissionIsNamedByWhatWasBeingDone(t *testing.T) {
	want := map[string]string{
		"read a check run": "checks: write", "create a check run": "checks: write", "update a check run": "checks: write", "append annotations": "checks: write",
		"read a pull request": "pull-requests: write", "read a branch": "contents: read", "read who it is": "",
		"create a comment": "issues: write", "update a comment": "issues: write", "delete a comment": "issues: write",
		"create an issue": "issues: write", "update an issue": "issues: write",
	}
	for _, act := range acts() {
		hub := serve(t, refuses(http.StatusForbidden, "Resource not accessible by integration"))
		err := act.do(context.Background(), hub.client(t))
		if refusal := refused(err); refusal == nil || refusal.Kind != forge.Forbidden || refusal.Permission != want[act.name] {
			t.Errorf("%s: %+v", act.name, err)
		}
	}
}

func TestWhatIsMissingForAReadLacksNothing(t *testing.T) {
	hub := serve(t, refuses(http.StatusNotFound, "Branch not found"))
	_, err := hub.client(t).Tip(context.Background(), repository, "main")
	if want := "could not read where the branch ends: it is not there, or this token may not see it. Check the name of the repository."; err == nil || err.Error() != want {
		t.Errorf("got %v", err)
	}
}

func TestWhatGitHubSaysIsCutAndCleaned(t *testing.T) {
	for message, want := range map[string]string{
		"a\r\n::error::b\x1b[31m\u202ec\u2028d": "a ::error::b [31m c d",
		"  spaced \t out  ":                     "spaced out",
		"you sent " + token:                     "you sent ***",
		strings.Repeat("é", 300):                strings.Repeat("é", 199) + "…",
		strings.Repeat("x", 190) + " " + token:  strings.Repeat("x", 190) + " ***",
	} {
		err := comment(serve(t, refuses(http.StatusUnprocessableEntity, message)).client(t))
		refusal := refused(err)
		if refusal == nil || refusal.Said != want || utf8.RuneCountInString(refusal.Said) > 200 {
			t.Errorf("%q became %+v", message, err)
		}
	}
}

func TestAWaitIsSaidInWords(t *testing.T) {
	for wait, want := range map[time.Duration]string{
		0: "a second", time.Second: "a second", 1500 * time.Millisecond: "2 seconds", 59 * time.Second: "59 seconds",
		time.Minute: "a minute", 61 * time.Second: "2 minutes", 24 * time.Hour: "1440 minutes",
	} {
		refusal := forge.Refusal{Kind: forge.Limited, Doing: "x", Wait: wait}
		if got := refusal.Error(); !strings.Contains(got, "asks to wait "+want+". Run it again") {
			t.Errorf("%s: %s", wait, got)
		}
	}
}

func TestALostAnswerSaysWhatWasBeingDone(t *testing.T) {
	for name, test := range map[string]struct {
		reply reply
		why   string
	}{
		"fault":   {says(http.StatusBadGateway, page502), "GitHub answered with a fault of its own (status 502)"},
		"dropped": {drops, "the connection broke"},
		"half":    {half, "the connection broke"},
		"HTML":    {says(http.StatusCreated, page502), "the answer was not JSON, or only a part of it"},
		"bare":    {says(http.StatusCreated, "{}"), "the answer lacks what GitHub always gives"},
	} {
		want := "could not create the comment on #7: GitHub's answer was lost: " + test.why + ". Run it again; if this goes on, look at https://www.githubstatus.com"
		if err := comment(serve(t, test.reply).client(t)); err == nil || err.Error() != want {
			t.Errorf("%s: %v", name, err)
		}
	}
}
