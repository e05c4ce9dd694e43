package scaffold

import (
	"cmp"
	"fmt"
	"strings"

	"github.com/DEFRA/dgcheck/internal/declaration"
	"github.com/DEFRA/dgcheck/internal/yamltext"
)

// Text is the text of a declaration while it is written.
type Text struct {
	b    strings.Builder
	line int
	// Guesses are the guessed values, in the order of their lines.
	Guesses []Guess
}

// Guess is a guessed value. Line counts from 1, What is the value with its key, and Why
// is what it was guessed from.
type Guess struct {
	Line      int
	What, Why string
}

// String returns the whole declaration.
func (t *Text) String() string { return t.b.String() }

// put writes lines, with as many spaces in front of each as indent says. An empty line
// gets no spaces.
func (t *Text) put(indent int, lines ...string) {
	for _, line := range lines {
		if line != "" {
			t.b.WriteString(strings.Repeat(" ", indent) + line)
		}
		t.b.WriteByte('\n')
		t.line++
	}
}

// fact writes a key and its value, marked if it is a guess.
func (t *Text) fact(indent int, key string, f Fact) {
	line := key + ": " + scalar(f.Text)
	if f.Guess != "" {
		line += "   # guess: " + f.Guess
		t.Guesses = append(t.Guesses, Guess{t.line + 1, strings.TrimPrefix(key, "- ") + ": " + f.Text, f.Guess})
	}
	t.put(indent, line)
}

// entry writes an entry of a list, and marks it as a guess. It is only for guessed
// facts.
func (t *Text) entry(indent int, f Fact) {
	t.Guesses = append(t.Guesses, Guess{t.line + 1, f.Text, f.Guess})
	t.put(indent, "- "+scalar(f.Text)+"   # guess: "+f.Guess)
}

// scalar returns a text as a YAML value, in quotes if it needs them.
func scalar(text string) string {
	root, problems := yamltext.Parse([]byte("a: " + text + "\n"))
	if len(problems) == 0 && !root.Empty() && root.Kind() == yamltext.Map && root.Len() == 1 {
		for key, value := range root.Entries() {
			plain := value.Kind() == yamltext.Scalar && !value.Null() && !value.Quoted() && value.Tag() == ""
			if key.Text() == "a" && plain && value.Text() == text && !reserved(text) {
				return text
			}
		}
	}
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(text) + `"`
}

// reserved reports whether other readers of YAML take a text for true, false or null.
func reserved(text string) bool {
	switch strings.ToLower(text) {
	case "yes", "no", "on", "off", "y", "n", "true", "false", "null", "~":
		return true
	}
	return false
}

// Text returns the declaration.
func (g *Group) Text() *Text {
	t := &Text{}
	t.put(0, "# yaml-language-server: $schema="+SchemaFile)
	for i, section := range g.sections() {
		if i > 0 {
			t.put(0, "")
		}
		section.write(t)
	}
	return t
}

// Section returns the text of one section by its key in the declaration, or "" if
// there is no such section.
func (g *Group) Section(key string) string {
	for _, section := range g.sections() {
		if section.key == key {
			t := &Text{}
			section.write(t)
			return t.String()
		}
	}
	return ""
}

// Sections returns the keys of all sections, in order.
func (g *Group) Sections() []string {
	var keys []string
	for _, section := range g.sections() {
		keys = append(keys, section.key)
	}
	return keys
}

type section struct {
	key   string
	write func(*Text)
}

func (g *Group) sections() []section {
	return []section{
		{"group", g.group}, {"outcomes", g.outcomes}, {"services", g.services},
		{"legacy", legacy}, {"roadmap", g.roadmap}, {"pipeline", g.pipeline}, {"finance", finance}, {"retrospectives", retrospectives},
	}
}

func (g *Group) group(t *Text) {
	t.put(0, "dgcheck: 1", "", "# The delivery group: its name, since when it has been one, and who leads it.", "group:")
	t.fact(2, "id", g.ID)
	t.fact(2, "name", g.Name)
	if g.Founded.Text != "" {
		t.fact(2, "founded", g.Founded)
	} else {
		t.put(2, "# founded: 2026-04-01")
	}
	t.post(2, "lead", g.LeadRole, g.LeadEmail, "Delivery group lead", "lead@example.gov.uk")
}

