package report

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/DEFRA/dgcheck/internal/finding"
	"github.com/DEFRA/dgcheck/internal/report/escape"
	"github.com/DEFRA/dgcheck/internal/report/jsonstream"
	"github.com/DEFRA/dgcheck/internal/report/outline"
	"github.com/DEFRA/dgcheck/internal/scorecard"
)

// Gemara writes evaluation logs in the format of gemaraproj/gemara, version 1.4.1
// (evaluationlog.cue). Each group is a JSON document. A line "---" separates two
// documents, so that the file is valid YAML too. Rules are the controls, and each
// result is an assessment.
type Gemara struct {
	options outline.Options
	run     scorecard.Run
}

const gemaraVersion = "1.4.1"

type gemaraMetadata struct {
	ID          escape.Terminal   `json:"id"`
	Type        string            `json:"type"`
	Gemara      string            `json:"gemara-version"`
	Version     string            `json:"version"`
	Date        string            `json:"date"`
	Description escape.Terminal   `json:"description"`
	Author      gemaraEntity      `json:"author"`
	References  []gemaraReference `json:"mapping-references"`
}

type gemaraEntity struct {
	ID          escape.Terminal `json:"id"`
	Name        escape.Terminal `json:"name"`
	Type        string          `json:"type"`
	Version     string          `json:"version,omitempty"`
	Description escape.Terminal `json:"description,omitempty"`
	URI         string          `json:"uri,omitempty"`
}

type gemaraReference struct {
	ID          string          `json:"id"`
	Title       string          `json:"title"`
	Version     escape.Terminal `json:"version"`
	Description string          `json:"description,omitempty"`
	URL         escape.Terminal `json:"url,omitempty"`
}

type gemaraEvaluation struct {
	Name    escape.Terminal    `json:"name"`
	Result  string             `json:"result"`
	Message escape.Terminal    `json:"message"`
	Control gemaraEntry        `json:"control"`
	Logs    []gemaraAssessment `json:"assessment-logs"`
}

type gemaraEntry struct {
	Reference string          `json:"reference-id"`
	Entry     escape.Terminal `json:"entry-id"`
	Remarks   escape.Terminal `json:"remarks,omitempty"`
}

type gemaraAssessment struct {
	Requirement    gemaraEntry       `json:"requirement"`
	Description    escape.Terminal   `json:"description"`
	Result         string            `json:"result"`
	Message        escape.Terminal   `json:"message"`
	Applicability  []escape.Terminal `json:"applicability"`
	Steps          []escape.Terminal `json:"steps"`
	Executed       int               `json:"steps-executed"`
	Start          string            `json:"start"`
	End            string            `json:"end"`
	Recommendation escape.Terminal   `json:"recommendation,omitempty"`
	Evidence       []gemaraEvidence  `json:"evidence,omitempty"`
}

type gemaraEvidence struct {
	ID        string      `json:"id"`
	Type      string      `json:"type"`
	Collected string      `json:"collected-at"`
	Payload   gemaraPlace `json:"payload"`
}

// gemaraPlace is the position in the declaration that a result is about. Digest is the
// digest of the declared files. URL is the address of the line at the commit, if known.
type gemaraPlace struct {
	File   escape.Terminal   `json:"file"`
	Line   int               `json:"line"`
	Column int               `json:"column"`
	Digest string            `json:"digest,omitempty"`
	URL    escape.WebAddress `json:"url,omitempty"`
}

// The ids of the documents that an evaluation log refers to.
const (
	gemaraPolicies    = "dgcheck"
	gemaraOwn         = "own-policies"
	gemaraDeclaration = "declaration"
	gemaraSeen        = "evidence"
)

// Begin stores the run.
func (g *Gemara) Begin(_ io.Writer, run scorecard.Run) error {
	g.run = run
	return nil
}

// Group writes the evaluation log of one group.
func (g *Gemara) Group(w io.Writer, card outline.Card) error {
	out := jsonstream.To(w)
	if card.Index > 0 {
		out.Raw("---\n")
	}
	evaluations := g.evaluations(card)
	results := make([]string, len(evaluations))
	for i, e := range evaluations {
		results[i] = e.Result
	}
	out.Raw("{")
	out.Member(0, "  ", "metadata", g.metadata(card))
	out.Member(1, "  ", "target", gemaraEntity{ID: escape.ForTerminal(card.ID), Name: escape.ForTerminal(card.Name), Type: "Software Assisted", Description: "A delivery group, by its own declaration."})
	out.Member(2, "  ", "result", gemaraWorst(results))
	out.List("  ", "evaluations", func(yield func(any) bool) {
		for _, e := range evaluations {
			if !yield(e) {
				return
			}
		}
	})
	out.Raw("\n}\n")
	return out.Flush()
}

// End writes nothing.
func (g *Gemara) End(io.Writer) error { return nil }

func (g *Gemara) moment() string { return g.run.AsOf + "T00:00:00Z" }

