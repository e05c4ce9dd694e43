// Package rule defines rules, the clauses of the sources that they serve, and
// the figures that they use. It does not depend on how a rule is written or
// run.
package rule

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// ID is the name of a rule, pack.name, as in the path of its folder:
// guide.roadmap_exists.
type ID string

// Pack returns the pack of the rule.
func (id ID) Pack() string {
	pack, _, _ := strings.Cut(string(id), ".")
	return pack
}

// Name returns the rule's name within its pack.
func (id ID) Name() string {
	_, name, _ := strings.Cut(string(id), ".")
	return name
}

// DataPack is the pack that judges whether a declaration can be read. It is
// always in force.
const DataPack = "data"

// HoldsRow is the value of Rule.Holds for files that have finance rows.
const HoldsRow = "row"

// Severity is how much it matters if a rule fails.
type Severity int

// The severities, mildest first. A rule that never fails has None.
const (
	None Severity = iota
	Info
	Warning
	Error
)

// String returns the word for the severity.
func (s Severity) String() string {
	return [...]string{"", "info", "warning", "error"}[s]
}

// ParseSeverity returns the severity for a word.
func ParseSeverity(word string) (Severity, error) {
	for s := Info; s <= Error; s++ {
		if s.String() == word {
			return s, nil
		}
	}
	return None, fmt.Errorf("%q is not a severity: error, warning or info", word)
}

// Rule is one rule with its texts for people.
type Rule struct {
	ID    ID
	Title string
	// About says why the rule exists.
	About string
	// Remedy says what to do if it fails.
	Remedy string
	// Clauses are the ids of the clauses it serves, the main one first.
	Clauses []string
	// Severity is that of the most severe clause in force. A rule without clauses sets
	// its own, and so may a rule of the data pack.
	Severity Severity
	// Judges are the lists of the declaration whose entries each get a result, such as
	// "services". It is empty if the rule judges the group as a whole, months, quarters
	// or files.
	Judges []string
	// Months is set if the rule judges months of the financial year, and Quarters
	// if it judges quarters.
	Months, Quarters bool
	// Asked is the name of the list of months or quarters that the rule has to judge,
	// such as "actuals". If it is empty, the rule chooses them itself.
	Asked string
	// Files is set if the rule judges the files of a declaration instead of its values.
	Files bool
	// Reports is the kind of faults that a rule about files reports. Holds is the kind
	// of value that a file must have for the rule to judge it; if empty, the rule
	// judges every file. Sound is the message for a file without a fault.
	Reports, Holds, Sound string
	// At is the path of a result that does not give its own, as a dotted key. It starts
	// at the entry that is judged, or at the root of the declaration.
	At string
	// Each is set if the rule judges parts of an entry, such as the measures of an
	// outcome. It is the name of the list of these parts in the entry or, if there is
	// no such list, a word for what the keys of the results are.
	Each string
	// Subject replaces the subject "group" of a rule that judges the whole group. A
	// rule that judges a list may also give results about what is not in that list;
	// Subject is the kind of their subjects.
	Subject string
	// Evidence are the kinds of evidence, such as history, that the rule uses in
	// addition to the declaration.
	Evidence []string `json:",omitempty"`
	// Parts are the rules that the rule sums up. It is judged after them.
	Parts []ID
	// Fault is set if a fail of the rule means that a value could not be read, so that
	// other results are uncertain.
	Fault bool
	// NoGrace is set if the rule applies to a new group from its first day.
	NoGrace bool
	// AfterClosure is set if the rule also applies to a closed group.
	AfterClosure bool
	// Entails is set if breaking the rule always breaks other rules too, since it sums
	// them up or looks at the same facts in another way.
	Entails bool
	// Shows is set if no declaration can break the rule: it only shows something, or it
	// judges evidence.
	Shows bool
}

