package policies_test

import (
	"os"
	"strings"
	"testing"
)

// soundGroup returns the sections of the declaration with which the cases begin. No
// rule fails on it.
func soundGroup(t *testing.T) map[string]string {
	t.Helper()
	text, err := os.ReadFile("guide/base.yaml")
	if err != nil {
		t.Fatal(err)
	}
	return sections(string(text))
}

const soundTable = `month,line,service,forecast,actual
2026-07,team,soil-checks,30000,28750
2026-08,team,soil-checks,42000,43110
2026-09,team,soil-checks,42000,40980
2026-10,team,soil-checks,42000,42400
2026-11,team,soil-checks,45000,
2026-12,team,soil-checks,38000,
2027-01,team,soil-checks,45000,
2027-02,team,soil-checks,45000,
2027-03,team,soil-checks,50000,
`

// byMonth is a finance section with the amounts of soundTable declared by month.
const byMonth = `finance:
  forecast_updated: 2026-11-09
  [-months:
    2026-07: {forecast: 30000, actual: 28750}
    2026-08: {forecast: 42000, actual: 43110}
    2026-09: {forecast: 42000, actual: 40980}
    2026-10: {forecast: 42000, actual: 42400}
    2026-11: {forecast: 45000}
    2026-12: {forecast: 38000}
    2027-01: {forecast: 45000}
    2027-02: {forecast: 45000}
    2027-03: {forecast: 50000}-][+files: [f.csv]+]`

// service returns the section services with one service. The text phases is put after
// its first phase, such as inBeta or "". The text more is put at its end and has
// further keys.
func service(phases, more string) string {
	return `services:
  - id: soil-checks
    name: Record a soil check
    phases: [{phase: alpha, from: 2026-08-03}` + phases + `]
    transactional: true
    users: public
    owner: {role: Head of Soil Operations, organisation: rural-payments-agency, email: soil-ops@example.gov.uk}
    outcomes: [healthier-soil]
    roadmap_url: https://example.gov.uk/soil/checks/roadmap
    user_research: {last: 2026-10-20}
    channels: [digital]
    accessibility: {statement_url: "https://example.gov.uk/soil/accessibility"}
    content: {owner: {role: Head of Content, email: content@example.gov.uk}, last_audit: 2026-10-01}
    ` + more
}

const (
	inBeta = ", {phase: private-beta, from: 2026-08-10}, {phase: public-beta, from: 2026-09-10}"
	live   = inBeta + ", {phase: live, from: 2026-09-20}"
)

// forums returns the section governance with a working group and the board above it.
// The text more is put after the kind of the working group, and has its other keys.
func forums(more string) string {
	return `governance:
  forums:
    - {id: board, kind: strategic-board}
    - {id: works, kind: working-group` + more + `}`
}

const workingGroup = `meets_every: monthly, last_met: 2026-11-02, reports_to: board,
       terms_of_reference: {url: "https://example.gov.uk/terms", agreed_on: 2026-10-01},
       members: [{role: Lead product manager, function: product-management, core: true}, {role: Delivery manager, function: delivery-management, core: true}, {role: Head of Soil Policy, function: policy, core: true}]`

// attestation returns an edit (see obeyed) of the section `attestations`. Following the
// remedy adds an attestation on the given topic.
func attestation(topic string) string {
	return "attestations:\n  - {topic: user-needs, by: {role: Head of Soil Policy}, attested_on: 2026-10-01}[+\n  - {topic: " + topic + ", attested_on: 2026-11-20, by: {role: Delivery group lead}}+]"
}

