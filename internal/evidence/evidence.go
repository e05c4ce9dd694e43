// Package evidence holds what was seen of a delivery group outside its declaration: the
// document dgcheck.evidence/1. It is written as canonical JSON. A document that is read
// is not trusted. docs/evidence.schema.json describes it.
//
// A document has sources and facts. A source says what was looked at, over which days,
// and whether all of it could be seen. A fact is one thing that was seen. A fact alone
// can make a rule pass. Only if the source is complete does a missing fact count
// against a group.
package evidence

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"slices"
	"strings"
)

// SchemaName identifies the version of the document.
const SchemaName = "dgcheck.evidence/1"

// Document is the evidence about one group.
type Document struct {
	Schema string `json:"schema"`
	// Group is the group's id.
	Group       string      `json:"group"`
	Declaration Declaration `json:"declaration"`
	Collected   Collected   `json:"collected"`
	// Sources are sorted by ID, and facts by Compare.
	Sources []Source `json:"sources"`
	Facts   []Fact   `json:"facts"`
}

// Declaration is the declaration for which the evidence was collected: a commit of a
// repository.
type Declaration struct {
	// Repo is owner/name, or empty if it is not known.
	Repo string `json:"repo"`
	// Commit is the full hash of the commit that was checked out, or empty outside
	// a repository.
	Commit string `json:"commit"`
	// Digest is the SHA-256 of the declared files, or empty.
	Digest string `json:"digest"`
}

// Collected says who collected the evidence and when.
type Collected struct {
	// By is the program with its version, such as "dgcheck 1.0.0".
	By string `json:"by"`
	// Until is the day of collection in London, YYYY-MM-DD.
	Until string `json:"until"`
	// Run is the address of the workflow run that collected, or empty.
	Run string `json:"run"`
	// Asked are the kinds that were to be collected, sorted.
	Asked []Kind `json:"asked"`
}

// Kind is a kind of source.
type Kind string

// The kinds of sources.
const (
	History   Kind = "history"
	Delivery  Kind = "delivery"
	Links     Kind = "links"
	Approvals Kind = "approvals"
	Registers Kind = "registers"
	Assurance Kind = "assurance"
)

// Kinds returns all kinds, in the order in which they are listed for readers.
func Kinds() []Kind { return []Kind{History, Delivery, Links, Approvals, Registers, Assurance} }

// ListOfKinds returns the kinds as a list in words: "history, delivery, …".
func ListOfKinds() string {
	var words []string
	for _, kind := range Kinds() {
		words = append(words, string(kind))
	}
	return strings.Join(words, ", ")
}

// State is how much of a source could be seen.
type State string

// The states of a source. Only if it is complete does a missing fact mean that there
// was nothing.
const (
	Complete    State = "complete"
	Incomplete  State = "incomplete"
	Refused     State = "refused"
	Unavailable State = "unavailable"
)

// Source is one thing that was looked at.
type Source struct {
	// ID is unique in the document. Facts name it.
	ID   string `json:"id"`
	Kind Kind   `json:"kind"`
	// The field Of has what was looked at: "declaration" for history, owner/name for a
	// repository, an address for a link.
	Of    string `json:"of"`
	State State  `json:"state"`
	// Why is a sentence that says why the source is not complete, and what to do. It is
	// empty if the source is complete.
	Why string `json:"why"`
	// From and Until are the first and the last day that were looked at, YYYY-MM-DD. If
	// From is empty, all days before were looked at too.
	From  string `json:"from"`
	Until string `json:"until"`
	// ObservedAt is the time at which it was looked at, in UTC (RFC 3339), or empty.
	ObservedAt string `json:"observed_at"`
	// Digest identifies the responses as received, or is empty.
	Digest string `json:"digest"`
}

// SourceID returns the id of a source: its kind and what was looked at. If the id would
// be too long, it has a digest in place of what was looked at.
func SourceID(kind Kind, of string) string {
	if len(kind)+1+len(of) > longestStep {
		sum := sha256.Sum256([]byte(of))
		of = hex.EncodeToString(sum[:])
	}
	return string(kind) + ":" + of
}

// Sort distinguishes facts about something that happened from facts about a state at
// the time it was looked at.
type Sort string

// The sorts of facts: an Event happened on the day of the fact, and a Holding is a
// state that was found on that day.
const (
	Event   Sort = "event"
	Holding Sort = "state"
)

// Fact is one thing that was seen.
type Fact struct {
	// About is the path of keys and ids that the fact is about, such as [services
	// soil-checks].
	About []string `json:"about"`
	// The field Is says what was seen, such as "released". Vocabulary lists the words.
	Is   string `json:"is"`
	Sort Sort   `json:"sort"`
	// The field On has the day in London on which it happened or was seen, YYYY-MM-DD.
	On string `json:"on"`
	// Value is the detail as text, such as a tag, a phase or an amount in pence. It may
	// be empty.
	Value string `json:"value"`
	// Source is the ID of the source that has the fact.
	Source string `json:"source"`
	// URL is an address at which people can see it, or empty.
	URL string `json:"url"`
}

// Compare returns a negative number if a comes before b in the order of facts: by
// About, then Is, then On, and then by the other fields. It returns 0 only for equal
// facts.
func Compare(a, b Fact) int {
	return cmp.Or(
		slices.Compare(a.About, b.About), strings.Compare(a.Is, b.Is), strings.Compare(a.On, b.On),
		strings.Compare(string(a.Sort), string(b.Sort)), strings.Compare(a.Value, b.Value),
		strings.Compare(a.Source, b.Source), strings.Compare(a.URL, b.URL),
	)
}

// Canonical returns a copy of the document in its one fixed form: the kinds asked for,
// the sources and the facts are sorted, no kind or fact occurs twice, the schema is
// SchemaName, and empty lists are not nil.
func (d Document) Canonical() Document {
	d.Schema = SchemaName
	d.Collected.Asked = append([]Kind{}, d.Collected.Asked...)
	slices.Sort(d.Collected.Asked)
	d.Collected.Asked = slices.Compact(d.Collected.Asked)
	d.Sources = append([]Source{}, d.Sources...)
	slices.SortStableFunc(d.Sources, func(a, b Source) int { return strings.Compare(a.ID, b.ID) })
	d.Facts = append([]Fact{}, d.Facts...)
	slices.SortFunc(d.Facts, Compare)
	d.Facts = slices.CompactFunc(d.Facts, func(a, b Fact) bool { return Compare(a, b) == 0 })
	return d
}

// JSON returns the document as one line of canonical JSON. For equal evidence it
// returns equal bytes.
func (d Document) JSON() ([]byte, error) {
	var text strings.Builder
	to := json.NewEncoder(&text)
	to.SetEscapeHTML(true)
	if err := to.Encode(d.Canonical()); err != nil {
		return nil, err
	}
	return []byte(text.String()), nil
}

// Digest returns the SHA-256 of the document's canonical JSON.
func (d Document) Digest() string {
	text, err := d.JSON()
	if err != nil { // no document causes an error
		return ""
	}
	sum := sha256.Sum256(text)
	return "sha256:" + hex.EncodeToString(sum[:])
}

// Complete reports whether every source is complete.
func (d Document) Complete() bool {
	return !slices.ContainsFunc(d.Sources, func(s Source) bool { return s.State != Complete })
}
