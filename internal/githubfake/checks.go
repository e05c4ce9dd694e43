package githubfake

import (
	"net/http"
	"slices"
	"strings"
	"time"
)

// checkRequest is the body of a request that creates or updates a check run. A field
// that is nil was not sent.
type checkRequest struct {
	Name        *string    `json:"name"`
	Commit      string     `json:"head_sha"`
	DetailsURL  *string    `json:"details_url"`
	ExternalID  *string    `json:"external_id"`
	Status      *string    `json:"status"`
	Conclusion  *string    `json:"conclusion"`
	StartedAt   *time.Time `json:"started_at"`
	CompletedAt *time.Time `json:"completed_at"`
	Output      *struct {
		Title       *string      `json:"title"`
		Summary     *string      `json:"summary"`
		Text        *string      `json:"text"`
		Annotations []Annotation `json:"annotations"`
	} `json:"output"`
}

func createCheck(c *call) reply {
	var said checkRequest
	c.read(&said)
	if refused := said.refused(); refused != nil {
		return *refused
	}
	if !c.repository.commits[said.Commit] {
		return noCommit(said.Commit)
	}
	check := &Check{ID: c.world.nextID(), Commit: said.Commit, Status: "queued", App: c.token.App, started: c.world.now()}
	said.apply(check, c.world.now())
	c.repository.checks = append(c.repository.checks, check)
	return created(c.checkView(check))
}

func updateCheck(c *call) reply {
	check := c.repository.check(c.id("check_run_id"))
	if check == nil {
		return notFound()
	}
	if check.App != c.token.App {
		return refusal(http.StatusForbidden, "Invalid app_id: the check run can only be modified by the GitHub App that created it.")
	}
	var said checkRequest
	c.read(&said)
	if refused := said.refused(); refused != nil {
		return *refused
	}
	said.apply(check, c.world.now())
	return ok(c.checkView(check))
}

// apply changes a check run as the request asks. The time of the change is the argument
// now. Annotations are added to those that exist.
func (q checkRequest) apply(check *Check, now time.Time) {
	set(&check.Name, q.Name)
	set(&check.DetailsURL, q.DetailsURL)
	set(&check.ExternalID, q.ExternalID)
	set(&check.Status, q.Status)
	if q.StartedAt != nil {
		check.started = *q.StartedAt
	}
	if q.Conclusion != nil {
		// A conclusion also completes the check run, as GitHub's documentation says.
		check.Status, check.Conclusion, check.completed = "completed", *q.Conclusion, now
	} else if check.Status != "completed" {
		check.Conclusion = ""
	}
	if q.CompletedAt != nil {
		check.completed = *q.CompletedAt
	}
	if q.Output != nil {
		set(&check.Title, q.Output.Title)
		set(&check.Summary, q.Output.Summary)
		set(&check.Text, q.Output.Text)
		check.Annotations = append(check.Annotations, q.Output.Annotations...)
	}
}

func set(target *string, value *string) {
	if value != nil {
		*target = *value
	}
}

func getCheck(c *call) reply {
	check := c.repository.check(c.id("check_run_id"))
	if check == nil {
		return notFound()
	}
	return ok(c.checkView(check))
}

func listAnnotations(c *call) reply {
	check := c.repository.check(c.id("check_run_id"))
	if check == nil {
		return notFound()
	}
	return listed(c, check.Annotations, func(a Annotation) any {
		return map[string]any{
			"path": a.Path, "start_line": a.StartLine, "end_line": a.EndLine, "start_column": a.StartColumn, "end_column": a.EndColumn,
			"annotation_level": a.Level, "title": a.Title, "message": a.Message, "raw_details": a.RawDetails,
		}
	})
}

// listChecks lists the check runs of a commit, newest first. Unless the query has
// filter=all, it lists only the newest of each name and app.
func listChecks(c *call) reply {
	commit := c.repository.resolve(c.path["ref"])
	if commit == "" {
		return noCommit(c.path["ref"])
	}
	var found []*Check
	seen := map[string]bool{}
	for _, check := range slices.Backward(c.repository.checks) {
		if check.Commit != commit || c.leavesOut(check) {
			continue
		}
		key := check.App + "\x00" + check.Name
		if !seen[key] || c.query.Get("filter") == "all" {
			found = append(found, check)
		}
		seen[key] = true
	}
	answer := listed(c, found, func(check *Check) any { return c.checkView(check) })
	answer.body = map[string]any{"total_count": len(found), "check_runs": answer.body}
	return answer
}

func (c *call) leavesOut(check *Check) bool {
	name, status := c.query.Get("check_name"), c.query.Get("status")
	app := c.number("app_id", 0)
	return name != "" && name != check.Name || status != "" && status != check.Status || app != 0 && int64(app) != numberOf(check.App)
}

func (c *call) checkView(check *Check) map[string]any {
	return map[string]any{
		"id": check.ID, "head_sha": check.Commit, "external_id": check.ExternalID, "name": check.Name,
		"html_url": site + c.repository.fullName() + "/runs/" + text(check.ID), "details_url": orNull(check.DetailsURL),
		"status": check.Status, "conclusion": orNull(check.Conclusion), "app": appView(check.App),
		"started_at": moment(check.started), "completed_at": moment(check.completed),
		"check_suite": map[string]any{"id": numberOf(check.App + check.Commit)},
		"output": map[string]any{
			"title": orNull(check.Title), "summary": orNull(check.Summary), "text": orNull(check.Text),
			"annotations_count": len(check.Annotations),
			"annotations_url":   c.base + "/repos/" + c.repository.fullName() + "/check-runs/" + text(check.ID) + "/annotations",
		},
	}
}

// orNull returns text or, if it is blank, nil, which is encoded as null.
func orNull(text string) any {
	if strings.TrimSpace(text) == "" {
		return nil
	}
	return text
}

// moment returns a time in GitHub's format. For the zero time it returns nil, which is
// encoded as null.
func moment(at time.Time) any {
	if at.IsZero() {
		return nil
	}
	return at.UTC().Format(time.RFC3339)
}
