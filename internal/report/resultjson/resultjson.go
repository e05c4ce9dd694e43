// Package resultjson writes the JSON result of a check (docs/result.schema.json) and
// reads it back. A result that is read is hostile: its size, depth, words and counts
// are checked.
package resultjson

import (
	"bufio"
	"bytes"
	"io"

	"github.com/DEFRA/dgcheck/internal/finding"
	"github.com/DEFRA/dgcheck/internal/report/jsonstream"
	"github.com/DEFRA/dgcheck/internal/report/outline"
	"github.com/DEFRA/dgcheck/internal/rule"
	"github.com/DEFRA/dgcheck/internal/scorecard"
)

// SchemaName identifies the version of the JSON result.
const SchemaName = "dgcheck.result/1"

// JSON writes the result for other programs. It streams: each group is written
// at once.
type JSON struct{}

type jsonRun struct {
	Schema   string    `json:"schema"`
	AsOf     string    `json:"as_of"`
	Dgcheck  program   `json:"dgcheck"`
	Policies policies  `json:"policies"`
	Base     *jsonBase `json:"base,omitempty"`
}

type program struct {
	Version string `json:"version"`
	Commit  string `json:"commit"`
}

type policies struct {
	Digest string   `json:"digest"`
	Packs  []string `json:"packs"`
	Params string   `json:"params"`
	Own    *own     `json:"own,omitempty"`
}

// own identifies an organisation's policies.
type own struct {
	Digest  string   `json:"digest,omitempty"`
	Packs   []string `json:"packs"`
	Problem string   `json:"problem,omitempty"`
}

type jsonGroup struct {
	ID        string           `json:"id"`
	Name      string           `json:"name"`
	Path      string           `json:"path"`
	Gate      string           `json:"gate"`
	Packs     []string         `json:"packs"`
	Problem   string           `json:"problem,omitempty"`
	Own       string           `json:"own_problem,omitempty"`
	Base      string           `json:"base_problem,omitempty"`
	Unread    []string         `json:"unread,omitempty"`
	Contacts  []contact        `json:"contacts"`
	Services  []service        `json:"services"`
	Waivers   []waiver         `json:"waivers"`
	Changes   *jsonChanges     `json:"changes,omitempty"`
	Summary   summary          `json:"summary"`
	Standards map[string]any   `json:"standards"`
	Upcoming  []jsonDeadline   `json:"upcoming"`
	Outlook   *finding.Outlook `json:"outlook,omitempty"`
}

// jsonStandard is the colour of a standard, or the overall colour.
type jsonStandard struct {
	Rag    scorecard.RAG `json:"rag"`
	Name   string        `json:"name,omitempty"`
	Points []jsonPoint   `json:"points,omitempty"`
}

type jsonPoint struct {
	Clause string          `json:"clause"`
	Text   string          `json:"text"`
	State  scorecard.State `json:"state"`
	Rules  []string        `json:"rules"`
	People string          `json:"people,omitempty"`
}

type jsonDeadline struct {
	Due      string   `json:"due"`
	Rule     string   `json:"rule"`
	Subject  string   `json:"subject"`
	Message  string   `json:"message"`
	Remedy   string   `json:"remedy"`
	Location location `json:"location"`
}

type summary struct {
	Pass          int   `json:"pass"`
	Fail          fails `json:"fail"`
	Waived        int   `json:"waived"`
	Attested      int   `json:"attested"`
	NotDue        int   `json:"not_due"`
	NotApplicable int   `json:"not_applicable"`
	NotAssessed   int   `json:"not_assessed"`
}

type fails struct {
	Error   int `json:"error"`
	Warning int `json:"warning"`
	Info    int `json:"info"`
}

type jsonResult struct {
	Rule     string          `json:"rule"`
	Subject  string          `json:"subject"`
	Section  *string         `json:"section,omitempty"`
	Verdict  finding.Verdict `json:"verdict"`
	Severity string          `json:"severity,omitempty"`
	Change   string          `json:"change,omitempty"`
	Message  string          `json:"message"`
	Remedy   string          `json:"remedy,omitempty"`
	Clauses  []string        `json:"clauses"`
	Location location        `json:"location"`
	Due      string          `json:"due,omitempty"`
	Key      string          `json:"key"`
}

type location struct {
	File   string `json:"file"`
	Line   int    `json:"line"`
	Column int    `json:"column"`
}

