package command

import (
	"io"
	"strings"

	"github.com/DEFRA/dgcheck/internal/policytest"
	"github.com/DEFRA/dgcheck/internal/report/escape"
)

// junit writes the outcomes of tests and examples as JUnit XML, for test dashboards.
// Each rule or helper is a suite, and each test a case. A rule without a test is a
// suite with a failed case.
func (p policyTests) junit(w io.Writer) error {
	out := escape.ElementsTo(w)
	out.Line(`<?xml version="1.0" encoding="UTF-8"?>`)
	out.Line(`<testsuites name="dgcheck policy test" tests="%d" failures="%d">`, len(p.outcomes)+p.untested(), p.failed()+p.untested())
	for _, s := range p.suites() {
		out.Line(`  <testsuite name="%s" tests="%d" failures="%d">`, escape.ForXML(s.name), len(s.outcomes), policyTests{outcomes: s.outcomes}.failed())
		for _, outcome := range s.outcomes {
			junitCase(out, s.name, outcome)
		}
		out.Line(`  </testsuite>`)
	}
	for _, c := range p.coverage {
		if c.Tests == 0 {
			out.Line(`  <testsuite name="%s" tests="1" failures="1">`, escape.ForXML(string(c.Rule)))
			out.Line(`    <testcase classname="%s" name="tests" file="%s">`, escape.ForXML(string(c.Rule)), escape.ForXML(c.File))
			out.Line(`      <failure message="the rule has no test"/>`)
			out.Line(`    </testcase>`)
			out.Line(`  </testsuite>`)
		}
	}
	out.Line(`</testsuites>`)
	if err := out.Flush(); err != nil {
		return couldNotJudge(err)
	}
	return p.result()
}

func junitCase(out *escape.Elements, suite string, outcome policytest.Outcome) {
	open := `    <testcase classname="%s" name="%s" file="%s"`
	parts := []escape.XML{escape.ForXML(suite), escape.ForXML(outcome.Name), escape.ForXML(outcome.File)}
	if !outcome.Failed && outcome.Err == nil {
		out.Line(open+`/>`, parts[0], parts[1], parts[2])
		return
	}
	out.Line(open+`>`, parts[0], parts[1], parts[2])
	out.Line(`      <failure message="%s">%s</failure>`, escape.ForXML(whyFailed(outcome)), escape.ForXML(strings.Join(append([]string{placeOf(outcome)}, detail(outcome)...), "\n")))
	out.Line(`    </testcase>`)
}

// suite has the tests and examples of one rule or helper.
type suite struct {
	name     string
	outcomes []policytest.Outcome
}

// suites returns the suites in the order of their first outcome.
func (p policyTests) suites() []suite {
	var all []suite
	at := map[string]int{}
	for _, outcome := range p.outcomes {
		name := strings.TrimSuffix(strings.TrimSuffix(policytest.NameOf(outcome.Package, ""), "."), "_test")
		i, known := at[name]
		if !known {
			i = len(all)
			at[name], all = i, append(all, suite{name: name})
		}
		all[i].outcomes = append(all[i].outcomes, outcome)
	}
	return all
}
