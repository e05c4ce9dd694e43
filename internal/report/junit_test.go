package report_test

import (
	"encoding/xml"
	"strings"
	"testing"

	"github.com/DEFRA/dgcheck/internal/finding"
	"github.com/DEFRA/dgcheck/internal/rule"
)

type junitSuites struct {
	Suites []struct {
		Name     string `xml:"name,attr"`
		Tests    int    `xml:"tests,attr"`
		Failures int    `xml:"failures,attr"`
		Errors   int    `xml:"errors,attr"`
		Skipped  int    `xml:"skipped,attr"`
		Cases    []struct {
			Class   string `xml:"classname,attr"`
			Name    string `xml:"name,attr"`
			Failure *struct {
				Type    string `xml:"type,attr"`
				Message string `xml:"message,attr"`
				Text    string `xml:",chardata"`
			} `xml:"failure"`
			Skipped *struct {
				Message string `xml:"message,attr"`
			} `xml:"skipped"`
			Error *struct {
				Message string `xml:"message,attr"`
			} `xml:"error"`
			Out string `xml:"system-out"`
		} `xml:"testcase"`
	} `xml:"testsuite"`
}

func suites(t *testing.T, out string) junitSuites {
	t.Helper()
	var s junitSuites
	if err := xml.Unmarshal([]byte(out), &s); err != nil {
		t.Fatal(err)
	}
	return s
}

func TestJUnitCountsWhatItHolds(t *testing.T) {
	for _, text := range hostileTexts() {
		for _, suite := range suites(t, write(t, "junit", named(text), unjudged(text), group("x"))).Suites {
			failures, skipped, errs := 0, 0, 0
			for _, c := range suite.Cases {
				if c.Failure != nil {
					failures++
				}
				if c.Skipped != nil {
					skipped++
				}
				if c.Error != nil {
					errs++
				}
			}
			if suite.Tests != len(suite.Cases) || suite.Failures != failures || suite.Skipped != skipped || suite.Errors != errs {
				t.Errorf("%.40q: says %d tests, %d failures, %d skipped, %d errors; holds %d, %d, %d, %d", text,
					suite.Tests, suite.Failures, suite.Skipped, suite.Errors, len(suite.Cases), failures, skipped, errs)
			}
		}
	}
}

func TestJUnitCasesSayWhatARuleSaysOfASubject(t *testing.T) {
	mild, severe := result("a", finding.Fail, rule.Info), result("a", finding.Fail, rule.Error)
	severe.Message = "Worse."
	s := suites(t, write(t, "junit", group("g", mild, severe, result("b", finding.Waived, rule.Error), result("c", finding.Pass, rule.None),
		result("d", finding.Attested, rule.None), result("e", finding.NotDue, rule.None), result("f", finding.NotApplicable, rule.None), result("h", finding.NotAssessed, rule.None))))
	suite := s.Suites[0]
	if suite.Name != "G" || suite.Tests != 7 || suite.Failures != 1 || suite.Skipped != 4 {
		t.Errorf("%+v", suite)
	}
	first := suite.Cases[0]
	if first.Class != "g.guide.a_rule" || first.Name != "a" || first.Failure.Type != "error" || first.Failure.Message != "Worse." ||
		strings.Count(first.Failure.Text, "a.yaml:3:4: ") != 2 || !strings.Contains(first.Failure.Text, "fix: What to do.") {
		t.Errorf("%+v %+v", first, first.Failure)
	}
	for i, want := range map[int]string{1: "Waived: What was found.", 4: "Not due yet: What was found.", 5: "Does not apply: What was found.", 6: "Could not be judged: What was found."} {
		if c := suite.Cases[i]; c.Skipped == nil || c.Skipped.Message != want {
			t.Errorf("case %s: %+v, want %s", c.Name, c.Skipped, want)
		}
	}
	if passed := suite.Cases[2]; passed.Skipped != nil || passed.Failure != nil {
		t.Errorf("a pass is %+v", passed)
	}
	if attested := suite.Cases[3]; attested.Skipped != nil || attested.Out != "Attested: What was found." {
		t.Errorf("what is attested is %+v", attested)
	}
}

func TestJUnitNeverPassesAFileOfWhichAPartCouldNotBeJudged(t *testing.T) {
	s := suites(t, write(t, "junit", group("g", result("a", finding.Pass, rule.None), result("a", finding.NotAssessed, rule.None))))
	if c := s.Suites[0].Cases; len(c) != 1 || c[0].Skipped == nil {
		t.Errorf("%+v", c)
	}
}

func TestJUnitSaysEverythingThatIsSaidOfACase(t *testing.T) {
	one, two, again := result("a", finding.NotAssessed, rule.None), result("a", finding.NotAssessed, rule.None), result("a", finding.NotAssessed, rule.None)
	one.Message, two.Message, again.Message = "One is not known.", "Two is not known.", "One is not known."
	held := result("a", finding.Pass, rule.None)
	cases := suites(t, write(t, "junit", group("x", one, two, again, held))).Suites[0].Cases
	if len(cases) != 1 || cases[0].Skipped.Message != "Could not be judged: One is not known. Two is not known." {
		t.Errorf("%+v", cases[0].Skipped)
	}
}
