# METADATA
# title: Each service says whether people transact with it
# description: >-
#   Services with which people transact are measured against the Service Standard.
#   Whether that is so has to be known from alpha on: without it we cannot tell which
#   assessments a service needs.
# custom:
#   clauses: [DG-ASR-5]
#   judges: services
#   at: transactional
#   remedy: "Add `transactional: true` to the service if people apply, pay, report or register with it, otherwise `transactional: false`. A transactional service is then asked for the assessments it had, under `assessments`."
package dgcheck.rules.guide.transactional_declared

import data.dgcheck.lib.phases

results := {i: judged(service) | some i, service in input.services}

judged(service) := {"not-applicable": $"{service.called} is not between alpha and live.", "at": ["phases"]} if {
	not phases.current(service) in {"alpha", "private-beta", "public-beta", "live"}
} else := {"pass": $"{service.called} is {words[service.transactional]}."} if {
	is_boolean(service.transactional)
} else := {"fail": $"{service.called} does not say whether it is transactional, so we cannot tell which assessments it needs."}

words := {true: "transactional", false: "not transactional"}
