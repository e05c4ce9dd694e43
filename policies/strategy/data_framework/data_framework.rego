# METADATA
# title: The group works within a common framework for data
# description: >-
#   Operations, policy and technology agree on one framework for data. That is work for
#   the whole department, so a group only says which framework it works within or when
#   it was agreed, and this is never more than a remark.
# custom:
#   clauses: [ST-M3-1]
#   judges: group
#   at: data
#   remedy: Give the link in `data.framework_url`, or the day of the agreement in `data.agreed_on`.
package dgcheck.rules.strategy.data_framework

import data.dgcheck.lib.dates

result := {"pass": "The group links to the framework for data."} if {
	input.data.framework_url != ""
} else := {"pass": $"The framework for data was agreed on {dates.on(input.data.agreed_on_day)}."} if {
	dates.past(input.data.agreed_on_day)
} else := {
	"not-assessed": $"The framework for data was agreed on {dates.on(input.data.agreed_on_day)}, which is after the day we judge.",
	"at": ["data", "agreed_on"],
} if {
	dates.later(input.data.agreed_on_day)
} else := {"fail": "We could not find the framework for data the group works within."}
