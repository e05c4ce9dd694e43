package report

import (
	"fmt"
	"io"
	"path"
	"slices"
	"strings"

	"github.com/DEFRA/dgcheck/internal/finding"
	"github.com/DEFRA/dgcheck/internal/rule"
	"github.com/DEFRA/dgcheck/internal/scorecard"
)

// JUnit writes the input of test dashboards: one suite per group, and one case
// per rule and subject.
type JUnit struct {
	options Options
	run     scorecard.Run
}

// Begin opens the suites. It writes no totals over all groups, since they are
// not known before the last group.
func (j *JUnit) Begin(w io.Writer, run scorecard.Run) error {
	j.run = run
	_, err := io.WriteString(w, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"dgcheck\">\n")
	return err
}

// Group writes one suite.
func (j *JUnit) Group(w io.Writer, card Card) error {
	suite := suiteOf(card)
	out := elementsTo(w)
	out.line(`  <testsuite name="%s" tests="%d" failures="%d" errors="%d" skipped="%d">`, forXML(card.Name), suite.tests(), suite.failures, suite.errors(), suite.skipped)
	out.line(`    <properties>`)
	for _, property := range [][2]string{
		{"group", card.ID}, {"path", card.Path}, {"gate", card.Gate}, {"packs", strings.Join(card.Packs, " ")},
		{"as-of", j.run.AsOf}, {"policies", j.run.Digest},
	} {
		out.line(`      <property name="%s" value="%s"/>`, markup(property[0]), forXML(property[1]))
	}
	out.line(`    </properties>`)
	for _, problem := range suite.problems {
		out.line(`    <testcase classname="%s" name="group">`, forXML(card.ID+".dgcheck"))
		out.line(`      <error type="not-judged" message="%s"/>`, forXML(problem))
		out.line(`    </testcase>`)
	}
	for _, results := range suite.cases {
		j.testcase(out, card, results)
	}
	out.line(`  </testsuite>`)
	return out.flush()
}

// End closes the suites.
func (j *JUnit) End(w io.Writer) error {
	_, err := io.WriteString(w, "</testsuites>\n")
	return err
}

// testcase writes the results of a rule on a subject. Dashboards recognise a
// case by class and name alone, so the class begins with the group.
func (j *JUnit) testcase(out *element, card Card, results []finding.Finding) {
	worst := worstOf(results)
	open := markup(fmt.Sprintf(`    <testcase classname="%s" name="%s" file="%s" line="%d"`, forXML(card.ID+"."+string(worst.Rule)), forXML(worst.Subject),
		forXML(path.Join(j.run.Source.Folder, card.Path, worst.Where.File)), max(worst.Where.Line, 1)))
	switch worst.Verdict {
	case finding.Pass:
		out.line(`%s/>`, open)
	case finding.Fail:
		out.line(`%s>`, open)
		j.failure(out, worst, results)
		out.line(`    </testcase>`)
	case finding.Attested:
		out.line(`%s>`, open)
		out.line(`      <system-out>%s</system-out>`, forXML(verdictInWords(worst.Verdict)+": "+saidOf(worst, results)))
		out.line(`    </testcase>`)
	default:
		out.line(`%s>`, open)
		out.line(`      <skipped message="%s"/>`, forXML(verdictInWords(worst.Verdict)+": "+saidOf(worst, results)))
		out.line(`    </testcase>`)
	}
}

// saidOf returns the messages of the results with the case's verdict, each
// once.
func saidOf(worst finding.Finding, results []finding.Finding) string {
	same := slices.DeleteFunc(slices.Clone(results), func(r finding.Finding) bool { return r.Verdict != worst.Verdict })
	var said []string
	for _, e := range entriesSaying(same, messageOf) {
		said = append(said, e.message)
	}
	return strings.Join(said, " ")
}

func (j *JUnit) failure(out *element, worst finding.Finding, results []finding.Finding) {
	out.line(`      <failure type="%s" message="%s">`, markup(worst.Severity.String()), forXML(worst.Message))
	if r, ok := j.known(worst.Rule); ok {
		out.line(`%s [%s]`, forXML(r.Title), forXML(string(worst.Rule)))
	}
	for _, result := range results {
		if result.Verdict == finding.Fail {
			out.line(`%s: %s: %s`, forXML(result.Where.String()), markup(result.Severity.String()), forXML(result.Message))
			out.line(`  fix: %s`, forXML(result.Remedy))
		}
	}
	if len(worst.Clauses) > 0 {
		out.line(`  why: %s`, forXML(strings.Join(worst.Clauses, ", ")))
	}
	out.line(`      </failure>`)
}

func (j *JUnit) known(id rule.ID) (rule.Rule, bool) {
	if j.options.Catalogue == nil {
		return rule.Rule{}, false
	}
	return j.options.Catalogue.Find(id)
}

// suite is a group as cases. A rule may have several results on one subject,
// for example the faults of a file; they become one case.
type suite struct {
	cases             [][]finding.Finding
	problems          []string
	failures, skipped int
}

func suiteOf(card Card) suite {
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

// worstOf returns the result that decides a case: the most severe fail, then
// what could not be judged, then what is waived, and so on down to a pass.
func worstOf(results []finding.Finding) finding.Finding {
	worst := results[0]
	for _, result := range results[1:] {
		if a, b := weight(result.Verdict), weight(worst.Verdict); a > b || a == b && result.Severity > worst.Severity {
			worst = result
		}
	}
	return worst
}

// weight orders verdicts by how far they are from a pass.
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

// verdictInWords returns a verdict in words.
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
