package report

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"io"
	"strings"

	"github.com/DEFRA/dgcheck/internal/finding"
	"github.com/DEFRA/dgcheck/internal/report/escape"
	"github.com/DEFRA/dgcheck/internal/report/jsonstream"
	"github.com/DEFRA/dgcheck/internal/report/outline"
	"github.com/DEFRA/dgcheck/internal/rule"
	"github.com/DEFRA/dgcheck/internal/scorecard"
)

// InToto writes in-toto statements (https://github.com/in-toto/attestation, Statement
// v1) with the predicate "test result", one line of JSON for each group. It does not
// sign them. The JSON names follow the specification.
type InToto struct{ run scorecard.Run }

const (
	statementType  = "https://in-toto.io/Statement/v1"
	testResultType = "https://in-toto.io/attestation/test-result/v0.1"
)

type statement struct {
	Type          string       `json:"_type"`
	Subject       []descriptor `json:"subject"`
	PredicateType string       `json:"predicateType"`
	Predicate     testResult   `json:"predicate"`
}

// descriptor is a ResourceDescriptor in the specification.
type descriptor struct {
	Name        escape.Terminal   `json:"name,omitempty"`
	URI         escape.Terminal   `json:"uri,omitempty"`
	Digest      map[string]string `json:"digest,omitempty"`
	Content     []byte            `json:"content,omitempty"`
	Annotations *unsettled        `json:"annotations,omitempty"`
}

// unsettled lists the tests that neither passed nor failed. The predicate has no list
// for them.
type unsettled struct {
	NotAssessed []escape.Terminal `json:"notAssessed"`
	NotDue      []escape.Terminal `json:"notDue"`
	Problem     escape.Terminal   `json:"problem,omitempty"`
}

type testResult struct {
	Result        string            `json:"result"`
	Configuration []descriptor      `json:"configuration"`
	PassedTests   []escape.Terminal `json:"passedTests"`
	WarnedTests   []escape.Terminal `json:"warnedTests"`
	FailedTests   []escape.Terminal `json:"failedTests"`
}

// Begin stores the run.
func (i *InToto) Begin(_ io.Writer, run scorecard.Run) error {
	i.run = run
	return nil
}

// Group writes the statement about one group.
func (i *InToto) Group(w io.Writer, card outline.Card) error {
	told := tests(card)
	out := jsonstream.To(w)
	out.Value(statement{
		Type: statementType, Subject: i.subjects(card), PredicateType: testResultType,
		Predicate: testResult{told.result(), i.configuration(card, told.unsettled), told.passed, told.warned, told.failed},
	})
	out.Raw("\n")
	return out.Flush()
}

// End writes nothing.
func (i *InToto) End(io.Writer) error { return nil }

// subjects returns what the statement is about: the group's declared files and, if
// known, their commit.
func (i *InToto) subjects(card outline.Card) []descriptor {
	declared := cmp.Or(card.Declared, noFiles())
	all := []descriptor{{Name: escape.ForTerminal(card.ID), Digest: map[string]string{"sha256": declared}}}
	if i.run.Source.Commit != "" {
		all = append(all, descriptor{URI: escape.ForTerminal(i.run.Source.Repository), Digest: map[string]string{"gitCommit": i.run.Source.Commit}})
	}
	return all
}

// noFiles returns the digest of an empty list of files.
func noFiles() string {
	empty := sha256.Sum256(nil)
	return hex.EncodeToString(empty[:])
}

// configuration returns what the group was judged with: the policies, the figures, an
// organisation's own policies and the evidence, each with its digest, and the day. The
// parameter open lists the tests that neither passed nor failed. It becomes an
// annotation of the policies, or none if it is nil.
func (i *InToto) configuration(card outline.Card, open *unsettled) []descriptor {
	all := []descriptor{{Name: "policies", URI: escape.ForTerminal(outline.Homepage), Digest: digestOf(i.run.Digest), Annotations: open}}
	for _, part := range [][2]string{{"params", i.run.Params}, {"own-policies", i.run.OwnDigest}, {"evidence", evidenceDigest(card)}} {
		if part[1] != "" {
			all = append(all, descriptor{Name: escape.ForTerminal(part[0]), Digest: digestOf(part[1])})
		}
	}
	return append(all, descriptor{Name: "as-of", Content: []byte(i.run.AsOf)})
}

func digestOf(text string) map[string]string {
	return map[string]string{"sha256": strings.TrimPrefix(text, "sha256:")}
}

// evidenceDigest returns the digest of the evidence that the group was judged with, or
// "".
func evidenceDigest(card outline.Card) string {
	if card.Evidence == nil {
		return ""
	}
	return card.Evidence.Digest
}

// testLists has the results of a group as lists of tests. A test is named by its rule
// and subject.
type testLists struct {
	passed, warned, failed []escape.Terminal
	unsettled              *unsettled
}

func tests(card outline.Card) testLists {
	t := testLists{[]escape.Terminal{}, []escape.Terminal{}, []escape.Terminal{}, &unsettled{NotAssessed: []escape.Terminal{}, NotDue: []escape.Terminal{}}}
	t.unsettled.Problem = escape.ForTerminal(unjudgedBy(card))
	for _, r := range card.Results {
		name := escape.ForTerminal(string(r.Rule) + " " + r.Subject)
		switch r.Verdict {
		case finding.Pass, finding.Attested:
			t.passed = append(t.passed, name)
		case finding.Waived:
			t.warned = append(t.warned, name)
		case finding.Fail:
			if r.Severity == rule.Error {
				t.failed = append(t.failed, name)
			} else {
				t.warned = append(t.warned, name)
			}
		case finding.NotAssessed:
			t.unsettled.NotAssessed = append(t.unsettled.NotAssessed, name)
		case finding.NotDue:
			t.unsettled.NotDue = append(t.unsettled.NotDue, name)
		}
	}
	return t
}

// unjudgedBy returns why a group could not be judged, or not by an organisation's own
// policies. If there was no such problem, it returns "".
func unjudgedBy(card outline.Card) string {
	if card.Problem == "" && card.CustomProblem != "" {
		return "Not judged by the organisation's own policies: " + card.CustomProblem
	}
	return card.Problem
}

// result returns the overall result. It is FAILED if a test failed. Otherwise it is
// WARNED if there is a warning or something could not be judged, and PASSED if not.
func (t testLists) result() string {
	switch {
	case len(t.failed) > 0:
		return "FAILED"
	case len(t.warned) > 0 || len(t.unsettled.NotAssessed) > 0 || t.unsettled.Problem != "":
		return "WARNED"
	}
	return "PASSED"
}