// Begin writes everything before the first group.
func (JSON) Begin(w io.Writer, run scorecard.Run) error {
	head, err := jsonstream.Marshal(jsonRun{
		Schema: SchemaName, AsOf: run.AsOf,
		Dgcheck:  program{run.Version, run.Commit},
		Policies: policies{run.Digest, list(run.Packs), run.Params, ownOf(run)},
		Base:     baseOf(run),
	}, "")
	if err != nil {
		return err
	}
	// The groups follow in the same object, so its closing bracket is cut off
	// here.
	_, err = w.Write(append(head[:len(head)-2], ",\n  \"groups\": ["...))
	return err
}

func ownOf(run scorecard.Run) *own {
	if run.OwnDigest == "" && run.CustomProblem == "" {
		return nil
	}
	return &own{run.OwnDigest, list(run.OwnPacks), run.CustomProblem}
}

// Group writes one group, one result at a time, since a large group has many.
func (JSON) Group(w io.Writer, card outline.Card) error {
	group := jsonGroup{
		ID: card.ID, Name: card.Name, Path: card.Path, Gate: card.Gate, Packs: list(card.Packs), Problem: card.Problem, Own: card.CustomProblem,
		Base: card.BaseProblem, Unread: card.Unread, Changes: changesOf(card.Changes),
		Contacts: contactsOf(card.Overview), Services: servicesOf(card.Overview), Waivers: waiversOf(card.Overview),
		Summary: summaryOf(card.Tally), Standards: standardsOf(card.Ratings), Upcoming: make([]jsonDeadline, len(card.Upcoming)),
		Outlook: card.Outlook,
	}
	for i, result := range card.Upcoming {
		group.Upcoming[i] = jsonDeadline{
			result.Due, string(result.Rule), result.Subject, result.Message, result.Remedy, locationOf(result),
		}
	}
	head, err := jsonstream.Marshal(group, "    ")
	if err != nil {
		return err
	}
	out := bufio.NewWriter(w)
	if card.Index > 0 {
		out.WriteByte(',')
	}
	out.WriteString("\n    ")
	// The results follow in the same object, so its closing bracket is cut off
	// here.
	out.Write(bytes.TrimSuffix(head, []byte("\n    }")))
	out.WriteString(",\n      \"results\": [")
	for i, result := range card.Results {
		if err := writeResult(out, i, result, card.Changes.Of(result)); err != nil {
			return err
		}
	}
	if len(card.Results) > 0 {
		out.WriteString("\n      ")
	}
	out.WriteString("]\n    }")
	return out.Flush()
}

func writeResult(out *bufio.Writer, i int, result finding.Finding, change string) error {
	written := resultOf(result)
	written.Change = change
	text, err := jsonstream.Marshal(written, "        ")
	if err != nil {
		return err
	}
	if i > 0 {
		out.WriteByte(',')
	}
	out.WriteString("\n        ")
	_, err = out.Write(text)
	return err
}

// End writes everything after the last group.
func (JSON) End(w io.Writer) error {
	_, err := io.WriteString(w, "\n  ]\n}\n")
	return err
}

func resultOf(result finding.Finding) jsonResult {
	written := jsonResult{
		Rule: string(result.Rule), Subject: result.Subject, Section: outline.SectionToSay(result), Verdict: result.Verdict, Severity: result.Severity.String(),
		Message: result.Message, Clauses: list(result.Clauses), Location: locationOf(result), Due: result.Due, Key: result.Key,
	}
	if written.Severity != "" {
		written.Remedy = result.Remedy
	}
	return written
}

func locationOf(result finding.Finding) location {
	return location{result.Where.File, result.Where.Line, result.Where.Column}
}

// standardsOf returns the colours by the number of the standard, and the
// overall colour. If no pack in force rates standards, it returns an empty map.
func standardsOf(ratings scorecard.Ratings) map[string]any {
	standards := map[string]any{}
	for _, rating := range ratings.Standards {
		standard := jsonStandard{Rag: rating.RAG, Name: rating.Name}
		for _, point := range rating.Points {
			standard.Points = append(standard.Points, jsonPoint{point.Clause.ID, point.Clause.Text, point.State, list(point.Rules), point.Clause.People})
		}
		standards[rating.Number] = standard
	}
	if len(standards) > 0 {
		standards[rule.OverallStandard] = jsonStandard{Rag: ratings.Overall}
	}
	return standards
}

func summaryOf(t scorecard.Tally) summary {
	return summary{
		Pass: t.Pass, Fail: fails{t.Errors, t.Warnings, t.Infos}, Waived: t.Waived, Attested: t.Attested,
		NotDue: t.NotDue, NotApplicable: t.NotApplicable, NotAssessed: t.NotAssessed,
	}
}

// list returns items, or an empty list if items is nil, so that readers always
// find a list.
func list(items []string) []string {
	if items == nil {
		return []string{}
	}
	return items
}