func obeyedCases() []obeyed {
	const spend = "spend: [{id: sp-1, pipeline: alpha, amount: 180000, committed_on: 2026-07-27"
	rows := strings.Split(strings.TrimSpace(soundTable), "\n")
	kinds := strings.ReplaceAll(rows[0], "forecast", "kind,forecast") + "\n"
	for _, row := range rows[1:] {
		cells := strings.SplitN(row, ",", 4)
		kinds += strings.Join(append(cells[:3], "resource", cells[3]), ",") + "\n"
	}
	return []obeyed{
		{"guide.outcomes_declared", "[--outcomes-][+outcomes:\n  - {id: healthier-soil, title: Soil in good condition, priority: 1, owner: {role: Head of Soil Policy, kind: policy}, measures: [{id: score, title: Good scores, unit: percent, readings: [{date: 2026-11-20, value: 61}]}]}+]", ""},
		{"guide.outcome_measure", "outcomes: [{id: healthier-soil, title: Soil, owner: {role: Head of Soil Policy, kind: policy}, measures: [{id: checks, title: Checks made, unit: checks, kind: output, readings: [{date: 2026-11-20, value: 3}]}[+, {id: score, title: Good scores, unit: percent, readings: [{date: 2026-11-20, value: 61}]}+]]}]", ""},
		{"guide.leads_declared", "outcomes: [{id: healthier-soil, title: Soil, owner: [-{role: Head of Digital, kind: digital}-][+{role: Head of Soil Policy, kind: policy}+], measures: [{id: score, title: Good scores, unit: percent, readings: [{date: 2026-11-20, value: 61}]}]}]", ""},
		{"guide.roadmap_exists", "roadmap:\n  reviewed: 2026-11-02[+\n  items:\n    - {id: beta, title: Take it to beta, horizon: now, outcomes: [healthier-soil], evidence: what users said}+]", ""},
		{"guide.services_overview", "[--services-][+services:\n  - {id: soil-checks, name: Record a soil check, phases: [{phase: discovery, from: 2026-07-03}], owner: {role: Head of Soil Operations, email: soil-ops@example.gov.uk}, outcomes: [healthier-soil], transactional: true, roadmap_url: \"https://example.gov.uk/roadmap\"}+]", ""},
		{"guide.pipeline_exists", "-spend\npipeline:\n  updated: 2026-11-16[+\n  items:\n    - {id: alpha, title: Alpha, status: in-progress, outcomes: [healthier-soil]}\n    - {id: beta, title: Beta, status: proposed, outcomes: [healthier-soil]}+]", ""},
		{"guide.pipeline_exists", "-spend\npipeline:\n  updated: 2026-11-16[+\n  items:\n    - {id: alpha, title: Alpha, status: in-progress, outcomes: [healthier-soil], value: 180000, spend_control: not-required, spend_control_reason: staff time only}\n    - {id: beta, title: Beta, status: proposed, outcomes: [healthier-soil]}+]", ""},
		{"guide.pipeline_upcoming", "-spend\npipeline:\n  updated: 2026-11-16\n  items:\n    - {id: alpha, title: Alpha, status: in-progress, outcomes: [healthier-soil]}[+\n    - {id: beta, title: Beta, status: proposed, outcomes: [healthier-soil]}+]", ""},
		{"guide.work_links_outcome", "-spend\npipeline:\n  updated: 2026-11-16\n  items:\n    - {id: alpha, title: Alpha, status: in-progress, outcomes: [healthier-soil]}\n    - {id: beta, title: Beta, status: proposed[+, enabler: true, enabler_reason: old servers are replaced+]}", ""},
		{"guide.spend_control_used", "[--spend-][+" + spend + ", recorded_on: 2026-08-05}]+]", ""},
		{"guide.spend_control_used", spend + "[+, recorded_on: 2026-11-20+]}]", ""},
		{"guide.early_agreement", "-spend\npipeline:\n  updated: 2026-11-16\n  items:\n    - {id: alpha, title: Alpha, status: in-progress, organisation: natural-england, outcomes: [healthier-soil][+, started: 2026-08-01, agreed_with: {agreed_on: 2026-07-20}+]}\n    - {id: beta, title: Beta, status: proposed, outcomes: [healthier-soil]}", ""},
		{"guide.forecast_detail", byMonth, soundTable},
		{"guide.fund_services", byMonth, soundTable},
		{"strategy.fund_services", byMonth, kinds},
		{"guide.actuals_posted", "finance: {mode: headline, forecast_updated: 2026-11-09, evidence: \"https://example.gov.uk/forecast\"[+, actuals_to: 2026-10+]}", ""},
		{"guide.functions_covered", "team:\n  reviewed: 2026-09-30\n  functions:[+\n    - {id: operations-and-support, provided_by: central team}+]\n    - {id: product-management, provided_by: central team}\n    - {id: delivery-management, provided_by: central team}\n    - {id: user-centred-design, provided_by: central team}\n    - {id: performance-and-insight, provided_by: central team}\n    - {id: technology-and-security, provided_by: central team}\n    - {id: service-readiness, provided_by: central team}\n  teams: [{id: soil-checks, services: [soil-checks]}]", ""},
		{"guide.team_published", "team:\n  functions: [{id: policy, provided_by: policy}]\n  [+reviewed: 2026-11-20\n  teams: [{id: soil-checks, services: [soil-checks]}]+]", ""},
		{"guide.legacy_managed", "[--legacy-][+legacy: [{id: old, name: Old register, owner: {role: Head of Registers}, plan: retain, reviewed: 2026-11-20}]+]", ""},
		{"guide.culture_attested", attestation("culture"), ""},
		{"guide.assessment_at_phase_change", service(", {phase: private-beta, from: 2026-09-10}", "") + "\n[+assessments: [{id: a, service: soil-checks, phase: alpha, held_on: 2026-09-01, result: green}]+]", ""},
		{"guide.assessment_on_change", service("", "events: [{date: 2026-04-02, kind: rebuild[+, not_needed: {by: {role: Head of Soil Policy}, decided_on: 2026-11-20}+]}]") + "\ngroup: {id: soil-health, name: Soil health, founded: 2026-01-05, lead: {role: Delivery group lead}}", ""},
		{"guide.readiness_before_live", service(live, "improvements: [{date: 2026-11-02}]") + "\n[+readiness: [{service: soil-checks, board_on: 2026-09-10, result: ready}]+]", ""},
		{"guide.live_improvement", service(live, "[+improvements: [{date: 2026-11-02}]+]"), ""},
		{"assurance.assessment_booked", service("", "") + "\n[+assessments: [{id: a, service: soil-checks, phase: alpha, panel: cross-government, booked_on: 2026-11-20, held_on: 2027-01-11, status: booked}]+]", ""},
		{"assurance.readiness_at_beta", service(inBeta, "") + "\n[+readiness: [{service: soil-checks, board_on: 2026-09-09, result: ready}]+]", ""},
		{"assurance.discovery_peer_review", strings.Replace(service("", ""), "[{phase: alpha", "[{phase: discovery, from: 2026-07-05}, {phase: alpha", 1) + "\n[+assessments: [{id: d, service: soil-checks, phase: discovery, held_on: 2026-11-20}]+]", ""},
		{"assurance.live_data_pack", service("", "uses_live_data: true") + "\n[+readiness: [{service: soil-checks, security_pack_on: 2026-11-20}]+]", ""},
		{"assurance.sustainability_risk", "[+sustainability: [{service: soil-checks, risk_assessment_on: 2026-08-01, impact_rating: low}]+]", ""},
		{"assurance.guardrails_attested", "[+exceptions: [{id: e, guardrail: cloud first, decision: kept here, decided_on: 2026-11-02, by: {role: Principal developer}}]+]", ""},
		{"assurance.spend_review_quarterly", spend + ", recorded_on: 2026-08-05, risk: low[+, review_rating: green+]}]\n[+spend_reviews: [{quarter: 2026-27-Q2, held_on: 2026-11-20, checks: {declared: true, aligned: true, tcop: true}}]+]\nfinance: {mode: headline, forecast_updated: 2026-11-09, evidence: \"https://example.gov.uk/forecast\"}", ""},
		{"standards.rag_1", "[--outcomes-][+outcomes:\n  - {id: healthier-soil, title: Soil in good condition, priority: 1, owner: {role: Head of Soil Policy, kind: policy}, aligns_to: a plan, measures: [{id: score, title: Good scores, unit: percent, target: 80, target_date: 2027-03-31, readings: [{date: 2026-11-20, value: 61}]}]}+]", ""},
		{"standards.rag_3", "roadmap:\n  reviewed: 2026-11-02[+\n  items:\n    - {id: beta, title: Take it to beta, horizon: now, priority: 1, outcomes: [healthier-soil], services: [soil-checks], evidence: measure soil-score}+]", ""},
		{"standards.outcomes_understood_attested", strings.Replace(attestation("outcomes-understood"), "attested_on: 2026-11-20", "method: a survey, attested_on: 2026-11-20", 1), ""},
		{"governance.working_group", "governance:\n  [-decision_log: \"https://example.gov.uk/log\"-][+forums:\n    - {id: board, kind: strategic-board}\n    - {id: works, kind: working-group, " + workingGroup + "}+]", ""},
		{"governance.project_group", forums(", "+workingGroup) + "[+\n    - {id: project, kind: project-group, reports_to: works, functions: [business-analysis, ict, customer-insight, performance-management]}+]", ""},
		{"governance.coordination_roles", "governance:\n  coordination:\n    service_ownership: {role: Head of Soil Operations}\n    product: {role: Lead product manager}\n    delivery: {role: Delivery manager}\n    support: {role: Project support officer}[+\n    profession_leadership: {role: Lead service designer}+]", ""},
		{"central.quarterly_review", "[+spend_reviews: [{quarter: 2026-27-Q2, kind: qbr, held_on: 2026-11-20, chairs: [{role: Head of Soil Policy}, {role: Head of Finance}]}]+]", ""},
		{"central.legacy_risk", "legacy: [{id: old, name: Old register, owner: {role: Head of Registers}, plan: retain, reviewed: 2026-11-20[+, risk: {rating: green, rated_on: 2026-11-20}+]}]", ""},
		{"strategy.reuse", service("", "[+uses_components: []\n    uses_components_reason: nothing fits+]"), ""},
		{"strategy.coordination", "group: {id: soil-health, name: Soil health, founded: 2026-07-01, lead: {role: Delivery group lead}[+, coordinates_with: [{group: rivers}]+]}", ""},
		{"ways_of_working.policy_engagement_attested", "agreements: [{id: soil, pipeline: alpha}]\n" + attestation("policy-engagement"), ""},
		{"data.attestations_valid", "attestations: [{topic: culture, by: {role: Delivery group lead}, attested_on: [-2025-01-10-][+2026-11-20+][-, expires: 2026-01-10-]}]", ""},
		{"guide.culture_attested", "attestations: [{topic: culture, by: {role: Delivery group lead}, attested_on: [-2025-01-10-][+2026-11-20+][-, expires: 2026-01-10-]}]", ""},
		{"data.waivers_valid", "waivers: [{rule: strategy.coordination[+, reason: it moves house, approved_by: {role: Head of Soil Policy}, approved_on: 2026-11-02, expires: 2027-01-31+]}]", ""},
	}
}
