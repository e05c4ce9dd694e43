package report

import (
	"crypto/sha256"
	"encoding/hex"
	"hash"
	"io"
	"strconv"

	"github.com/DEFRA/dgcheck/internal/calendar"
	"github.com/DEFRA/dgcheck/internal/scorecard"
)

// Oscal writes assessment results in NIST's OSCAL, for auditors: a result per
// group, with an observation for each verdict, a finding for each rule and a
// risk for each problem. Equal input gives equal identifiers. Every time is the
// day of the run.
type Oscal struct {
	options Options
	run     scorecard.Run
	groups  int
	// written is the hash of everything written so far. The document's
	// identifier is derived from it, and therefore comes at the end.
	written hash.Hash
	// last is the id of the previous group, and again counts how often it came
	// before. Groups are sorted by id, and two can have the same.
	last  string
	again int
}

// Begin writes everything before the first group.
func (o *Oscal) Begin(w io.Writer, run scorecard.Run) error {
	o.run, o.written = run, sha256.New()
	out := jsonTo(io.MultiWriter(w, o.written))
	out.raw("{\n  \"assessment-results\": {\n    \"metadata\": ")
	out.block(oscalMetadata{
		Title: forOscal("Delivery groups as of " + calendar.Long(run.AsOf)), Modified: forMoment(run.AsOf), Version: run.AsOf, Oscal: oscalVersion,
		Props: properties("tool", "dgcheck", "tool-version", run.Version, "tool-commit", run.Commit),
	}, "    ")
	out.raw(",\n    \"import-ap\": ")
	out.block(oscalPlan{"#" + string(policiesUUID()), "The policies stand for the plan of the assessment."}, "    ")
	out.raw(",\n    \"results\": [")
	return out.flush()
}

// Group writes the result of one group.
func (o *Oscal) Group(w io.Writer, card Card) error {
	out := jsonTo(io.MultiWriter(w, o.written))
	if o.groups > 0 {
		out.raw(",")
	}
	o.groups++
	a := o.assess(card)
	out.raw("\n      {")
	const within = "        "
	for i, part := range a.head() {
		out.member(i, within, part.name, part.value)
	}
	out.list(within, "observations", a.observations())
	out.list(within, "risks", a.risks())
	out.list(within, "findings", a.findings())
	out.raw("\n      }")
	return out.flush()
}

// End writes the policies and the document's identifier.
func (o *Oscal) End(w io.Writer) error {
	out := jsonTo(io.MultiWriter(w, o.written))
	out.raw("\n    ],\n    \"back-matter\": ")
	out.block(oscalBackMatter{[]oscalResource{{
		UUID: policiesUUID(), Title: "Policies of dgcheck",
		Description: "The rules that were judged by, the clauses of the sources they serve and the figures in force.",
		Props:       properties("policies", o.run.Digest, "params", o.run.Params, "own-policies", o.run.OwnDigest),
		Links:       []oscalHref{{homepage + "/blob/main/docs/clauses.md"}},
	}}}, "    ")
	if err := out.flush(); err != nil {
		return err
	}
	out = jsonTo(w)
	out.raw(",\n    \"uuid\": ")
	out.value(uuidOf("document", hex.EncodeToString(o.written.Sum(nil))))
	out.raw("\n  }\n}\n")
	return out.flush()
}

// assess prepares a group. If several groups have one id, each gets different
// identifiers.
func (o *Oscal) assess(card Card) assessed {
	if o.groups > 1 && card.ID == o.last {
		o.again++
	} else {
		o.last, o.again = card.ID, 0
	}
	a := assessed{card: card, asOf: o.run.AsOf, source: o.run.Source, catalogue: o.options.Catalogue, id: card.ID}
	if o.again > 0 {
		a.id += "\x00" + strconv.Itoa(o.again)
	}
	return a
}

func policiesUUID() uuid { return uuidOf("policies") }

// properties returns properties from pairs of name and value. It leaves out
// pairs with an empty value.
func properties(pairs ...string) []oscalProperty {
	var all []oscalProperty
	for i := 0; i+1 < len(pairs); i += 2 {
		if pairs[i+1] != "" {
			all = append(all, oscalProperty{Name: forToken(pairs[i]), Space: oscalNames, Value: forOscalProperty(pairs[i+1])})
		}
	}
	return all
}
