// Package scaffold writes the first declaration of a delivery group from what is known
// about it. It writes a comment in place of each value that is not known, and marks
// each guess. It invents nothing else.
package scaffold

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"github.com/DEFRA/dgcheck/internal/declaration"
)

// Fact is a value that is known about a group. Guess says from what it was guessed; if
// empty, the value was given.
type Fact struct{ Text, Guess string }

// Given returns a fact that was given. It puts text on one line.
func Given(text string) Fact { return Fact{Text: oneLine(text)} }

// Guessed returns a fact that was guessed, with what it was guessed from.
func Guessed(text, from string) Fact { return Fact{oneLine(text), from} }

// oneLine puts a text on one line, and removes invisible characters.
func oneLine(text string) string {
	return strings.Join(strings.Fields(strings.Map(func(r rune) rune {
		if unicode.IsControl(r) && !unicode.IsSpace(r) || unicode.Is(unicode.Cf, r) || r == unicode.ReplacementChar {
			return -1
		}
		return r
	}, text)), " ")
}

// Group is what is known about a group.
type Group struct {
	ID, Name, Founded, LeadRole, LeadEmail Fact
	RoadmapURL                             Fact
	Outcomes                               []Fact
	Services                               []Service
	// LeftOut lists the known values that are not written, and why. Notes are sentences
	// about what was assumed.
	LeftOut, Notes []string
}

// Service is what is known about a service. Since is the day on which it entered its
// phase.
type Service struct {
	Name, Phase, Since, OwnerRole, OwnerEmail, URL, Repo Fact
	// row is the line of the list it was read from, or 0.
	row int
}

// mostMended limits how many values Sound removes.
const mostMended = 500

// Sound removes the values of a group that would be faults in its declaration, at most
// mostMended of them, and lists them in LeftOut. The function read reads the text of a
// declaration.
func (g *Group) Sound(read func(text string) *declaration.Declaration) {
	for range mostMended {
		faults := read(g.Text().String()).Faults
		if len(faults) == 0 || !g.drop(faults[0]) {
			return
		}
	}
}

// drop removes the value that a fault is about, and lists it in LeftOut. It returns
// false if it finds no such value.
func (g *Group) drop(fault declaration.Fault) bool {
	at := fault.At
	key := func(i int) string {
		if i < len(at) {
			return at[i].Key
		}
		return ""
	}
	var fact *Fact
	entry := ""
	switch {
	case key(0) == "group":
		fact = map[string]*Fact{"id": &g.ID, "name": &g.Name, "founded": &g.Founded, "lead": &g.LeadRole}[key(1)]
		if key(1) == "lead" && key(2) == "email" {
			fact = &g.LeadEmail
		}
	case key(0) == "roadmap":
		fact = &g.RoadmapURL
	case key(0) == "outcomes" && len(at) > 1 && at[1].Index < len(g.Outcomes):
		g.note("an outcome", fault)
		g.Outcomes = slices.Delete(g.Outcomes, at[1].Index, at[1].Index+1)
		return true
	case key(0) == "services" && len(at) > 1 && at[1].Index < len(g.Services):
		i := at[1].Index
		s := &g.Services[i]
		entry = s.Name.Text
		fact = map[string]*Fact{"phases": &s.Since, "owner": &s.OwnerRole, "url": &s.URL, "repos": &s.Repo}[key(2)]
		if key(2) == "owner" && key(3) == "email" {
			fact = &s.OwnerEmail
		}
		if fact == nil || fact.Text == "" {
			g.leaveService(i, fault)
			g.Services = slices.Delete(g.Services, i, i+1)
			return true
		}
	}
	if fact == nil || fact.Text == "" {
		return false
	}
	g.note(entry, fault)
	*fact = Fact{}
	return true
}

// note adds the key of a fault to LeftOut, with its reason. The argument entry says
// what has that key: the name of a service, "an outcome", or "" for the group.
func (g *Group) note(entry string, fault declaration.Fault) {
	var keys []string
	for _, step := range fault.At[min(1, len(fault.At)):] {
		if step.Key != "" {
			keys = append(keys, step.Key)
		}
	}
	what := strings.Join(keys, ", ")
	if entry != "" {
		g.leave(entry, what+". "+fault.Because)
		return
	}
	g.LeftOut = append(g.LeftOut, "Left out: "+what+". "+fault.Because)
}

// leaveService adds a service to LeftOut, with the reason. If an earlier service has
// the same name, it names the row of each in the list.
func (g *Group) leaveService(i int, fault declaration.Fault) {
	s := g.Services[i]
	for _, other := range g.Services[:i] {
		if !strings.EqualFold(s.Name.Text, other.Name.Text) {
			continue
		}
		first, second := "", "a second service"
		if other.row > 0 {
			first = fmt.Sprintf(" of row %d", other.row)
		}
		if s.row > 0 {
			second = fmt.Sprintf("row %d of the list", s.row)
		}
		g.LeftOut = append(g.LeftOut, fmt.Sprintf("Left out: %s. %s is the name%s already. If it is another phase of that service, add it under its `phases`; if it is another service, give it another name.", second, s.Name.Text, first))
		return
	}
	g.note(s.Name.Text, fault)
}
