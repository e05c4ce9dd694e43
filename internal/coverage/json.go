package coverage

import (
	"encoding/json"
	"io"
	"slices"
)

type jsonLedger struct {
	Packs   []jsonTotal  `json:"packs"`
	Clauses []jsonClause `json:"clauses"`
}

type jsonTotal struct {
	Pack      string         `json:"pack"`
	InForce   bool           `json:"in_force"`
	Clauses   int            `json:"clauses"`
	Strengths map[string]int `json:"strengths"`
	Kinds     map[string]int `json:"kinds"`
	Rules     int            `json:"rules"`
}

type jsonClause struct {
	ID       string `json:"id"`
	Pack     string `json:"pack"`
	Strength string `json:"strength"`
	Kind     string `json:"kind"`
	Source   string `json:"source"`
	Severity string `json:"severity"`
	// Status is the status of the sources. CheckedOn is the day on which they were last
	// checked.
	Status    string   `json:"status"`
	CheckedOn string   `json:"checked_on"`
	Links     []string `json:"links"`
	Lowered   bool     `json:"lowered"`
	InForce   bool     `json:"in_force"`
	Text      string   `json:"text"`
	Why       string   `json:"why,omitempty"`
	Rules     []string `json:"rules"`
}

// JSON writes the coverage for other programs. severity is empty if a clause never
// leads to a finding. lowered means that the source is firmer than the severity.
// in_force means that the clause applies to a group that names no packs.
func (l Table) JSON(w io.Writer) error {
	written := jsonLedger{Packs: []jsonTotal{}, Clauses: []jsonClause{}}
	for _, total := range l.Totals() {
		written.Packs = append(written.Packs, jsonTotal{
			total.Pack, slices.Contains(l.InForce, total.Pack), total.Clauses, total.Strengths, total.Kinds, total.Rules,
		})
	}
	for _, entry := range l.Entries {
		rules := []string{}
		for _, id := range entry.Rules {
			rules = append(rules, string(id))
		}
		status, checkedOn := entry.Standing(l.Documents)
		written.Clauses = append(written.Clauses, jsonClause{
			ID: entry.ID, Pack: entry.Pack, Strength: entry.Strength, Kind: entry.Kind, Source: entry.Source,
			Severity: entry.Severity.String(), Status: status, CheckedOn: checkedOn, Links: l.Passages.URLs(entry.ID), Lowered: entry.Lowered, InForce: slices.Contains(l.InForce, entry.Pack), Text: entry.Text, Why: entry.Why, Rules: rules,
		})
	}
	encoder := json.NewEncoder(w)
	encoder.SetIndent("", "  ")
	return encoder.Encode(written)
}
