// Package oscal writes OSCAL assessment results
// (https://pages.nist.gov/OSCAL/resources/concepts/layer/assessment/assessment-results/).
package oscal

import (
	"crypto/sha256"
	"encoding/hex"
	"hash"
	"io"
	"strconv"

	"github.com/google/uuid"

	"strings"

	"github.com/DEFRA/dgcheck/internal/calendar"
	"github.com/DEFRA/dgcheck/internal/report/jsonstream"
	"github.com/DEFRA/dgcheck/internal/report/outline"
	"github.com/DEFRA/dgcheck/internal/scorecard"
)

// Oscal writes assessment results in NIST's OSCAL, for auditors. Each group has a
// result with an observation for each verdict, a finding for each rule and a risk for
// each problem. Equal input gives equal identifiers. Every time is the start of the
// run's day.
type Oscal struct {
	Options outline.Options
	run     scorecard.Run
	groups  int
	// written is the hash of everything written so far. The document's identifier is
	// derived from it, so the identifier is at the end of the document.
	written hash.Hash
	// last is the id of the group written last. The field again is the number of groups
	// with that id before it, so it is 0 for the first of them. Groups are written in
	// the order of their ids.
	last  string
	again int
}

// Begin writes everything before the first group.
func (o *Oscal) Begin(w io.Writer, run scorecard.Run) error {
	o.run, o.written = run, sha256.New()
	out := jsonstream.To(io.MultiWriter(w, o.written))
	out.Raw("{\n  \"assessment-results\": {\n    \"metadata\": ")
	out.Block(metadata{
		Title: forOscal("Delivery groups as of " + calendar.Long(run.AsOf)), Modified: forMoment(run.AsOf), Version: run.AsOf, Oscal: version,
		Props: properties("tool", "dgcheck", "tool-version", run.Version, "tool-commit", run.Commit),
	}, "    ")
	out.Raw(",\n    \"import-ap\": ")
	out.Block(plan{"#" + policiesUUID().String(), "The policies stand for the plan of the assessment."}, "    ")
	out.Raw(",\n    \"results\": [")
	return out.Flush()
}

// Group writes the result of one group.
func (o *Oscal) Group(w io.Writer, card outline.Card) error {
	out := jsonstream.To(io.MultiWriter(w, o.written))
	if o.groups > 0 {
		out.Raw(",")
	}
	o.groups++
	a := o.assess(card)
	out.Raw("\n      {")
	const within = "        "
	for i, part := range a.head() {
		out.Member(i, within, part.name, part.value)
	}
	out.List(within, "observations", a.observations())
	out.List(within, "risks", a.risks())
	out.List(within, "findings", a.findings())
	out.Raw("\n      }")
	return out.Flush()
}

// End writes the policies and the document's identifier.
func (o *Oscal) End(w io.Writer) error {
	out := jsonstream.To(io.MultiWriter(w, o.written))
	out.Raw("\n    ],\n    \"back-matter\": ")
	out.Block(backMatter{[]resource{{
		UUID: policiesUUID(), Title: "Policies of dgcheck",
		Description: "The rules that were judged by, the clauses of the sources they serve and the figures in force.",
		Props:       properties("policies", o.run.Digest, "params", o.run.Params, "own-policies", o.run.OwnDigest),
		Links:       []href{{outline.Homepage + "/blob/main/docs/clauses.md"}},
	}}}, "    ")
	if err := out.Flush(); err != nil {
		return err
	}
	out = jsonstream.To(w)
	out.Raw(",\n    \"uuid\": ")
	out.Value(uuidOf("document", hex.EncodeToString(o.written.Sum(nil))))
	out.Raw("\n  }\n}\n")
	return out.Flush()
}

// assess prepares a group for writing. If several groups have the same id, assess gives
// each its own internal id, so that their UUIDs differ.
func (o *Oscal) assess(card outline.Card) assessed {
	if o.groups > 1 && card.ID == o.last {
		o.again++
	} else {
		o.last, o.again = card.ID, 0
	}
	a := assessed{card: card, asOf: o.run.AsOf, source: o.run.Source, catalogue: o.Options.Catalogue, id: card.ID}
	if o.again > 0 {
		a.id += "\x00" + strconv.Itoa(o.again)
	}
	return a
}

func policiesUUID() uuid.UUID { return uuidOf("policies") }

// properties returns properties made from pairs of name and value. It omits pairs with
// an empty value.
func properties(pairs ...string) []property {
	var all []property
	for i := 0; i+1 < len(pairs); i += 2 {
		if pairs[i+1] != "" {
			all = append(all, property{Name: forToken(pairs[i]), Space: names, Value: forOscalProperty(pairs[i+1])})
		}
	}
	return all
}

// uuidOf returns the UUID (version 5, RFC 9562, section 5.5) for a name that consists
// of parts, in the namespace of dgcheck's homepage. The same name always has the same
// UUID.
func uuidOf(parts ...string) uuid.UUID {
	space := uuid.NewSHA1(uuid.NameSpaceURL, []byte(outline.Homepage))
	return uuid.NewSHA1(space, []byte(strings.Join(parts, "\x00")))
}
