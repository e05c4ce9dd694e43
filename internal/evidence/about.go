package evidence

import "strings"

// AboutWaiver returns the field About of facts about a waiver: its rule, its scope as
// returned by Scope, and its last day. If the last day of a waiver changes, it counts
// as another waiver.
func AboutWaiver(rule, scope, expires string) []string {
	return aboutAll("waivers", rule, scope, expires)
}

// AboutAttestation returns the field About of facts about an attestation.
func AboutAttestation(topic, attestedOn string) []string {
	return aboutAll("attestations", topic, attestedOn)
}

// aboutAll returns steps as the field About. It leaves out empty steps, and replaces
// slashes, which a step must not have.
func aboutAll(steps ...string) []string {
	var about []string
	for _, step := range steps {
		if step = strings.ReplaceAll(strings.TrimSpace(step), "/", "."); step != "" {
			about = append(about, step)
		}
	}
	return about
}

// Nameable reports whether a path is valid as the field About of a fact.
func Nameable(about []string) bool {
	c := &checker{}
	c.about("about", about)
	return c.err == nil
}

// Scope returns what a waiver is limited to, such as service:river-alerts. At most one
// of its parameters is not empty. If all are empty, it returns "".
func Scope(service, item, month, subject string) string {
	for _, part := range []struct{ kind, id string }{{"service:", service}, {"item:", item}, {"month:", month}, {"", subject}} {
		if part.id != "" {
			return part.kind + part.id
		}
	}
	return ""
}