func (g *Gemara) metadata(card outline.Card) gemaraMetadata {
	references := []gemaraReference{
		{gemaraPolicies, "Policies of dgcheck", escape.ForTerminal(g.run.Digest), "Rules, the clauses they serve, and figures in force " + g.run.Params, outline.Homepage + "/blob/main/docs/clauses.md"},
		{gemaraDeclaration, "Declaration of the group", escape.ForTerminal(cmp.Or(g.run.Source.Commit, gemaraDigest(card.Declared), g.run.AsOf)), "", escape.ForTerminal(g.run.Source.Repository)},
	}
	if g.run.OwnDigest != "" {
		references = append(references, gemaraReference{ID: gemaraOwn, Title: "Policies of the organisation", Version: escape.ForTerminal(g.run.OwnDigest)})
	}
	if digest := evidenceDigest(card); digest != "" {
		references = append(references, gemaraReference{ID: gemaraSeen, Title: "What was seen beside the declaration", Version: escape.ForTerminal(gemaraDigest(digest))})
	}
	return gemaraMetadata{
		ID: escape.ForTerminal("dgcheck-" + card.ID + "-" + g.run.AsOf), Type: "EvaluationLog", Gemara: gemaraVersion, Version: g.run.AsOf, Date: g.moment(),
		Description: escape.ForTerminal(fmt.Sprintf("%s, judged as of %s.", card.Name, g.run.AsOf)),
		Author:      gemaraEntity{ID: "dgcheck", Name: "dgcheck", Type: "Software", Version: g.run.Version, URI: outline.Homepage},
		References:  references,
	}
}

func gemaraDigest(text string) string {
	if text == "" || strings.Contains(text, ":") {
		return text
	}
	return "sha256:" + text
}

// evaluations returns one evaluation for each rule. For a group that could not be
// judged, or not by an organisation's own policies, another one gives the reason.
func (g *Gemara) evaluations(card outline.Card) []gemaraEvaluation {
	var all []gemaraEvaluation
	for len(card.Results) > 0 {
		n := slices.IndexFunc(card.Results, func(r finding.Finding) bool { return r.Rule != card.Results[0].Rule })
		if n < 0 {
			n = len(card.Results)
		}
		all = append(all, g.evaluation(card, card.Results[:n]))
		card.Results = card.Results[n:]
	}
	if problem := unjudgedBy(card); problem != "" {
		entry := gemaraEntry{Reference: gemaraPolicies, Entry: "all"}
		all = append(all, gemaraEvaluation{"The group can be judged", "Unknown", escape.ForTerminal(problem), entry, []gemaraAssessment{{
			Requirement: entry, Description: "The group can be judged.", Result: "Unknown", Message: escape.ForTerminal(problem),
			Applicability: []escape.Terminal{"all"}, Steps: []escape.Terminal{"judge"}, Executed: 0, Start: g.moment(), End: g.moment(),
		}}})
	}
	return all
}

func (g *Gemara) evaluation(card outline.Card, results []finding.Finding) gemaraEvaluation {
	id := results[0].Rule
	reference := gemaraPolicies
	if slices.Contains(g.run.OwnPacks, id.Pack()) {
		reference = gemaraOwn
	}
	control := gemaraEntry{Reference: reference, Entry: escape.ForTerminal(string(id))}
	e := gemaraEvaluation{Name: escape.ForTerminal(outline.TitleOf(g.options, id)), Control: control}
	if serves := strings.Join(results[0].Clauses, ", "); serves != "" {
		e.Control.Remarks = escape.ForTerminal("Serves " + serves)
	}
	words := make([]string, len(results))
	for i, r := range results {
		words[i] = gemaraResult(r.Verdict)
		e.Logs = append(e.Logs, g.assessment(card, control, r))
	}
	e.Result = gemaraWorst(words)
	at := slices.Index(words, e.Result)
	e.Message = escape.ForTerminal(results[at].Message)
	if more := len(results) - 1; more > 0 {
		e.Message = escape.ForTerminal(fmt.Sprintf("%s (and %s)", results[at].Message, outline.Count(more, "more result")))
	}
	return e
}

func (g *Gemara) assessment(card outline.Card, control gemaraEntry, r finding.Finding) gemaraAssessment {
	executed := 1
	if r.Verdict == finding.NotApplicable || r.Verdict == finding.NotAssessed {
		executed = 0
	}
	a := gemaraAssessment{
		Requirement: control, Description: escape.ForTerminal(r.Subject), Result: gemaraResult(r.Verdict), Message: escape.ForTerminal(r.Message),
		Applicability: []escape.Terminal{escape.ForTerminal(r.Rule.Pack())}, Steps: []escape.Terminal{escape.ForTerminal(string(r.Rule))}, Executed: executed,
		Start: g.moment(), End: g.moment(),
		Evidence: []gemaraEvidence{{ID: r.Key, Type: "Declaration", Collected: g.moment(), Payload: gemaraPlace{
			escape.ForTerminal(r.Where.File), r.Where.Line, r.Where.Column, gemaraDigest(card.Declared),
			escape.LineAddress(g.run.Source, card.Path, r.Where),
		}}},
	}
	if r.Verdict == finding.Fail || r.Verdict == finding.Waived {
		a.Recommendation = escape.ForTerminal(r.Remedy)
	}
	return a
}

// gemaraResult returns the word that the Gemara model has for a verdict, such as
// "Passed" or "Needs Review".
func gemaraResult(verdict finding.Verdict) string {
	switch verdict {
	case finding.Pass, finding.Attested:
		return "Passed"
	case finding.Fail:
		return "Failed"
	case finding.Waived:
		return "Needs Review"
	case finding.NotDue:
		return "Not Run"
	case finding.NotApplicable:
		return "Not Applicable"
	}
	return "Unknown"
}

// gemaraWorst returns the worst of several results.
func gemaraWorst(results []string) string {
	for _, word := range []string{"Failed", "Unknown", "Needs Review", "Passed", "Not Run"} {
		if slices.Contains(results, word) {
			return word
		}
	}
	return "Not Applicable"
}
