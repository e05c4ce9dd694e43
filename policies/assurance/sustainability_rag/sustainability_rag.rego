# METADATA
# title: Assessments are content with sustainability
# description: >-
#   An assessment gives sustainability a colour: green where nothing is left to do,
#   amber where something is, red where there is no statement. The colour is shown; a
#   red one stands until a later assessment of the service is content.
# custom:
#   clauses: [AS-SUS-6]
#   judges: assessments
#   at: sustainability
#   remedy: Write the sustainability statement before the next assessment of the service; the finding ends when that one finds amber or green, and a waiver can cover it until then (give `rule`, `reason`, `approved_by`, `approved_on` and `expires` under `waivers`).
package dgcheck.rules.assurance.sustainability_rag

import data.dgcheck.lib.dates
import data.dgcheck.lib.index

results := {i: judged(assessment) | some i, assessment in input.assessments}

judged(assessment) := {"not-applicable": $"{assessment.called} records no colour for sustainability."} if {
	assessment.sustainability == ""
} else := {"pass": $"{assessment.called} found sustainability {assessment.sustainability}."} if {
	assessment.sustainability != "red"
} else := {"pass": $"{assessment.called} found sustainability red; a later assessment was content."} if {
	content_since(assessment)
} else := {"fail": $"{assessment.called} found sustainability red."}

# content_since is true if a later assessment of the same service did not find it red.
content_since(assessment) if {
	some i in object.get(index.assessments, assessment.service, set())
	input.assessments[i].sustainability in {"amber", "green"}
	dates.past(input.assessments[i].held_on_day)
	dates.given(assessment.held_on_day)
	assessment.held_on_day < input.assessments[i].held_on_day
}