// Clause is one thing that a source, such as a guide or a standard, expects of groups,
// in our words.
type Clause struct {
	ID     string
	Pack   string
	Source string
	Origin string
	// Strength is how firmly the source states it, such as "must" or "should". Kind is
	// how dgcheck serves it: "check", "derive", "attest" or "context".
	Strength string
	Kind     string
	// Severity is the severity of a finding about the clause. Lowered is set if the
	// source is firmer than that, because the pack has an upper limit.
	Severity Severity
	Lowered  bool
	Evidence []string
	Text     string
	// Why says, for a clause of kind context, why no rule serves it.
	Why string
	// Standard is the number of the delivery group standard whose colour depends on the
	// clause, or OverallStandard. Rating is RatingGreen or RatingRed. People is the
	// part that is left for people to judge.
	Standard, Rating, People string
}

// From returns the names of a clause's documents, and where in each the clause is, such
// as "Guide and Standards, section 3; Service Manual, agile". In the field Source these
// stand as codes: entries CODE:PLACE with semicolons between them, where several codes
// are joined by a plus.
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

// Level returns the severity of findings about the clause, in words: "never a finding",
// or such as "warning" or "warning, lowered by the pack".
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

// The values of Clause.Rating. RatingGreen means that the clause must hold for the
// standard to be green, RatingRed that the standard is red if the clause holds.
const (
	RatingGreen = "green"
	RatingRed   = "red"
)

// Standard is one of the delivery group standards, or all of them together.
type Standard struct {
	// Number is "1" to "4", or OverallStandard. Name is its subject.
	Number, Name string
	// Points are the clauses in force that decide its colour.
	Points []Clause
}

// Document is one of the sources of clauses.
type Document struct {
	Code      string
	Name      string
	Publisher string
	Link      string
	// Status is InForce, Draft or Superseded, as checked by a person on the day
	// CheckedOn (YYYY-MM-DD).
	Status    string
	CheckedOn string
}

// Passage is where a clause is in its source. It holds a digest of the text, but not
// the text.
type Passage struct {
	Clause string
	// Document is the Code of the source Document, such as 001 or SMU. Link is the
	// address of its page. Section is the anchor of the heading above the passage, or ""
	// if there is no such heading.
	Document, Link, Section string
	// At is how many words of the page come before the passage, and Words how many it
	// has. SHA256 is the first 16 hexadecimal digits of the digest of its words, in
	// lower case and joined by single spaces.
	At, Words int
	SHA256    string
}

// URL returns the address of the passage's section.
func (p Passage) URL() string {
	if p.Section == "" {
		return p.Link
	}
	return p.Link + "#" + p.Section
}

// Passages are passages of several clauses.
type Passages []Passage

// URLs returns the addresses of the sections that have a clause, each once.
func (p Passages) URLs(clause string) []string {
	urls := []string{}
	for _, passage := range p {
		if passage.Clause == clause && !slices.Contains(urls, passage.URL()) {
			urls = append(urls, passage.URL())
		}
	}
	return urls
}

// The statuses of a document.
const (
	InForce    = "in force"
	Draft      = "draft"
	Superseded = "superseded"
)

// Standing returns the status of a clause's documents: superseded if one of them is,
// else draft if one of them is, else in force. The second result is the day of the
// oldest check: of the days on which the documents were last checked, it is the
// earliest.
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

// The origins of figures: the documents that the project began with, another page of
// Defra's, the project itself, or the organisation whose rule uses the figure.
const (
	OriginSeed  = "seed"
	OriginDefra = "defra"
	OriginOurs  = "ours"
	OriginOwn   = "own"
)

// MostFigure is the largest value of any figure.
const MostFigure = 999999

// Figure is one value that can be configured, such as a number of days.
type Figure struct {
	// Key is the dotted key, for example fresh.roadmap.warn_days.
	Key string
	// Value is the figure as YAML text: a whole number, a day, true or false, or
	// one of the words in OneOf. Unit is what it counts.
	Value string
	Unit  string
	// Origin is where the figure comes from. For a figure from Defra, Source is
	// the page.
	Origin string
	Source string
	About  string
	// Min and Max are the bounds of a number. Each is empty if there is none.
	Min, Max string
	// OneOf are the words that the figure may be. It is empty if the figure is not a
	// word.
	OneOf []string
	// Group is set if a group may change the figure in its declaration.
	Group bool
}

// From says where the figure comes from, and whether a group may change it: "our
// default; a group may change it". The argument is the value in force. If that is not
// the default, it comes from the organisation.
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
