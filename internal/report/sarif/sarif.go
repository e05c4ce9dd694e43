// Package sarif writes SARIF 2.1.0
// (https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html) for GitHub code
// scanning and other readers.
package sarif

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/DEFRA/dgcheck/internal/finding"
	"github.com/DEFRA/dgcheck/internal/report/escape"
	"github.com/DEFRA/dgcheck/internal/report/jsonstream"
	"github.com/DEFRA/dgcheck/internal/report/outline"
	"github.com/DEFRA/dgcheck/internal/rule"
	"github.com/DEFRA/dgcheck/internal/scorecard"
	"github.com/DEFRA/dgcheck/internal/source"
)

// Sarif writes the problems of all groups as one run of SARIF 2.1.0, the most severe
// first. It keeps the results in memory until the end, compressed, and only as many as
// it can write.
type Sarif struct {
	Options outline.Options
	run     scorecard.Run
	results results
	rules   []sarifRule
	index   map[rule.ID]int
	notices []notice
	failed  bool // set if a group could not be judged or compared
}

// longestSarif is the maximum length of a text, in characters. It keeps even a file of
// very long texts below the 10 MB, compressed, that GitHub accepts
// (https://docs.github.com/code-security/code-scanning/troubleshooting-sarif-uploads/file-too-large).
const longestSarif = 2_000

const (
	schema = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
	// base is the name of the folder to which locations are relative.
	base = "%SRCROOT%"
)

// sarifText is a message string (section 3.11 of the standard) without links,
// placeholders or invisible characters.
type sarifText string

