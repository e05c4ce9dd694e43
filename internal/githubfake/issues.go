package githubfake

import (
	"encoding/json"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"
)

// GitHub's limits for issues and comments, from
// https://github.com/PyGithub/PyGithub/issues/1906 and
// https://github.com/googleapis/repo-automation-bots/issues/1895.
const (
	bodyLength  = 65_536 // characters
	titleLength = 256    // characters
)

// issueRequest is the body of a request that creates or updates an issue. A field that
// is nil was not sent.
type issueRequest struct {
	Title  *string           `json:"title"`
	Body   *string           `json:"body"`
	State  *string           `json:"state"`
	Reason *string           `json:"state_reason"`
	Labels []json.RawMessage `json:"labels"`
}

// issuesOff returns the reply to a request about issues if they are switched off.
// Requests about pull requests still work, although GitHub counts those as issues.
func issuesOff() reply { return refusal(http.StatusGone, "Issues are disabled for this repo") }

func listIssues(c *call) reply {
	if c.repository.noIssues {
		return issuesOff()
	}
	found := slices.DeleteFunc(slices.Clone(c.repository.issues), c.passesOver)
	if c.query.Get("direction") != "asc" {
		slices.Reverse(found)
	}
	return listed(c, found, func(issue *Issue) any { return c.issueView(issue) })
}

// passesOver reports whether a list of issues leaves out the given one because it does
// not match the query.
func (c *call) passesOver(issue *Issue) bool {
	if issue.Deleted || !c.inState(issue.State) {
		return true
	}
	if creator := c.query.Get("creator"); creator != "" && !strings.EqualFold(creator, issue.Author) {
		return true
	}
	if wanted := c.query.Get("labels"); wanted != "" {
		for name := range strings.SplitSeq(wanted, ",") {
			if !slices.ContainsFunc(issue.Labels, func(has string) bool { return strings.EqualFold(has, name) }) {
				return true
			}
		}
	}
	return false
}

// inState reports whether the query asks for issues with this state. Without the
// parameter state, it asks for open ones.
func (c *call) inState(state string) bool {
	asked := c.query.Get("state")
	return asked == "all" || asked == state || asked == "" && state == "open"
}

func createIssue(c *call) reply {
	if c.repository.noIssues {
		return issuesOff()
	}
	var said issueRequest
	c.read(&said)
	if refused := said.refused(); refused != nil {
		return *refused
	}
	issue := &Issue{
		Number: c.repository.nextNumber(), id: c.world.nextID(), Author: c.token.Login, app: c.token.App,
		State: "open", created: c.world.now(), updated: c.world.now(),
	}
	set(&issue.Title, said.Title)
	set(&issue.Body, said.Body)
	issue.Labels = c.labelled(said.Labels)
	c.repository.issues = append(c.repository.issues, issue)
	return created(c.issueView(issue))
}

// labelled returns the names of the labels in a request. It makes labels that do not
// exist, as GitHub does.
func (c *call) labelled(list []json.RawMessage) []string {
	var names []string
	for _, entry := range list {
		var name string
		if json.Unmarshal(entry, &name) != nil {
			var label Label
			_ = json.Unmarshal(entry, &label)
			name = label.Name
		}
		if label, found := c.repository.label(name); found {
			name = label.Name
		} else {
			c.repository.labels = append(c.repository.labels, Label{Name: name, Color: unchosenColour})
		}
		names = append(names, name)
	}
	return names
}

func (q issueRequest) refused() *reply {
	if q.Title != nil {
		if n := utf8.RuneCountInString(*q.Title); strings.TrimSpace(*q.Title) == "" || n > titleLength {
			refused := broken("Issue", "title", "is %d characters long (1 to %d)", n, titleLength)
			return &refused
		}
	}
	if q.Body != nil {
		return tooLong("Issue", *q.Body)
	}
	return nil
}

func tooLong(resource, body string) *reply {
	if n := utf8.RuneCountInString(body); n > bodyLength {
		refused := broken(resource, "body", "is too long: %d characters (at most %d)", n, bodyLength)
		return &refused
	}
	return nil
}

func getIssue(c *call) reply {
	issue := c.issue()
	if refused := c.absent(issue); refused != nil {
		return *refused
	}
	return ok(c.issueView(issue))
}

// absent returns the reply for an issue that cannot be read or changed, or nil if it
// can.
func (c *call) absent(issue *Issue) *reply {
	var refused reply
	switch {
	case issue == nil:
		refused = notFound()
	case issue.Deleted:
		refused = refusal(http.StatusGone, "This issue was deleted")
	case c.repository.noIssues && issue.Pull == nil:
		refused = issuesOff()
	default:
		return nil
	}
	return &refused
}

func updateIssue(c *call) reply {
	issue := c.issue()
	if refused := c.absent(issue); refused != nil {
		return *refused
	}
	var said issueRequest
	c.read(&said)
	if refused := said.refused(); refused != nil {
		return *refused
	}
	set(&issue.Title, said.Title)
	set(&issue.Body, said.Body)
	if said.Labels != nil {
		issue.Labels = c.labelled(said.Labels)
	}
	if said.State != nil && *said.State != issue.State {
		reason := "completed"
		set(&reason, said.Reason)
		issue.turn(*said.State, reason, c.token.Login, c.world)
	}
	issue.updated = c.world.now()
	return ok(c.issueView(issue))
}

// turn sets the state of an issue to "open" or "closed". For "closed", the reason is
// what GitHub shows with the state, and the argument by is the login of the person or
// app that closes the issue. For "open", both are ignored.
func (i *Issue) turn(state, reason, by string, w *world) {
	i.State, i.Reason, i.ClosedBy, i.closed = state, reason, by, w.now()
	if state == "open" {
		i.Reason, i.ClosedBy, i.closed = "reopened", "", time.Time{}
	}
}

func (c *call) issueView(issue *Issue) map[string]any {
	kind := "/issues/"
	view := map[string]any{}
	if issue.Pull != nil {
		kind = "/pull/"
	}
	address := site + c.repository.fullName() + kind + strconv.Itoa(issue.Number)
	if issue.Pull != nil {
		view["pull_request"] = map[string]any{"html_url": address}
	}
	labels := []any{}
	for _, name := range issue.Labels {
		label, _ := c.repository.label(name)
		labels = append(labels, labelView(label))
	}
	for key, value := range map[string]any{
		"id": issue.id, "number": issue.Number, "title": issue.Title, "body": orNull(issue.Body), "user": userView(issue.Author),
		"state": issue.State, "state_reason": orNull(issue.Reason), "locked": issue.Locked, "labels": labels,
		"comments": len(c.repository.commentsOn(issue.Number)), "html_url": address,
		"created_at": moment(issue.created), "updated_at": moment(issue.updated), "closed_at": moment(issue.closed),
		"closed_by": nil, "performed_via_github_app": appView(issue.app),
	} {
		view[key] = value
	}
	if issue.ClosedBy != "" {
		view["closed_by"] = userView(issue.ClosedBy)
	}
	return view
}

func text(number int64) string { return strconv.FormatInt(number, 10) }
