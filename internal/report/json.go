package report

import (
	"bufio"
	"encoding/json"
	"io"

	"github.com/DEFRA/dgcheck/internal/finding"
	"github.com/DEFRA/dgcheck/internal/scorecard"
)

// SchemaName is the version of the JSON result.
const SchemaName = "dgcheck.result/1"

// JSON writes the result other programs read. It streams: a group's results
// are written as soon as they are known.
type JSON struct{}

type jsonRun struct {
	Schema   string       `json:"schema"`
	AsOf     string       `json:"as_of"`
	Dgcheck  jsonProgram  `json:"dgcheck"`
	Policies jsonPolicies `json:"policies"`
}

type jsonProgram struct {
	Version string `json:"version"`
	Commit  string `json:"commit"`
}

type jsonPolicies struct {
	Digest string   `json:"digest"`
	Packs  []string `json:"packs"`
	Params string   `json:"params"`
}

type jsonGroup struct {
	ID        string         `json:"id"`
	Name      string         `json:"name"`
	Path      string         `json:"path"`
	Gate      string         `json:"gate"`
	Packs     []string       `json:"packs"`
	Problem   string         `json:"problem,omitempty"`
	Summary   jsonSummary    `json:"summary"`
	Standards map[string]any `json:"standards"`
	Results   []jsonResult   `json:"results"`
}

type jsonSummary struct {
	Pass          int       `json:"pass"`
	Fail          jsonFails `json:"fail"`
	Waived        int       `json:"waived"`
	Attested      int       `json:"attested"`
	NotDue        int       `json:"not_due"`
	NotApplicable int       `json:"not_applicable"`
	NotAssessed   int       `json:"not_assessed"`
}

type jsonFails struct {
	Error   int `json:"error"`
	Warning int `json:"warning"`
	Info    int `json:"info"`
}

type jsonResult struct {
	Rule     string          `json:"rule"`
	Subject  string          `json:"subject"`
	Verdict  finding.Verdict `json:"verdict"`
	Severity string          `json:"severity,omitempty"`
	Message  string          `json:"message"`
	Remedy   string          `json:"remedy,omitempty"`
	Clauses  []string        `json:"clauses"`
	Location jsonLocation    `json:"location"`
	Due      string          `json:"due,omitempty"`
	Key      string          `json:"key"`
}

type jsonLocation struct {
	File   string `json:"file"`
	Line   int    `json:"line"`
	Column int    `json:"column"`
}

// Begin writes everything before the first group.
func (JSON) Begin(w io.Writer, run scorecard.Run) error {
	head, err := marshal(jsonRun{
		Schema: SchemaName, AsOf: run.AsOf,
		Dgcheck:  jsonProgram{run.Version, run.Commit},
		Policies: jsonPolicies{run.Digest, list(run.Packs), run.Params},
	}, "")
	if err != nil {
		return err
	}
	// The groups follow in the same object, so its end is cut off here.
	_, err = w.Write(append(head[:len(head)-2], ",\n  \"groups\": ["...))
	return err
}

// Group writes one group.
func (JSON) Group(w io.Writer, card Card) error {
	group := jsonGroup{
		ID: card.ID, Name: card.Name, Path: card.Path, Gate: card.Gate, Packs: list(card.Packs), Problem: card.Problem,
		Summary: summaryOf(card.Tally), Standards: map[string]any{}, Results: make([]jsonResult, len(card.Results)),
	}
	for i, result := range card.Results {
		group.Results[i] = jsonResult{
			Rule: string(result.Rule), Subject: result.Subject, Verdict: result.Verdict, Severity: result.Severity.String(),
			Message: result.Message, Remedy: result.Remedy, Clauses: list(result.Clauses),
			Location: jsonLocation{result.Where.File, result.Where.Line, result.Where.Column},
			Due:      result.Due, Key: result.Key,
		}
	}
	text, err := marshal(group, "    ")
	if err != nil {
		return err
	}
	out := bufio.NewWriter(w)
	if card.Index > 0 {
		out.WriteByte(',')
	}
	out.WriteString("\n    ")
	out.Write(text)
	return out.Flush()
}

// End writes everything after the last group.
func (JSON) End(w io.Writer) error {
	_, err := io.WriteString(w, "\n  ]\n}\n")
	return err
}

func summaryOf(t scorecard.Tally) jsonSummary {
	return jsonSummary{
		Pass: t.Pass, Fail: jsonFails{t.Errors, t.Warnings, t.Infos}, Waived: t.Waived, Attested: t.Attested,
		NotDue: t.NotDue, NotApplicable: t.NotApplicable, NotAssessed: t.NotAssessed,
	}
}

// list gives an empty list for none, so that readers find a list always.
func list(items []string) []string {
	if items == nil {
		return []string{}
	}
	return items
}

func marshal(value any, prefix string) ([]byte, error) {
	return json.MarshalIndent(value, prefix, "  ")
}
