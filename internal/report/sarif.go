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
// groups, worst first. Until the end it keeps the results, compressed, and only
// as many as will be written.
type Sarif struct {
	options Options
	run     scorecard.Run
	results sarifResults
	rules   []sarifRule
	index   map[rule.ID]int
	notices []sarifNotice
	failed  bool // something could not be judged or compared
}

// longestSarif bounds a text, in characters, so that a file of hostile texts
// stays below the 10 MB, compressed, that GitHub accepts
// (https://docs.github.com/code-security/code-scanning/troubleshooting-sarif-uploads/file-too-large).
const longestSarif = 2_000

const (
	sarifSchema = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
	// sarifBase names the folder that locations are relative to.
	sarifBase = "%SRCROOT%"
	homepage  = "https://github.com/DEFRA/dgcheck"
)

// sarifText is a message string as in section 3.11 of the standard, without
// links, placeholders or invisible characters.
type sarifText string

// forSarif escapes the characters that have a meaning in sections 3.11.5 and
// 3.11.6: braces for placeholders and square brackets for links.
func forSarif(text string) sarifText {
	var b strings.Builder
	for _, r := range string(forTerminal(shorten(text, longestSarif))) {
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
	repository := repositoryAddress(run.Source)
	root := sarifText("The folder that was checked.")
	if repository != "" {
		root = "The root of the repository."
	}
	out.value(map[string]any{sarifBase: sarifDescribed{sarifMessage{root}}})
	if repository != "" {
		out.raw(",\n    \"versionControlProvenance\": ")
		out.value([]sarifVersion{{repository, forTerminal(run.Source.Commit), sarifArtifact{Base: sarifBase}}})
	}
	out.raw(",\n    \"results\": [")
	return out.flush()
}

// Group keeps the group's fails, and what is waived as suppressed. Other
// results are not problems.
func (s *Sarif) Group(_ io.Writer, card Card) error {
	s.trouble(card, "could not be judged", card.Problem)
	s.trouble(card, "could not be judged by the organisation's own policies", card.CustomProblem)
	s.trouble(card, "could not be compared with "+s.run.Base, card.BaseProblem)
	s.results.unknown = s.results.unknown || card.BaseProblem != ""
	for _, result := range card.Results {
		if result.Verdict == finding.Fail || result.Verdict == finding.Waived {
			if err := s.results.add(sarifKindOf(result), sarifStateOf(card.Changes, result), s.result(card, result)); err != nil {
				return err
			}
		}
	}
	return nil
}

// trouble records that something could not be done for a group. If because is
// empty, it does nothing.
func (s *Sarif) trouble(card Card, what, because string) {
	if because != "" {
		s.failed = true
		s.notices = append(s.notices, sarifNotice{"error", sarifMessage{forSarif(fmt.Sprintf("%s (%s) %s: %s", card.Name, card.ID, what, because))}})
	}
}

// End writes the results, the notifications and the rules.
func (s *Sarif) End(w io.Writer) error {
	out := jsonTo(w)
	left, err := s.results.write(out)
	if err != nil {
		return err
	}
	if words := sarifLeftOut(left); words != "" {
		s.notices = append(s.notices, sarifNotice{"warning", sarifMessage{forSarif(words)}})
	}
	out.raw("],\n    \"invocations\": ")
	out.block([]sarifInvocation{{!s.failed, s.notices}}, "    ")
	out.raw(",\n    \"tool\": ")
	out.block(sarifTool{sarifDriver{
		Name: "dgcheck", Version: s.run.Version, Page: homepage, Rules: s.rules,
		Properties: sarifPolicies{s.run.AsOf, s.run.Commit, s.run.Digest, s.run.Params, s.run.OwnDigest},
	}}, "    ")
	out.raw("\n  }]\n}\n")
	return out.flush()
}

func (s *Sarif) result(card Card, result finding.Finding) sarifResult {
	where := sarifPlace{Artifact: sarifArtifact{forURI(s.run.Source.Folder, card.Path, result.Where.File), sarifBase}}
	if result.Where.Written() {
		where.Region = &sarifRegion{result.Where.Line, result.Where.Column}
	}
	written := sarifResult{
		Rule: forTerminal(string(result.Rule)), Index: s.indexOf(result.Rule), Level: sarifLevel(result.Severity), Message: sarifMessage{forSarif(result.Message)},
		Locations: []sarifLocation{{where}}, Fingerprints: sarifFingerprints{result.Key, result.Key}, Suppressions: []sarifSuppression{},
		Properties: sarifFacts{
			Group: forTerminal(card.ID), Subject: forTerminal(result.Subject), Severity: result.Severity.String(),
			Clauses: eachForTerminal(result.Clauses), Remedy: forTerminal(shorten(result.Remedy, longestSarif)), Change: card.Changes.Of(result), Due: forTerminal(result.Due),
		},
	}
	if result.Verdict == finding.Waived {
		written.Suppressions = []sarifSuppression{{"external", "accepted", forSarif(result.Message)}}
	}
	return written
}

// indexOf returns the index of a rule, and adds the rule when it is first used.
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

// sarifLevel returns a severity in the standard's words.
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
