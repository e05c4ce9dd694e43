# METADATA
# title: The right panel holds an assessment
# description: >-
#   A panel of the department assesses most services. One from across government assesses
#   those with more than 100,000 transactions a year and those used by civil servants of
#   more than one organisation. The volume known at the time of the assessment counts, so
#   growth afterwards changes nothing until the next one.
# custom:
#   clauses: [AS-SAS-13, AS-SAS-14, AS-SAS-12]
#   judges: assessments
#   at: panel
#   remedy: Have a panel from across government hold the assessment and put `cross-government` in its `panel`; where it was held already, a waiver can cover this one (give `rule`, `reason`, `approved_by`, `approved_on` and `expires` under `waivers`).
package dgcheck.rules.assurance.assessment_panel

import data.dgcheck.lib.assessed
import data.dgcheck.lib.conditions
import data.dgcheck.lib.dates
import data.dgcheck.lib.panels
import data.dgcheck.lib.phases

results := {i: object.union(judged(assessment), {"rests_on": rests_on(assessment)}) | some i, assessment in input.assessments}

rests_on(assessment) := array.concat([["group", "assess_from"]], [["services", place] | place := min(of(assessment))])

judged(assessment) := exempt(assessment) if {
	exempt(assessment)
} else := panelled(assessment, place, panels.of(input.services[place], assessment)) if {
	place := min(of(assessment))
}

# of returns the indexes of the service that an assessment is about.
of(assessment) := object.get(places, assessment.service, set())

places := {id: found |
	some id in {service.id | some service in input.services; service.id != ""}
	found := {i | some i; input.services[i].id == id}
}

exempt(assessment) := {"not-applicable": $"The assessment {assessment.called} is an informal review of a discovery.", "at": []} if {
	assessment.phase == "discovery"
} else := {"not-applicable": $"The assessment {assessment.called} was booked after the day we judge.", "at": []} if {
	dates.later(assessment.booked_on_day)
} else := {"not-applicable": $"The assessment {assessment.called} was held before assessments are looked at.", "at": []} if {
	dates.given(assessment.held_on_day)
	assessment.held_on_day < assessed.assess_from
} else := {
	"not-assessed": $"The service of the assessment {assessment.called} is not declared, so we cannot tell which panel it needs.",
	"at": ["service"],
	"remedy": "Name a declared service as `service` of the assessment.",
} if {
	count(of(assessment)) == 0
} else := {"not-applicable": $"The service of the assessment {assessment.called} is retired.", "place": ["services", place, "phases"]} if {
	place := min(of(assessment))
	phases.retired(input.services[place])
}

panelled(assessment, place, needed) := {"pass": $"{input.services[place].called} {needed.because}, so the assessment {assessment.called} has the panel it needs."} if {
	assessment.panel != ""
	assessment.panel == needed.panel
} else := {"pass": $"The assessment {assessment.called} has a panel from across government, which may assess any service."} if {
	assessment.panel == "cross-government"
} else := {
	"not-assessed": $"The assessment {assessment.called} may not have had the right panel, but the group does not say when it was founded, so we cannot tell whether that was before assessments are looked at.",
	"place": ["group", "founded"],
	"remedy": "Give the day the group was `founded`, or `assess_from` if moves are looked at from another day.",
} if {
	assessed.undated
	dates.past(assessment.held_on_day)
} else := conditions.weighed(
	findings(assessment, place, needed),
	{"pass": $"Nothing is asked of the panel of {assessment.called}."},
)

findings(assessment, place, needed) := array.flatten([
	[{
		"clause": needed.clause,
		"fail": $"The assessment {assessment.called} has a panel of the department, but {input.services[place].called} {needed.because}, so it needs one from across government.",
		"remedy": corrected(needed),
	} |
		assessment.panel == "internal"
		needed.panel == "cross-government"
	],
	[{
		"clause": "AS-SAS-13",
		"fail": $"{input.services[place].called} does not say how many transactions a year it expects, so we cannot tell which panel its {assessment.phase} assessment needs.",
		"place": ["services", place, "transactions_per_year"],
		"remedy": "Add `transactions_per_year` to the service, as expected at full use.",
	} |
		assessment.phase in {"beta", "live"}
		input.services[place].transactional == true
		needed.panel == ""
	],
	[{
		"clause": "AS-SAS-13",
		"not-assessed": $"{input.services[place].called} does not say how many transactions a year it expects, so we cannot tell whether a panel of the department was enough for the assessment {assessment.called}.",
		"place": ["services", place, "transactions_per_year"],
		"remedy": "Add `transactions_per_year` to the service, as expected at full use.",
	} |
		assessment.panel == "internal"
		needed.panel == ""
	],
	[{
		"clause": "AS-SAS-12",
		"fail": $"The assessment {assessment.called} does not say which panel holds it{advised(needed)}.",
		"remedy": "Add `panel` to the assessment, `internal` or `cross-government`.",
	} |
		assessment.panel == ""
	],
])

corrected(needed) := "Have a panel from across government hold the assessment and put `cross-government` in its `panel`; where it was held already, a waiver can cover this one (give `rule`, `reason`, `approved_by`, `approved_on` and `expires` under `waivers`). If fewer transactions were expected at the time, put that figure on the assessment as `transactions_per_year`." if {
	needed.clause == "AS-SAS-13"
} else := "Have a panel from across government hold the assessment and put `cross-government` in its `panel`; where it was held already, a waiver can cover this one (give `rule`, `reason`, `approved_by`, `approved_on` and `expires` under `waivers`)."

advised(needed) := $"; it needs one from across government, because the service {needed.because}" if {
	needed.panel == "cross-government"
} else := "; one of the department is enough" if {
	needed.panel == "internal"
} else := ""
