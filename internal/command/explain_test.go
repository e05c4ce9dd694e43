package command_test

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/DEFRA/dgcheck/internal/command"
)

func TestB11ExplainTakesClausesAndWords(t *testing.T) {
	for _, c := range []struct {
		args   []string
		status int
		wants  []string
	}{
		{[]string{"explain", "DG-OWN-3"}, 0, []string{"DG-OWN-3 (pack guide", "(draft, checked on 28 November 2026)", "\n  guide.service_owner_named\n"}},
		{[]string{"explain", "dg-own-3"}, 0, []string{"DG-OWN-3 (pack guide"}},
		{[]string{"explain", "DG-DEF-1"}, 0, []string{"No rule serves it\n  Tailoring"}},
		{[]string{"explain", "named owner"}, 0, []string{"guide.service_owner_named", "DG-OWN-3"}},
		{[]string{"explain", "owners", "naming", "of", "services"}, 0, []string{"guide.service_owner_named"}},
		{[]string{"explain", "retrospective"}, 0, []string{"guide.keep_improving"}},
		{[]string{"explain", "guide.service_owner_named"}, 0, []string{"How to mend it", "checked on 28 November 2026)"}},
		{[]string{"explain", "DG-OWN-99"}, 2, []string{`there is no clause "DG-OWN-99"; did you mean DG-OWN-`}},
		{[]string{"explain", "zebras on the moon"}, 2, []string{"no rule and no clause has all of the words"}},
		{[]string{"explain", "guide.service_owner"}, 2, []string{"did you mean guide.service_owner_named?"}},
		{[]string{"explain", "zebra"}, 2, []string{"there is no rule"}},
		{[]string{"explain", " "}, 2, []string{"explain takes a rule, a clause or words"}},
		{[]string{"clauses", "DG-OWN-3"}, 0, []string{"DG-OWN-3 (", "served by guide.service_owner_named"}},
		{[]string{"clauses", "DG-OWN-33"}, 2, []string{"did you mean DG-OWN-3?"}},
		{[]string{"clauses", "DG-OWN-3", "DG-OWN-4"}, 2, []string{"one clause"}},
	} {
		out, errs, status := run(t, c.args...)
		if status != c.status {
			t.Errorf("%v: status %d, want %d: %s", c.args, status, c.status, errs)
		}
		for _, want := range c.wants {
			if !strings.Contains(out+errs, want) {
				t.Errorf("%v: no %q in:\n%s%s", c.args, want, out, errs)
			}
		}
	}
	// The best match must come first.
	if out, _, _ := run(t, "explain", "named owner"); strings.Index(out, "guide.service_owner_named") > 300 {
		t.Errorf("the rule about it is not near the top:\n%s", out)
	}
}

func TestB11ClausesSayHowTheirSourceStands(t *testing.T) {
	out, errs, status := run(t, "clauses", "-f", "json")
	var table struct {
		Clauses []struct {
			ID, Source, Status string
			CheckedOn          string `json:"checked_on"`
		}
	}
	if err := json.Unmarshal([]byte(out), &table); err != nil || status != 0 {
		t.Fatalf("%v, status %d: %s", err, status, errs)
	}
	for _, clause := range table.Clauses {
		if draft := strings.HasPrefix(clause.Source, "000:"); draft != (clause.Status == "draft") || clause.CheckedOn != "2026-11-28" {
			t.Errorf("%+v", clause)
		}
	}
	if out, _, _ := run(t, "clauses", "DG-OWN-3", "-f", "json"); strings.Count(out, `"id"`) != 1 {
		t.Errorf("not one clause:\n%s", out)
	}
}

func TestRulesOverSeveralGroupsAreExplained(t *testing.T) {
	out, errs, status := run(t, "explain", "between.repository_claimed_twice")
	if status != 0 || !strings.HasPrefix(out, "between.repository_claimed_twice (") || !strings.Contains(out, "Where it is shown") || !strings.Contains(out, "How to mend it") {
		t.Errorf("status %d: %s%s", status, out, errs)
	}
	if _, errs, status = run(t, "explain", "between.nothing"); status != command.WrongUse || !strings.Contains(errs, "between.owner_of_many") {
		t.Errorf("status %d: %s", status, errs)
	}
}
