package evidence

import "strings"

// AboutWaiver returns what facts about a waiver are about: its rule, what it is limited
// to in the words of a subject, such as service:river-alerts, and its last day. A waiver
// whose last day changes is another one.
func AboutWaiver(rule, scope, expires string) []string {
	return aboutAll("waivers", rule, scope, expires)
}

// AboutAttestation returns what facts about an attestation are about.
func AboutAttestation(topic, attestedOn string) []string {
	return aboutAll("attestations", topic, attestedOn)
}

// aboutAll leaves out empty steps. A step of a path has no slash.
func aboutAll(steps ...string) []string {
	var about []string
	for _, step := range steps {
		if step = strings.ReplaceAll(strings.TrimSpace(step), "/", "."); step != "" {
			about = append(about, step)
		}
	}
	return about
}

// Nameable reports whether facts can be about a path.
func Nameable(about []string) bool {
	c := &checker{}
	c.about("about", about)
	return c.err == nil
}

// Scope returns what a waiver is limited to in the words of a subject. At most one of
// the limits is given; without any it is empty.
func Scope(service, item, month, subject string) string {
	for _, part := range []struct{ kind, id string }{{"service:", service}, {"item:", item}, {"month:", month}, {"", subject}} {
		if part.id != "" {
			return part.kind + part.id
		}
	}
	return ""
}
