package policies_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/DEFRA/dgcheck/internal/evaluation"
	"github.com/DEFRA/dgcheck/internal/evidence"
	"github.com/DEFRA/dgcheck/internal/finding"
	"github.com/DEFRA/dgcheck/internal/policytest"
	"github.com/DEFRA/dgcheck/internal/rule"
)

// told is a declaration that has everything required by the rules that use evidence.
const told = `dgcheck: 1
group: {id: soil, name: Soil, founded: 2026-01-05, lead: {role: Delivery group lead, email: lead@example.gov.uk}}
outcomes_reviewed: 2026-11-02
outcomes: [{id: soil, title: More soil is in good condition, owner: {role: Head of Soil, email: soil@example.gov.uk}}]
roadmap:
  reviewed: 2026-11-02
  changes: []
  items: [{id: beta, title: Take it to beta, horizon: now, outcomes: [soil]}]
services_reviewed: 2026-11-02
services:
  - id: checks
    name: Soil checks
    phases: [{phase: alpha, from: 2026-01-12}, {phase: private-beta, from: 2026-02-02}, {phase: live, from: 2026-03-02}]
    transactional: true
    repos: [o/r]
    closed_code_reason: Checks against fraud
    improvements: [{date: 2026-11-10, summary: Shorter}]
assessments:
  - {id: a, service: checks, phase: alpha, held_on: 2026-02-01, panel: internal, result: green}
pipeline:
  updated: 2026-11-16
  items: [{id: buy, title: Buy, status: in-progress, outcomes: [soil]}]
spend: [{id: sp, pipeline: buy, amount: 1000, committed_on: 2026-09-01, recorded_on: 2026-09-02}]
finance:
  forecast_updated: 2026-11-09
  months: {2026-09: {forecast: 100, actual: 90}}
`

// truth has the verdicts that a rule must give on a subject. The field declared has
// them for the declaration in the constant told. The field silent has them for that
// declaration without the text that the rule requires. Each is four words: the verdict
// if the fact was seen; if it was not seen and the source is complete; if it was not
// seen and the source is not complete; and if there is no evidence.
type truth struct {
	subject string
	// without has two texts: one in the constant told that the rule requires, and the
	// one by which it is replaced.
	without          []string
	kind             evidence.Kind
	fact             evidence.Fact
	declared, silent string
}

func fact(about, is, on, value string) evidence.Fact {
	return evidence.Fact{About: strings.Split(about, "/"), Is: is, On: on, Value: value}
}

const (
	fresh   = "pass pass pass pass"
	missing = "pass fail not-assessed fail"
	failing = "fail fail fail fail"
	seeing  = "pass not-assessed not-assessed not-assessed"
)