// forSarif escapes the characters that have a meaning in a message: braces for
// placeholders and square brackets for links (sections 3.11.5 and 3.11.6 of the
// standard).
func forSarif(text string) sarifText {
	var b strings.Builder
	for _, r := range string(escape.ForTerminal(escape.Shorten(text, longestSarif))) {
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
	out := jsonstream.To(w)
	out.Raw("{\n  \"$schema\": \"" + schema + "\",\n  \"version\": \"2.1.0\",\n  \"runs\": [{\n")
	out.Raw("    \"columnKind\": \"unicodeCodePoints\",\n    \"originalUriBaseIds\": ")
	repository := escape.RepositoryAddress(run.Source)
	root := sarifText("The folder that was checked.")
	if repository != "" {
		root = "The root of the repository."
	}
	out.Value(map[string]any{base: sarifDescribed{message{root}}})
	if repository != "" {
		out.Raw(",\n    \"versionControlProvenance\": ")
		out.Value([]version{{repository, escape.ForTerminal(run.Source.Commit), artifact{Base: base}}})
	}
	out.Raw(",\n    \"results\": [")
	return out.Flush()
}

// Group adds the group's fails, and its waived results as suppressed ones. Other
// results are not problems.
func (s *Sarif) Group(_ io.Writer, card outline.Card) error {
	s.trouble(card, "could not be judged", card.Problem)
	s.trouble(card, "could not be judged by the organisation's own policies", card.CustomProblem)
	s.trouble(card, "could not be compared with "+s.run.Base, card.BaseProblem)
	s.results.unknown = s.results.unknown || card.BaseProblem != ""
	for _, result := range card.Results {
		if result.Verdict == finding.Fail || result.Verdict == finding.Waived {
			if err := s.results.add(kindOf(result), stateOf(card.Changes, result), s.result(card, result)); err != nil {
				return err
			}
		}
	}
	return nil
}

// trouble adds a notification that something could not be done for a group. The text
// what says what, such as "could not be judged", and the text because gives the reason.
// If the reason is "", nothing is added.
func (s *Sarif) trouble(card outline.Card, what, because string) {
	if because != "" {
		s.failed = true
		s.notices = append(s.notices, notice{"error", message{forSarif(fmt.Sprintf("%s (%s) %s: %s", card.Name, card.ID, what, because))}})
	}
}

// End writes the results, the notifications and the rules.
func (s *Sarif) End(w io.Writer) error {
	out := jsonstream.To(w)
	left, err := s.results.write(out)
	if err != nil {
		return err
	}
	if words := leftOut(left); words != "" {
		s.notices = append(s.notices, notice{"warning", message{forSarif(words)}})
	}
	out.Raw("],\n    \"invocations\": ")
	out.Block([]invocation{{!s.failed, s.notices}}, "    ")
	out.Raw(",\n    \"tool\": ")
	out.Block(tool{driver{
		Name: "dgcheck", Version: s.run.Version, Page: outline.Homepage, Rules: s.rules,
		Properties: policies{s.run.AsOf, s.run.Commit, s.run.Digest, s.run.Params, s.run.OwnDigest},
	}}, "    ")
	out.Raw("\n  }]\n}\n")
	return out.Flush()
}

func (s *Sarif) result(card outline.Card, result finding.Finding) sarifResult {
	where := place{Artifact: artifact{escape.ForURI(s.run.Source.Folder, card.Path, result.Where.File), base}}
	if result.Where.Written() {
		where.Region = &region{result.Where.Line, result.Where.Column}
	}
	written := sarifResult{
		Rule: escape.ForTerminal(string(result.Rule)), Index: s.indexOf(result.Rule), Level: level(result.Severity), Message: message{forSarif(result.Message)},
		Locations: []location{{where}}, Fingerprints: fingerprints{result.Key, result.Key}, Suppressions: []suppression{},
		Properties: facts{
			Group: escape.ForTerminal(card.ID), Subject: escape.ForTerminal(result.Subject), Severity: result.Severity.String(),
			Clauses: escape.EachForTerminal(result.Clauses), Remedy: escape.ForTerminal(escape.Shorten(result.Remedy, longestSarif)), Change: card.Changes.Of(result), Due: escape.ForTerminal(result.Due),
		},
	}
	if result.Fix != nil && result.Verdict == finding.Fail {
		written.Fixes = s.fixes(card, result.Fix)
	}
	if result.Verdict == finding.Waived {
		written.Suppressions = []suppression{{"external", "accepted", forSarif(result.Message)}}
	}
	return written
}

// fixes returns an edit as a fix of a result. If the new text contains invisible
// characters, it returns nil.
func (s *Sarif) fixes(card outline.Card, edit *source.Edit) []sarifFix {
	if seen := strings.NewReplacer("\r", "", "\n", "").Replace(edit.New); string(escape.ForTerminal(seen)) != seen {
		return nil
	}
	return []sarifFix{{
		Description: message{forSarif("Mend it as dgcheck fix does.")},
		Changes: []artifactChange{{
			Artifact: artifact{escape.ForURI(s.run.Source.Folder, card.Path, edit.Start.File), base},
			Replacements: []replacement{{
				Deleted:  span{region{edit.Start.Line, edit.Start.Column}, edit.End.Line, edit.End.Column},
				Inserted: inserted{edit.New},
			}},
		}},
	}}
}

// indexOf returns the index of a rule in s.rules. It adds a rule that is not there yet.
func (s *Sarif) indexOf(id rule.ID) int {
	if i, known := s.index[id]; known {
		return i
	}
	s.index[id] = len(s.rules)
	s.rules = append(s.rules, s.rule(id))
	return s.index[id]
}

func (s *Sarif) rule(id rule.ID) sarifRule {
	described := sarifRule{ID: escape.ForTerminal(string(id)), Short: message{forSarif(string(id))}, Help: message{forSarif("See `dgcheck explain " + string(id) + "`.")}}
	if !slices.Contains(s.run.OwnPacks, id.Pack()) {
		described.Page = outline.Homepage + "/blob/main/" + string(escape.ForURI("docs", "rules", id.Pack(), id.Name()+".md"))
	}
	described.Properties.Tags = []escape.Terminal{escape.ForTerminal(id.Pack())}
	if s.Options.Catalogue == nil {
		return described
	}
	if known, ok := s.Options.Catalogue.Find(id); ok {
		described.Short.Text, described.Full = forSarif(known.Title), &message{forSarif(known.About)}
		described.Help.Text = forSarif(known.About + " How to mend it: " + known.Remedy)
		described.Properties.Clauses, described.Properties.Severity = escape.EachForTerminal(known.Clauses), known.Severity.String()
		if known.Severity != rule.None {
			described.Default = &sarifDefault{level(known.Severity)}
		}
	}
	return described
}

// level returns the SARIF level for a severity.
func level(severity rule.Severity) string {
	switch severity {
	case rule.Error:
		return "error"
	case rule.Warning:
		return "warning"
	}
	return "note"
}
