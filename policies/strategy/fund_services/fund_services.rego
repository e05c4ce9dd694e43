# METADATA
# title: Money follows services, and its kind is known
# description: >-
#   Services last longer than projects, so money is planned by service, and a service
#   needs money both for building and for running. Every line of finance says which
#   service it is for, or that it is for the whole group; lines say whether they are
#   capital or resource, unless the group does not tell the two apart.
# custom:
#   clauses: [ST-V-7, ST-M6-9]
#   judges: group
#   at: finance.rows
#   remedy: Fill the column `service` in every line of the finance file, with the id of a service or with the word group.
package dgcheck.rules.strategy.fund_services

import data.dgcheck.lib.conditions
import data.dgcheck.lib.finance

result := {"not-assessed": "Amounts are private, so we cannot tell which services the money is for.", "at": ["finance", "mode"]} if {
	finance.private
} else := {
	"not-assessed": "We could not find a line of finance, so we cannot tell which services the money is for.",
	"remedy": "List the finance by line in a CSV file and name it in `finance.files`.",
} if {
	count(input.finance.rows) == 0
} else := conditions.weighed(array.concat(aimless, mixed), {"pass": $"Every line of finance says what it is for; lines for a single service: {count(input.finance.rows) - count(shared)}."})

aimless := [{
	"clause": "ST-V-7",
	"fail": "Finance is declared by month alone, so we cannot tell which services the money is for.",
	"at": ["finance", "months"],
	"remedy": "Move the figures from `finance.months` into a CSV file named under `finance.files`, with the columns `month`, `line`, `service`, `kind`, `forecast` and `actual`, and lines for single services.",
}] if {
	by_month
} else := [{
	"clause": "ST-V-7",
	"fail": $"{count(blank)} of {count(input.finance.rows)} lines of finance do not say which service they are for.",
	"at": ["finance", "rows", blank[0]],
	"remedy": "Fill the column `service` in every line of the finance file, with the id of a service or with the word group.",
}] if {
	count(blank) > 0
} else := []

mixed := [{
	"clause": "ST-V-7",
	"fail": "No line of finance says whether it is capital or resource.",
	"at": ["finance", "kind_split"],
	"remedy": "Add the column `kind` with capital or resource to the finance file, or set `finance.kind_split` to not-used.",
} |
	not by_month
	input.finance.kind_split == ""
	count(told_apart) == 0
]

# by_month is true if the finance has only a total for each month, which cannot name
# a service.
by_month if count(input.finance.files) == 0

blank := [i | some i, row in input.finance.rows; row.service == ""]

shared := [1 | some row in input.finance.rows; row.service == "group"]

told_apart := [1 | some row in input.finance.rows; row.kind != ""]