// truths returns the expected verdicts by rule.
func truths() map[rule.ID]truth {
	at := func(about, is, on, value, without, instead, subject, declared, silent string) truth {
		f := fact(about, is, on, value)
		word, _ := evidence.Find(is)
		f.Sort = word.Sort
		return truth{subject, []string{without, instead}, word.Kind, f, declared, silent}
	}
	return map[rule.ID]truth{
		"guide.roadmap_fresh":            at("roadmap", "changed", "2026-11-01", "", "  reviewed: 2026-11-02\n", "", "group", fresh, missing),
		"guide.services_fresh":           at("services", "changed", "2026-11-01", "", "services_reviewed: 2026-11-02\n", "", "group", fresh, missing),
		"guide.pipeline_fresh":           at("pipeline", "changed", "2026-11-01", "", "  updated: 2026-11-16\n", "", "group", fresh, missing),
		"standards.outcomes_reviewed":    at("outcomes", "changed", "2026-11-01", "", "outcomes_reviewed: 2026-11-02\n", "", "group", fresh, missing),
		"guide.forecast_updated_monthly": at("finance/2026-12", "forecast", "2026-11-03", "100", "  forecast_updated: 2026-11-09\n", "", "group", fresh, missing),
		"guide.live_improvement":         at("services/checks", "released", "2026-11-03", "v1", "    improvements: [{date: 2026-11-10, summary: Shorter}]\n", "", "service:checks", fresh, missing),
		"standards.roadmap_churn":        at("roadmap", "changed", "2026-11-01", "", "  changes: []\n", "", "group", fresh, "pass pass not-assessed not-assessed"),

		// For these rules the declaration decides. Evidence only adds a sentence.
		"guide.actuals_posted":               at("finance/2026-09", "actuals-posted", "2026-11-01", "", ", actual: 90", "", "month:2026-09", fresh, failing),
		"guide.assessment_at_phase_change":   at("services/checks", "phase", "2026-06-01", "private-beta 2026-02-02", "  - {id: a, service: checks, phase: alpha, held_on: 2026-02-01, panel: internal, result: green}\n", "  []\n", "service:checks/alpha", fresh, failing),
		"assurance.spend_recorded_in_time":   at("spend/sp", "recorded", "2026-11-01", "2026-09-02", ", recorded_on: 2026-09-02", "", "spend:sp", fresh, failing),
		"guide.closed_month_forecast_frozen": at("finance/2026-09", "forecast-at", "2026-09-30", "10000", "{forecast: 100,", "{forecast: 110,", "month:2026-09", "pass pass not-assessed not-assessed", "fail pass not-assessed not-assessed"),
		"data.evidence_differs":              at("services/checks", "archived", "2026-11-20", "yes", "    transactional: true\n", "", "service:checks", "fail not-applicable not-applicable not-applicable", "fail not-applicable not-applicable not-applicable"),

		"data.links_lead": at("services/checks/url", "gone", "2026-11-20", "", "    transactional: true\n", "", "group", "fail pass not-assessed not-applicable", "fail pass not-assessed not-applicable"),

		"assurance.repo_open":           at("services/checks", "open", "2026-11-20", "yes", "    closed_code_reason: Checks against fraud\n", "", "service:checks", fresh, seeing),
		"assurance.repo_protected":      at("services/checks", "protected", "2026-11-20", "yes", "    repos: [o/r]\n", "", "service:checks", seeing, "not-assessed not-assessed not-assessed not-assessed"),
		"assurance.repo_readme":         at("services/checks", "readme", "2026-11-20", "yes", "    repos: [o/r]\n", "", "service:checks", seeing, "not-assessed not-assessed not-assessed not-assessed"),
		"assurance.repo_actions_pinned": at("services/checks", "actions-pinned", "2026-11-20", "yes", "    repos: [o/r]\n", "", "service:checks", seeing, "not-assessed not-assessed not-assessed not-assessed"),
		"assurance.repo_semver":         at("services/checks", "version", "2026-11-20", "v1.2.3", "    repos: [o/r]\n", "", "service:checks", "pass not-applicable not-assessed not-assessed", "not-assessed not-assessed not-assessed not-assessed"),
		"assurance.repo_active":         at("services/checks", "committed", "2026-11-20", "", "    repos: [o/r]\n", "", "service:checks", "pass fail not-assessed not-assessed", "not-assessed not-assessed not-assessed not-assessed"),
		"strategy.deploy_frequency":     at("services/checks", "deployed", "2026-11-20", "v1", "    transactional: true\n", "", "group", seeing, seeing),
	}
}

// seen returns evidence with one source of the given kind and state, which looked at
// the days from the given one to 2026-11-22. If f is not nil, the source has this fact.
func seen(kind evidence.Kind, state evidence.State, from string, f *evidence.Fact) evaluation.Evidence {
	of := map[evidence.Kind]string{evidence.History: "declaration", evidence.Delivery: "o/r", evidence.Links: "https://example.gov.uk/checks"}[kind]
	source := evidence.Source{ID: "s", Kind: kind, Of: of, State: state, From: from, Until: "2026-11-22"}
	if state != evidence.Complete {
		source.Why = "It could not be seen."
	}
	d := evidence.Document{
		Schema: evidence.SchemaName, Group: "soil", Sources: []evidence.Source{source},
		Collected: evidence.Collected{Until: "2026-11-22", Asked: []evidence.Kind{kind}},
	}
	if f != nil {
		one := *f
		one.Source = "s"
		d.Facts = []evidence.Fact{one}
	}
	if err := d.Validate(); err != nil {
		panic(err)
	}
	return evaluation.Evidence{Document: &d, Digest: d.Digest(), Trust: evidence.ByRun}
}

// early is a day before all days that the rules look at. A source from this day on
// covers all of them.
const early = "2020-01-01"

// notWhole returns evidence whose source is not complete and has no facts. There is one
// for each way of being incomplete; the key of the map names it.
func notWhole(kind evidence.Kind) map[string]evaluation.Evidence {
	all := map[string]evaluation.Evidence{
		"incomplete": seen(kind, evidence.Incomplete, early, nil), "refused": seen(kind, evidence.Refused, early, nil),
		"unavailable": seen(kind, evidence.Unavailable, early, nil), "no days at all": seen(kind, evidence.Incomplete, "", nil),
	}
	if kind == evidence.History {
		all["begun yesterday"] = seen(kind, evidence.Complete, "2026-11-21", nil)
	}
	return all
}

