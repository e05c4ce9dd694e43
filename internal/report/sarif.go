package report

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/DEFRA/dgcheck/internal/finding"
	"github.com/DEFRA/dgcheck/internal/rule"
	"github.com/DEFRA/dgcheck/internal/scorecard"
)

// Sarif writes the problems for code scanning: one run of SARIF 2.1.0 for all
// groups. Results are written as they come; the rules they name and the groups
// that could not be judged follow at the end.
type Sarif struct {
	options Options
	run     scorecard.Run
	results int
	rules   []sarifRule
	index   map[rule.ID]int
	notices []sarifNotice
}

const (
	sarifSchema = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
	// sarifBase names the folder that locations are relative to.
	sarifBase = "%SRCROOT%"
	homepage  = "https://github.com/DEFRA/dgcheck"
)

// sarifText is a message string by section 3.11 of the standard: nothing in it
// is a link or a placeholder, and everything can be seen.
type sarifText string

// forSarif escapes what sections 3.11.5 and 3.11.6 give a meaning: braces mark
// placeholders, square brackets links.
func forSarif(text string) sarifText {
	var b strings.Builder
	for _, r := range string(forTerminal(text)) {
		switch r {
		case '\\', '[', ']':
			b.WriteByte('\\')
		case '{', '}':
			b.WriteRune(r)
		}
		b.WriteRune(r)
	}
	return sarifText(b.String())
}

// Begin writes everything before the first result.
func (s *Sarif) Begin(w io.Writer, run scorecard.Run) error {
	s.run, s.index = run, map[rule.ID]int{}
	out := jsonTo(w)
	out.raw("{\n  \"$schema\": \"" + sarifSchema + "\",\n  \"version\": \"2.1.0\",\n  \"runs\": [{\n")
	out.raw("    \"columnKind\": \"unicodeCodePoints\",\n    \"originalUriBaseIds\": ")
	out.value(map[string]any{sarifBase: sarifDescribed{sarifMessage{"The folder that was checked, or the root of its repository where that is known."}}})
	if source := run.Source; source.Repository != "" {
		out.raw(",\n    \"versionControlProvenance\": ")
		out.value([]sarifVersion{{source.Repository, source.Commit, sarifArtifact{Base: sarifBase}}})
	}
	out.raw(",\n    \"results\": [")
	return out.flush()
}

// Group writes the group's fails, and what is waived as suppressed. Nothing
// else is a problem.
func (s *Sarif) Group(w io.Writer, card Card) error {
	out := jsonTo(w)
	for _, problem := range []string{card.Problem, card.OwnProblem} {
		if problem != "" {
			s.notices = append(s.notices, sarifNotice{"error", sarifMessage{forSarif(fmt.Sprintf("%s (%s) could not be judged: %s", card.Name, card.ID, problem))}})
		}
	}
	for _, result := range card.Results {
		if result.Verdict == finding.Fail || result.Verdict == finding.Waived {
			out.row(s.results, "      ", s.result(card, result))
			s.results++
		}
	}
	return out.flush()
}

// End writes how the run went and the rules that were named.
func (s *Sarif) End(w io.Writer) error {
	out := jsonTo(w)
	if s.results > 0 {
		out.raw("\n    ")
	}
	out.raw("],\n    \"invocations\": ")
	out.block([]sarifInvocation{{len(s.notices) == 0, s.notices}}, "    ")
	out.raw(",\n    \"tool\": ")
	out.block(sarifTool{sarifDriver{
		Name: "dgcheck", Version: s.run.Version, Page: homepage, Rules: s.rules,
		Properties: sarifPolicies{s.run.AsOf, s.run.Commit, s.run.Digest, s.run.Params, s.run.OwnDigest},
	}}, "    ")
	out.raw("\n  }]\n}\n")
	return out.flush()
}

func (s *Sarif) result(card Card, result finding.Result) sarifResult {
	where := sarifPlace{Artifact: sarifArtifact{forURI(s.run.Source.Folder, card.Path, result.Where.File), sarifBase}}
	if result.Where.Written() {
		where.Region = &sarifRegion{result.Where.Line, result.Where.Column}
	}
	written := sarifResult{
		Rule: forTerminal(string(result.Rule)), Index: s.indexOf(result.Rule), Level: sarifLevel(result.Severity), Message: sarifMessage{forSarif(result.Message)},
		Locations: []sarifLocation{{where}}, Fingerprints: sarifFingerprints{result.Key, result.Key},
		Properties: sarifFacts{
			Group: forTerminal(card.ID), Subject: forTerminal(result.Subject), Severity: result.Severity.String(),
			Clauses: eachForTerminal(result.Clauses), Remedy: forTerminal(result.Remedy), Due: forTerminal(result.Due),
		},
	}
	if result.Verdict == finding.Waived {
		written.Suppressions = []sarifSuppression{{"external", "accepted", forSarif(result.Message)}}
	}
	return written
}

// indexOf enters a rule when it is first named.
func (s *Sarif) indexOf(id rule.ID) int {
	if i, known := s.index[id]; known {
		return i
	}
	s.index[id] = len(s.rules)
	s.rules = append(s.rules, s.rule(id))
	return s.index[id]
}

func (s *Sarif) rule(id rule.ID) sarifRule {
	described := sarifRule{ID: forTerminal(string(id)), Short: sarifMessage{forSarif(string(id))}, Help: sarifMessage{forSarif("See `dgcheck explain " + string(id) + "`.")}}
	if !slices.Contains(s.run.OwnPacks, id.Pack()) {
		described.Page = homepage + "/blob/main/" + string(forURI("docs", "rules", id.Pack(), id.Name()+".md"))
	}
	described.Properties.Tags = []terminal{forTerminal(id.Pack())}
	if s.options.Catalogue == nil {
		return described
	}
	if known, ok := s.options.Catalogue.Find(id); ok {
		described.Short.Text, described.Full = forSarif(known.Title), &sarifMessage{forSarif(known.About)}
		described.Help.Text = forSarif(known.About + " How to mend it: " + known.Remedy)
		described.Properties.Clauses, described.Properties.Severity = eachForTerminal(known.Clauses), known.Severity.String()
		if known.Severity != rule.None {
			described.Default = &sarifDefault{sarifLevel(known.Severity)}
		}
	}
	return described
}

// sarifLevel gives a severity in the standard's words.
func sarifLevel(severity rule.Severity) string {
	switch severity {
	case rule.Error:
		return "error"
	case rule.Warning:
		return "warning"
	}
	return "note"
}

func eachForTerminal(texts []string) []terminal {
	escaped := make([]terminal, len(texts))
	for i, text := range texts {
		escaped[i] = forTerminal(text)
	}
	return escaped
}
