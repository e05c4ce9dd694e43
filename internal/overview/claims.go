package overview

import "github.com/DEFRA/dgcheck/internal/declaration"

// Claims are the facts about a service that are compared with those of other groups:
// its address, its repositories (owner/name), the groups that share it and its earlier
// ids. Outcomes are the ids of the outcomes that it serves. DependsOn are the ids of
// the services that it cannot run without. Systems of other organisations are not in
// DependsOn.
type Claims struct {
	URL                         string
	Repos, SharedWith, Previous []string
	Outcomes, DependsOn         []string
}

// Attestation is a statement by a job post on a topic. The fields On and Expires have
// the day of the statement and its last day (YYYY-MM-DD), or "" if they are not
// declared.
type Attestation struct {
	Topic       string
	By          Post
	On, Expires string
	// Approval is what evidence says about its approval.
	Approval Approval
}

// Section is a section of the declaration. The field On has the day (YYYY-MM-DD) on
// which the group last reviewed it, or "" if no day is declared.
type Section struct{ Name, On string }

func claims(document, service *declaration.Value) Claims {
	external := map[string]bool{}
	for _, entry := range entries(document, "externals") {
		external[text(entry, "id")] = true
	}
	c := Claims{
		URL: text(service, "url"), Repos: texts(service, "repos"), SharedWith: texts(service, "shared_with"),
		Previous: texts(service, "previous_ids"), Outcomes: texts(service, "outcomes"),
	}
	for _, id := range texts(service, "depends_on") {
		if !external[id] {
			c.DependsOn = append(c.DependsOn, id)
		}
	}
	return c
}

func (r reader) attestations(document *declaration.Value) []Attestation {
	var all []Attestation
	for _, entry := range entries(document, "attestations") {
		all = append(all, Attestation{
			Topic: text(entry, "topic"), By: r.post(entry.Member("by")), On: text(entry, "attested_on"), Expires: text(entry, "expires"),
		})
	}
	return all
}

// sections returns the sections of a declaration that a group has to review from time
// to time.
func sections(document *declaration.Value) []Section {
	return []Section{
		{"outcomes", text(document, "outcomes_reviewed")},
		{"services", text(document, "services_reviewed")},
		{"roadmap", text(document.Member("roadmap"), "reviewed")},
		{"pipeline", text(document.Member("pipeline"), "updated")},
		{"finance", latest(document.Member("finance").Member("forecast_updated"))},
		{"team", text(document.Member("team"), "reviewed")},
		{"retrospectives", text(document.Member("retrospectives"), "last")},
	}
}

// latest returns the latest of one or several days.
func latest(days *declaration.Value) string {
	if days == nil {
		return ""
	}
	last := days.Text
	for _, day := range days.Items {
		last = max(last, day.Text)
	}
	return last
}