// court judges declarations with evidence, by the rules of all packs.
type court struct {
	t     *testing.T
	judge func(declaration string, e evaluation.Evidence) []finding.Finding
}

func newCourt(t *testing.T) court {
	book, schema := load(t)
	evaluator := evaluation.New(book, evaluation.Options{Day: policytest.Day(), Packs: book.Packs(), Params: book.Params()})
	return court{t, func(declaration string, e evaluation.Evidence) []finding.Finding {
		root := fstest.MapFS{"delivery-group.yaml": {Data: []byte(declaration)}}
		judged, err := evaluator.JudgeSeen(t.Context(), schema.Load(root, "soil"), e)
		if err != nil {
			t.Fatal(err)
		}
		return judged.Results
	}}
}

// of returns the verdict of a rule on a subject. If the rule has no result on the
// subject, it returns the verdict on the group.
func of(results []finding.Finding, id rule.ID, subject string) string {
	for _, s := range []string{subject, "group"} {
		for _, r := range results {
			if r.Rule == id && r.Subject == s {
				return string(r.Verdict)
			}
		}
	}
	return "nothing"
}

// TestTheTruthTableOfEvidence checks each cell of the table in docs/evidence.md, for
// every rule that uses evidence.
func TestTheTruthTableOfEvidence(t *testing.T) {
	c := newCourt(t)
	book, _ := load(t)
	for _, r := range book.Rules {
		table, has := truths()[r.ID]
		if has != (len(r.Evidence) > 0) {
			t.Errorf("%s uses evidence of %v, and has a truth table: %v", r.ID, r.Evidence, has)
			continue
		}
		if !has {
			continue
		}
		without := strings.Replace(told, table.without[0], table.without[1], 1)
		if without == told {
			t.Fatalf("%s: nothing is taken out", r.ID)
		}
		for name, row := range map[string][2]string{"declared": {told, table.declared}, "not declared": {without, table.silent}} {
			want := strings.Fields(row[1])
			check := func(what string, e evaluation.Evidence, want string) {
				if got := of(c.judge(row[0], e), r.ID, table.subject); got != want {
					t.Errorf("%s, %s, %s: %s, want %s", r.ID, name, what, got, want)
				}
			}
			check("seen", seen(table.kind, evidence.Complete, early, &table.fact), want[0])
			check("none, and looked at", seen(table.kind, evidence.Complete, early, nil), want[1])
			for how, e := range notWhole(table.kind) {
				check("none, "+how, e, want[2])
			}
			check("not asked", evaluation.Evidence{}, want[3])
		}
	}
}

// TestNoFaultOfASourceDecides: a source that is not complete and has no facts must not
// change any result, except to not assessed.
func TestNoFaultOfASourceDecides(t *testing.T) {
	c := newCourt(t)
	for id, table := range truths() {
		without := strings.Replace(told, table.without[0], table.without[1], 1)
		for _, declaration := range []string{told, without} {
			plain := c.judge(declaration, evaluation.Evidence{})
			for how, e := range notWhole(table.kind) {
				for _, r := range c.judge(declaration, e) {
					if before := of(plain, r.Rule, r.Subject); string(r.Verdict) != before && r.Verdict != finding.NotAssessed {
						t.Errorf("%s, %s: %s on %s is %s, and without evidence %s", id, how, r.Rule, r.Subject, r.Verdict, before)
					}
				}
			}
		}
	}
}

// TestARuleSaysWhichEvidenceItUses: evidence changes no result of a rule whose metadata
// does not name the kind of evidence.
func TestARuleSaysWhichEvidenceItUses(t *testing.T) {
	c := newCourt(t)
	book, _ := load(t)
	plain := map[string]string{}
	for _, r := range c.judge(told, evaluation.Evidence{}) {
		plain[fmt.Sprint(r.Rule, " ", r.Subject)] = fmt.Sprint(r.Verdict, r.Severity, r.Message)
	}
	for _, table := range truths() {
		for _, r := range c.judge(told, seen(table.kind, evidence.Complete, early, &table.fact)) {
			known, _ := book.Find(r.Rule)
			uses := slices.Contains(known.Evidence, string(table.kind)) || len(known.Parts) > 0 || known.ID.Pack() == "standards" && strings.HasPrefix(known.ID.Name(), "rag_")
			if now := fmt.Sprint(r.Verdict, r.Severity, r.Message); !uses && now != plain[fmt.Sprint(r.Rule, " ", r.Subject)] {
				t.Errorf("%s uses %s, which its metadata does not say: %s", r.Rule, table.kind, now)
			}
		}
	}
}
