package report

import (
	"fmt"
	"io"
	"path"
	"slices"
	"strings"

	"github.com/DEFRA/dgcheck/internal/finding"
	"github.com/DEFRA/dgcheck/internal/report/escape"
	"github.com/DEFRA/dgcheck/internal/report/outline"
	"github.com/DEFRA/dgcheck/internal/rule"
	"github.com/DEFRA/dgcheck/internal/scorecard"
)

// JUnit writes JUnit XML, which test dashboards read: one test suite for each group,
// and one test case for each rule and subject.
type JUnit struct {
	options outline.Options
	run     scorecard.Run
}

// Begin opens the list of suites. It has no totals over all groups, because they are
// not known before the last group.
func (j *JUnit) Begin(w io.Writer, run scorecard.Run) error {
	j.run = run
	_, err := io.WriteString(w, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"dgcheck\">\n")
	return err
}

// Group writes the test suite of one group.
func (j *JUnit) Group(w io.Writer, card outline.Card) error {
	suite := suiteOf(card)
	out := escape.ElementsTo(w)
	out.Line(`  <testsuite name="%s" tests="%d" failures="%d" errors="%d" skipped="%d">`, escape.ForXML(card.Name), suite.tests(), suite.failures, suite.errors(), suite.skipped)
	out.Line(`    <properties>`)
	for _, property := range [][2]string{
		{"group", card.ID}, {"path", card.Path}, {"gate", card.Gate}, {"packs", strings.Join(card.Packs, " ")},
		{"as-of", j.run.AsOf}, {"policies", j.run.Digest},
	} {
		out.Line(`      <property name="%s" value="%s"/>`, escape.XML(property[0]), escape.ForXML(property[1]))
	}
	out.Line(`    </properties>`)
	for _, problem := range suite.problems {
		out.Line(`    <testcase classname="%s" name="group">`, escape.ForXML(card.ID+".dgcheck"))
		out.Line(`      <error type="not-judged" message="%s"/>`, escape.ForXML(problem))
		out.Line(`    </testcase>`)
	}
	for _, results := range suite.cases {
		j.testcase(out, card, results)
	}
	out.Line(`  </testsuite>`)
	return out.Flush()
}

// End closes the list of suites.
func (j *JUnit) End(w io.Writer) error {
	_, err := io.WriteString(w, "</testsuites>\n")
	return err
}

// testcase writes the results of a rule for one subject. Dashboards identify a case by
// its class and name alone, so the class begins with the group's id.
func (j *JUnit) testcase(out *escape.Elements, card outline.Card, results []finding.Finding) {
	worst := worstOf(results)
	open := escape.XML(fmt.Sprintf(`    <testcase classname="%s" name="%s" file="%s" line="%d"`, escape.ForXML(card.ID+"."+string(worst.Rule)), escape.ForXML(worst.Subject),
		escape.ForXML(path.Join(j.run.Source.Folder, card.Path, worst.Where.File)), max(worst.Where.Line, 1)))
	switch worst.Verdict {
	case finding.Pass:
		out.Line(`%s/>`, open)
	case finding.Fail:
		out.Line(`%s>`, open)
		j.failure(out, worst, results)
		out.Line(`    </testcase>`)
	case finding.Attested:
		out.Line(`%s>`, open)
		out.Line(`      <system-out>%s</system-out>`, escape.ForXML(verdictInWords(worst.Verdict)+": "+saidOf(worst, results)))
		out.Line(`    </testcase>`)
	default:
		out.Line(`%s>`, open)
		out.Line(`      <skipped message="%s"/>`, escape.ForXML(verdictInWords(worst.Verdict)+": "+saidOf(worst, results)))
		out.Line(`    </testcase>`)
	}
}

// saidOf returns the messages of those results that have the same verdict as the result
// worst, each message once.
func saidOf(worst finding.Finding, results []finding.Finding) string {
	same := slices.DeleteFunc(slices.Clone(results), func(r finding.Finding) bool { return r.Verdict != worst.Verdict })
	var said []string
	for _, e := range outline.EntriesSaying(same, outline.MessageOf) {
		said = append(said, e.Message)
	}
	return strings.Join(said, " ")
}

func (j *JUnit) failure(out *escape.Elements, worst finding.Finding, results []finding.Finding) {
	out.Line(`      <failure type="%s" message="%s">`, escape.XML(worst.Severity.String()), escape.ForXML(worst.Message))
	if r, ok := j.known(worst.Rule); ok {
		out.Line(`%s [%s]`, escape.ForXML(r.Title), escape.ForXML(string(worst.Rule)))
	}
	for _, result := range results {
		if result.Verdict == finding.Fail {
			out.Line(`%s: %s: %s`, escape.ForXML(result.Where.String()), escape.XML(result.Severity.String()), escape.ForXML(result.Message))
			out.Line(`  fix: %s`, escape.ForXML(result.Remedy))
		}
	}
	if len(worst.Clauses) > 0 {
		out.Line(`  why: %s`, escape.ForXML(strings.Join(worst.Clauses, ", ")))
	}
	out.Line(`      </failure>`)
}

func (j *JUnit) known(id rule.ID) (rule.Rule, bool) {
	if j.options.Catalogue == nil {
		return rule.Rule{}, false
	}
	return j.options.Catalogue.Find(id)
}

// suite is a group as test cases. If a rule has several results for one subject, for
// example the faults of a file, they become one case.
type suite struct {
	cases             [][]finding.Finding
	problems          []string
	failures, skipped int
}

func suiteOf(card outline.Card) suite {
	var s suite
	for _, problem := range []string{card.Problem, card.CustomProblem} {
		if problem != "" {
			s.problems = append(s.problems, problem)
		}
	}
	rest := card.Results
	for len(rest) > 0 {
		n := 1
		for n < len(rest) && rest[n].Rule == rest[0].Rule && rest[n].Subject == rest[0].Subject {
			n++
		}
		s.cases, rest = append(s.cases, rest[:n]), rest[n:]
	}
	for _, results := range s.cases {
		switch worstOf(results).Verdict {
		case finding.Fail:
			s.failures++
		case finding.Waived, finding.NotDue, finding.NotApplicable, finding.NotAssessed:
			s.skipped++
		}
	}
	return s
}

func (s suite) tests() int { return len(s.cases) + s.errors() }

func (s suite) errors() int { return len(s.problems) }

// worstOf returns the result that decides the outcome of a case: the most severe fail,
// or else a result that could not be judged, or else a waived one, and so on by weight.
func worstOf(results []finding.Finding) finding.Finding {
	worst := results[0]
	for _, result := range results[1:] {
		if a, b := weight(result.Verdict), weight(worst.Verdict); a > b || a == b && result.Severity > worst.Severity {
			worst = result
		}
	}
	return worst
}

// weight orders verdicts by how bad they are. A fail has the largest weight.
func weight(verdict finding.Verdict) int {
	switch verdict {
	case finding.Fail:
		return 6
	case finding.NotAssessed:
		return 5
	case finding.Waived:
		return 4
	case finding.NotDue:
		return 3
	case finding.Attested:
		return 2
	case finding.Pass:
		return 1
	}
	return 0
}

// verdictInWords returns a verdict as a phrase for people, such as "Could not be
// judged".
func verdictInWords(verdict finding.Verdict) string {
	switch verdict {
	case finding.NotDue:
		return "Not due yet"
	case finding.NotApplicable:
		return "Does not apply"
	case finding.Waived:
		return "Waived"
	case finding.NotAssessed:
		return "Could not be judged"
	case finding.Attested:
		return "Attested"
	case finding.Fail:
		return "Does not hold"
	}
	return "Holds"
}
