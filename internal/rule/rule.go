// Package rule says what one expectation is: the rule that judges it, the
// clauses of the sources it serves and the figures it uses. Nothing here knows
// how a rule is written or run.
package rule

import (
	"cmp"
	"fmt"
	"strings"
)

// ID names a rule as pack.name, the path of its folder: guide.roadmap_exists.
type ID string

// Pack is the pack the rule belongs to.
func (id ID) Pack() string {
	pack, _, _ := strings.Cut(string(id), ".")
	return pack
}

// Name is the rule's name within its pack.
func (id ID) Name() string {
	_, name, _ := strings.Cut(string(id), ".")
	return name
}

// DataPack is the pack that judges whether a declaration can be read at all.
// It is always in force.
const DataPack = "data"

// Severity is how much a failing rule matters.
type Severity int

// The severities, mildest first. None is that of a rule that never fails.
const (
	None Severity = iota
	Info
	Warning
	Error
)

// String gives the severity's word.
func (s Severity) String() string {
	return [...]string{"", "info", "warning", "error"}[s]
}

// ParseSeverity reads a severity's word.
func ParseSeverity(word string) (Severity, error) {
	for s := Info; s <= Error; s++ {
		if s.String() == word {
			return s, nil
		}
	}
	return None, fmt.Errorf("%q is not a severity: error, warning or info", word)
}

// Rule is one expectation as people read it.
type Rule struct {
	ID    ID
	Title string
	// About says why the rule exists.
	About string
	// Remedy says what to do when it fails.
	Remedy string
	// Clauses are the ids of the clauses it serves, the main one first.
	Clauses []string
	// Severity is the severity a rule without clauses gives itself; of a rule
	// with clauses it is that of the strongest clause in force.
	Severity Severity
	// Judges are the lists of the declaration of which every entry gets a
	// result; empty for a rule that speaks for the group.
	Judges []string
	// Months tells that the rule speaks for months of the financial year.
	Months bool
	// Fault tells that what the rule finds makes other results uncertain.
	Fault bool
	// NoGrace tells that the rule is asked of a new group from its first day.
	NoGrace bool
	// AfterClosure tells that the rule is still asked of a closed group.
	AfterClosure bool
	// Entails tells that what breaks the rule cannot but break others: it sums
	// them up, or looks at the same thing from another side.
	Entails bool
	// Shows tells that the rule shows something and asks for nothing, or cannot
	// ask yet because what it would look at is not read: nothing breaks it.
	Shows bool
}

// Clause is one expectation of the sources, in our words.
type Clause struct {
	ID     string
	Pack   string
	Source string
	Origin string
	// Strength is how firmly the source puts it; Kind how it is served.
	Strength string
	Kind     string
	// Severity is that of a finding about it, after the pack's ceiling; Lowered
	// tells that the source is firmer.
	Severity Severity
	Lowered  bool
	Evidence []string
	Text     string
	// Why says of a clause of kind context why no rule serves it.
	Why string
	// Standard is the number of the delivery group standard whose colour the
	// clause decides, or OverallStandard; Rating what it decides; People what is
	// left to people to judge.
	Standard, Rating, People string
}

// From names the documents a clause comes from and where it stands in them. A
// source is written CODE:PLACE; codes are joined by a plus, sources by a
// semicolon.
func (c Clause) From(documents map[string]Document) string {
	var sources []string
	for source := range strings.SplitSeq(c.Source, ";") {
		codes, place, _ := strings.Cut(strings.TrimSpace(source), ":")
		var names []string
		for code := range strings.SplitSeq(codes, "+") {
			names = append(names, cmp.Or(documents[code].Name, code))
		}
		from := strings.Join(names, " and ")
		if place != "" {
			from += ", " + place
		}
		sources = append(sources, from)
	}
	return strings.Join(sources, "; ")
}

// Level says in words at which level a finding about the clause is made.
func (c Clause) Level() string {
	switch {
	case c.Severity == None:
		return "never a finding"
	case c.Lowered:
		return c.Severity.String() + ", lowered by the pack"
	}
	return c.Severity.String()
}

// OverallStandard stands for the four standards together.
const OverallStandard = "overall"

// What a clause decides of a standard: green needs it, or it makes it red.
const (
	RatingGreen = "green"
	RatingRed   = "red"
)

// Standard is one of the delivery group standards, or all of them together.
type Standard struct {
	// Number is "1" to "4", or OverallStandard; Name what it is about.
	Number, Name string
	// Points are the clauses in force that decide its colour.
	Points []Clause
}

// Document is one of the sources.
type Document struct {
	Code      string
	Name      string
	Publisher string
	Link      string
	// Status is InForce, Draft or Superseded as somebody found on the day CheckedOn
	// (YYYY-MM-DD).
	Status    string
	CheckedOn string
}

// How a document stands.
const (
	InForce    = "in force"
	Draft      = "draft"
	Superseded = "superseded"
)

// Standing gives how the documents stand that a clause comes from: superseded or
// draft, where one of them is, and the day on which all of them had been looked at.
func (c Clause) Standing(documents map[string]Document) (status, checkedOn string) {
	status = InForce
	for source := range strings.SplitSeq(c.Source, ";") {
		codes, _, _ := strings.Cut(strings.TrimSpace(source), ":")
		for code := range strings.SplitSeq(codes, "+") {
			document, known := documents[code]
			if !known {
				continue
			}
			if document.Status == Superseded || document.Status == Draft && status == InForce {
				status = document.Status
			}
			if checkedOn == "" || document.CheckedOn < checkedOn {
				checkedOn = document.CheckedOn
			}
		}
	}
	return status, checkedOn
}

// Where figures come from: the documents the project set out from, another page
// of Defra's, us, or the organisation whose own rule uses them.
const (
	OriginSeed  = "seed"
	OriginDefra = "defra"
	OriginOurs  = "ours"
	OriginOwn   = "own"
)

// Figure is one configurable figure.
type Figure struct {
	// Key is the dotted key, such as fresh.roadmap.warn_days.
	Key string
	// Value is the figure as YAML text: a whole number, a day or true or false; Unit
	// is what it counts.
	Value string
	Unit  string
	// Origin is where it comes from; Source names the page of a defra figure.
	Origin string
	Source string
	About  string
	// Min and Max are the least and the most that a number may be set to; empty
	// where there is no such bound.
	Min, Max string
	// Group tells that a group may change it for itself.
	Group bool
}

// From says where the figure comes from, and whether a group may change it. A
// value in force that is not the default is the organisation's own.
func (f Figure) From(inForce string) string {
	origin := map[string]string{
		OriginSeed: "from the guidance", OriginDefra: "from " + f.Source, OriginOurs: "our default", OriginOwn: "the organisation's own",
	}[f.Origin]
	if inForce != f.Value {
		origin = fmt.Sprintf("the organisation's own, in place of %s, %s", f.Value, origin)
	}
	if f.Group {
		return origin + "; a group may change it"
	}
	return origin
}
