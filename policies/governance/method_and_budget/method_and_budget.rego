# METADATA
# title: The group has agreed how it delivers and with what budget
# description: >-
#   A group says in a few words how it delivers, and declares what it expects to spend.
#   Where amounts are private, a link to them is enough.
# custom:
#   clauses: [TD-14]
#   judges: group
#   at: governance.delivery_method
#   remedy: Say in a few words how the group delivers in `governance.delivery_method`, and give `forecast` and `actual` of each month in pounds, in the finance file, under `finance.months` or from a spreadsheet by `dgcheck import finance`.
package dgcheck.rules.governance.method_and_budget

import data.dgcheck.lib.finance

result := {"pass": $"The group delivers like this: {input.governance.delivery_method}."} if {
	input.governance.delivery_method != ""
	budgeted
} else := {"fail": "The group does not say how it delivers.", "remedy": "Say in a few words how the group delivers in `governance.delivery_method`."} if {
	budgeted
} else := {
	"fail": "The group does not declare a budget.",
	"at": ["finance"],
	"remedy": $"Give `forecast` and `actual` of each month in pounds {finance.place}.",
} if {
	input.governance.delivery_method != ""
} else := {
	"fail": "The group says neither how it delivers nor what its budget is.",
	"remedy": $"Say in a few words how the group delivers in `governance.delivery_method`, and give `forecast` and `actual` of each month in pounds {finance.place}.",
}

budgeted if count(input.finance.rows) > 0

budgeted if {
	input.finance.mode == "headline"
	input.finance.evidence != ""
}
