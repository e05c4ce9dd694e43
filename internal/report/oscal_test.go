package report_test

import (
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/DEFRA/dgcheck/internal/finding"
	"github.com/DEFRA/dgcheck/internal/rule"
)

type oscalLog struct {
	Document struct {
		UUID    string
		Plan    struct{ Href string } `json:"import-ap"`
		Results []struct {
			Description string
			Risks       []struct{ UUID, Status, Deadline string }
			Findings    []struct {
				Target struct {
					ID     string `json:"target-id"`
					Status struct{ State, Reason string }
				}
			}
		}
	} `json:"assessment-results"`
}

// identifiers returns the UUIDs that a document defines, and those that it refers to.
func identifiers(value any) (given, referred []string) {
	switch value := value.(type) {
	case []any:
		for _, item := range value {
			g, r := identifiers(item)
			given, referred = append(given, g...), append(referred, r...)
		}
	case map[string]any:
		for name, member := range value {
			text, _ := member.(string)
			switch {
			case name == "uuid":
				given = append(given, text)
			case strings.HasSuffix(name, "-uuid"):
				referred = append(referred, text)
			}
			g, r := identifiers(member)
			given, referred = append(given, g...), append(referred, r...)
		}
	}
	return given, referred
}

func TestOscalIdentifiersAreUniqueAndLeadSomewhere(t *testing.T) {
	// The second group has the same id as the first, and results with the same keys.
	value := parsed(t, write(t, "oscal", named("a"), named("a"), named("b"), unjudged("c")))
	given, referred := identifiers(value)
	seen := map[string]bool{}
	form := regexp.MustCompile(`^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$`)
	for _, id := range given {
		if seen[id] || !form.MatchString(id) {
			t.Errorf("%s is no UUID of version 5, or is there twice", id)
		}
		seen[id] = true
	}
	for _, id := range referred {
		if !seen[id] {
			t.Errorf("%s leads nowhere", id)
		}
	}
	// This UUID was computed with another implementation of RFC 9562.
	if !seen["70d5ba20-d9d6-52d1-84de-e04ad276b86b"] {
		t.Error("the identifier of the policies is another")
	}
}

func TestOscalDocumentsAreToldApartByTheirContent(t *testing.T) {
	id := func(out string) string {
		var log oscalLog
		read(t, out, &log)
		return log.Document.UUID
	}
	first, again := write(t, "oscal", named("a")), write(t, "oscal", named("a"))
	if first != again {
		t.Error("the same input gives other bytes")
	}
	if id(first) == id(write(t, "oscal", named("b"))) {
		t.Error("documents that differ have one identifier")
	}
}

func TestOscalConcludesOnlyWhatIsKnown(t *testing.T) {
	of := func(name string, verdicts ...finding.Verdict) []finding.Finding {
		var results []finding.Finding
		for _, verdict := range verdicts {
			r := result(name, verdict, rule.None)
			r.Rule, r.Key = rule.ID("guide."+name), name+string(verdict)
			if verdict == finding.Fail || verdict == finding.Waived {
				r.Severity, r.Due = rule.Error, "2026-11-20"
			}
			results = append(results, r)
		}
		return results
	}
	var all []finding.Finding
	for _, results := range [][]finding.Finding{
		of("fails", finding.Pass, finding.Fail, finding.Waived), of("unknown", finding.NotAssessed, finding.Pass), of("waived", finding.Pass, finding.Waived),
		of("vouched", finding.Attested), of("holds", finding.NotDue, finding.Pass), of("later", finding.NotDue), of("elsewhere", finding.NotApplicable),
	} {
		all = append(all, results...)
	}
	var log oscalLog
	read(t, write(t, "oscal", group("g", all...)), &log)
	got := map[string]string{}
	for _, f := range log.Document.Results[0].Findings {
		got[f.Target.ID] = f.Target.Status.State + ", " + f.Target.Status.Reason
	}
	want := map[string]string{
		"guide.fails": "not-satisfied, fail", "guide.unknown": "not-satisfied, other", "guide.waived": "not-satisfied, other",
		"guide.vouched": "satisfied, pass", "guide.holds": "satisfied, pass",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	var risks []string
	for _, risk := range log.Document.Results[0].Risks {
		risks = append(risks, risk.Status+" "+risk.Deadline)
	}
	if diff := cmp.Diff([]string{"open 2026-11-20T00:00:00Z", "deviation-approved 2026-11-20T00:00:00Z", "deviation-approved 2026-11-20T00:00:00Z"}, risks); diff != "" {
		t.Error(diff)
	}
}

func TestOscalTextIsNoMarkup(t *testing.T) {
	for text, want := range map[string]string{
		"plain, as of 22 November 2026.":  "plain, as of 22 November 2026.",
		"- item":                          `\- item`,
		"12. item":                        `12\. item`,
		"3) item":                         `3\) item`,
		"2026-27 is a year":               "2026-27 is a year",
		"*a* _b_ `c` [d](e) <f> &amp; {{": "\\*a\\* \\_b\\_ \\`c\\` \\[d\\](e) \\<f\\> \\&amp; \\{\\{",
		" \n ":                            "–",
	} {
		found := result("a", finding.Fail, rule.Error)
		found.Message = text
		var value struct {
			Document struct {
				Results []struct {
					Risks []struct{ Description string }
				}
			} `json:"assessment-results"`
		}
		read(t, write(t, "oscal", group("g", found)), &value)
		if got := value.Document.Results[0].Risks[0].Description; got != want {
			t.Errorf("%q is written %q, want %q", text, got, want)
		}
	}
}