// post writes a post with its role and email. Without a role, the whole post is written
// as a comment with an example; a missing email is written as an example in a comment.
func (t *Text) post(indent int, key string, role, email Fact, exampleRole, exampleEmail string) {
	if role.Text == "" {
		t.put(indent, "# "+key+":")
		t.put(indent, "#   role: "+exampleRole)
	} else {
		t.put(indent, key+":")
		t.fact(indent+2, "role", role)
	}
	switch {
	case role.Text != "" && email.Text != "":
		t.fact(indent+2, "email", email)
	case role.Text != "":
		t.put(indent+2, "# email: "+exampleEmail)
	case email.Text != "":
		t.put(indent, "#   email: "+scalar(email.Text))
	default:
		t.put(indent, "#   email: "+exampleEmail)
	}
}

func (g *Group) outcomes(t *Text) {
	t.put(0, "# What gets better for people or the environment, each with the post that wants it.")
	if len(g.Outcomes) == 0 {
		t.put(0, "# outcomes:", "#   - id: "+exampleOutcome, "#     title: People spend less time on forms")
		return
	}
	t.put(0, "outcomes:")
	ids := unique{}
	for _, outcome := range g.Outcomes {
		t.put(2, "- id: "+ids.of(outcome.Text))
		t.fact(4, "title", outcome)
		t.post(4, "owner", Fact{}, Fact{}, "Head of Policy", "policy@example.gov.uk")
	}
}

// exampleOutcome is the outcome in examples if a group has none.
const exampleOutcome = "less-time-on-forms"

// firstOutcome returns the id of the group's first outcome, for examples.
func (g *Group) firstOutcome() string {
	if len(g.Outcomes) == 0 {
		return exampleOutcome
	}
	return unique{}.of(g.Outcomes[0].Text)
}

func (g *Group) services(t *Text) {
	t.put(0, "# The services of the group, each with its phases, one accountable post and its outcomes.")
	if len(g.Services) == 0 {
		t.put(0, "# services:", "#   - id: apply-online", "#     name: Apply online")
		return
	}
	t.put(0, "# services_reviewed: 2026-11-02", "services:")
	ids := unique{}
	for _, service := range g.Services {
		t.put(2, "- id: "+ids.of(service.Name.Text))
		t.fact(4, "name", service.Name)
		service.phases(t)
		t.post(4, "owner", service.OwnerRole, service.OwnerEmail, "Head of Operations", "operations@example.gov.uk")
		if len(g.Outcomes) == 1 {
			t.put(4, "outcomes:")
			t.entry(6, Guessed(unique{}.of(g.Outcomes[0].Text), "the only outcome there is"))
		}
		if service.URL.Text != "" {
			t.fact(4, "url", service.URL)
		}
		if service.Repo.Text != "" {
			t.put(4, "repos:", "  - "+scalar(service.Repo.Text))
		}
		t.put(4, "# transactional: true")
	}
}

// phases writes the phase of a service. Without its name or its first day, it is
// written as a comment, since no day is invented.
func (s *Service) phases(t *Text) {
	phase := s.Phase.Text
	if phase != "" && s.Since.Text != "" {
		t.put(4, "phases:")
		t.fact(6, "- phase", s.Phase)
		t.fact(8, "from", s.Since)
		return
	}
	from := cmp.Or(s.Since.Text, "2026-04-01")
	ask := "# Write the day on which this phase began, and take the hashes away."
	if phase == "" {
		phase, ask = "alpha", "# Write the phase and the day on which it began, and take the hashes away."
		if s.Since.Text != "" {
			ask = "# Write the phase that began on this day, and take the hashes away."
		}
	}
	t.put(4, ask, "# phases:", "#   - phase: "+scalar(phase), "#     from: "+from)
}

// unique makes identifiers from titles, each different.
type unique map[string]bool

func (u unique) of(title string) string {
	base := declaration.Slug(title)
	if base == "" {
		base = "entry"
	}
	id := base
	for n := 2; u[id]; n++ {
		id = fmt.Sprintf("%s-%d", base, n)
	}
	u[id] = true
	return id
}
