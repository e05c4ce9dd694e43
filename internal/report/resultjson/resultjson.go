// Package resultjson writes the JSON result of a check (docs/result.schema.json) and
// reads it back. A result that is read is untrusted: its size, words and counts are
// checked.
package resultjson

import (
	"bufio"
	"bytes"
	"io"
	"reflect"

	"github.com/DEFRA/dgcheck/internal/finding"
	"github.com/DEFRA/dgcheck/internal/report/jsonstream"
	"github.com/DEFRA/dgcheck/internal/report/outline"
	"github.com/DEFRA/dgcheck/internal/rule"
	"github.com/DEFRA/dgcheck/internal/scorecard"
	"github.com/DEFRA/dgcheck/internal/source"
)

// SchemaName identifies the version of the JSON result.
const SchemaName = "dgcheck.result/1"

// JSON writes the result for other programs. It writes each group as soon as it gets
// it.
type JSON struct{}

// Begin writes everything before the first group.
func (JSON) Begin(w io.Writer, run scorecard.Run) error {
	head, err := jsonstream.Marshal(jsonRun{
		Schema: SchemaName, AsOf: day(run.AsOf),
		Dgcheck:  program{run.Version, run.Commit},
		Policies: policies{filled(run.Digest), list(run.Packs), filled(run.Params), ownOf(run)},
		Base:     baseOf(run),
	}, "")
	if err != nil {
		return err
	}
	// The groups follow in the same object, so its closing bracket is removed here.
	_, err = w.Write(append(head[:len(head)-2], ",\n  \"groups\": ["...))
	return err
}

func ownOf(run scorecard.Run) *own {
	if run.OwnDigest == "" && run.CustomProblem == "" {
		return nil
	}
	return &own{run.OwnDigest, list(run.OwnPacks), run.CustomProblem}
}

// Group writes one group. It writes one result at a time, because a large group has
// many.
func (JSON) Group(w io.Writer, card outline.Card) error {
	group := jsonGroup{
		ID: filled(card.ID), Name: card.Name, Path: path(card.Path), Gate: gate(card.Gate), Packs: list(card.Packs), Problem: card.Problem, Own: card.CustomProblem,
		Base: card.BaseProblem, Unread: card.Unread, Changes: changesOf(card.Changes),
		Contacts: contactsOf(card.Overview), Services: servicesOf(card.Overview), Waivers: waiversOf(card.Overview),
		Summary: summaryOf(card.Tally), Standards: standardsOf(card.Ratings), Upcoming: make([]jsonDeadline, len(card.Upcoming)),
		Outlook: card.Outlook, Evidence: evidenceOf(card.Evidence),
	}
	for i, result := range card.Upcoming {
		group.Upcoming[i] = jsonDeadline{
			day(result.Due), result.Rule, filled(result.Subject), filled(result.Message), result.Remedy, locationOf(result),
		}
	}
	head := appendValue(nil, reflect.ValueOf(group), 4)
	out := bufio.NewWriter(w)
	if card.Index > 0 {
		out.WriteByte(',')
	}
	out.WriteString("\n    ")
	// The results follow in the same object, so its closing bracket is removed here.
	out.Write(bytes.TrimSuffix(head, []byte("\n    }")))
	out.WriteString(",\n      \"results\": [")
	var text []byte
	var written jsonResult
	for i, result := range card.Results {
		if i > 0 {
			out.WriteByte(',')
		}
		out.WriteString("\n        ")
		written = resultOf(result)
		written.Change = change(card.Changes.Of(result))
		text = appendValue(text[:0], reflect.ValueOf(&written).Elem(), 8)
		if _, err := out.Write(text); err != nil {
			return err
		}
	}
	if len(card.Results) > 0 {
		out.WriteString("\n      ")
	}
	out.WriteString("]\n    }")
	return out.Flush()
}

// End writes everything after the last group.
func (JSON) End(w io.Writer) error {
	_, err := io.WriteString(w, "\n  ]\n}\n")
	return err
}

func resultOf(result finding.Finding) jsonResult {
	written := jsonResult{
		Rule: result.Rule, Subject: filled(result.Subject), Section: outline.SectionToSay(result), Verdict: result.Verdict, Severity: severity(result.Severity.String()),
		Message: filled(result.Message), Clauses: list(result.Clauses), Location: locationOf(result), Due: day(result.Due), Fix: fixOf(result.Fix), Key: filled(result.Key),
	}
	if written.Severity != "" {
		written.Remedy = result.Remedy
	}
	return written
}

func fixOf(edit *source.Edit) *jsonFix {
	if edit == nil {
		return nil
	}
	return &jsonFix{path(edit.Start.File), spotOf(edit.Start), spotOf(edit.End), edit.New}
}

func spotOf(at source.Position) spot { return spot{ordinal(at.Line), ordinal(at.Column)} }

func locationOf(result finding.Finding) location {
	return location{path(result.Where.File), ordinal(result.Where.Line), ordinal(result.Where.Column)}
}

// standardsOf returns the colours by the number of the standard, with the overall
// colour under rule.OverallStandard. If no pack in force rates standards, the map is
// empty.
func standardsOf(ratings scorecard.Ratings) map[string]jsonStandard {
	standards := map[string]jsonStandard{}
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

// list returns items. If items is nil, it returns an empty list, so that the JSON has
// [] and not null.
func list(items []string) []string {
	if items == nil {
		return []string{}
	}
	return items
}

// Results returns results in the format of the JSON result, for use in other JSON
// documents.
func Results(results []finding.Finding) any { return resultsOf(results) }
