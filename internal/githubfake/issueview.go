package githubfake

import "strconv"

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
