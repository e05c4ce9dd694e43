# METADATA
# title: Panels of assessments
# description: >-
#   Which panel assesses a service, one of the department or one from across
#   government, and why.
package dgcheck.lib.panels

# needed returns which panel a service needs now, `internal` or `cross-government`,
# and the reason, which completes "the service ...". The panel is empty if it is not
# known.
needed(service) := panel(service, service.transactions_per_year)

# of returns the panel for one assessment, in the same form as needed. It uses the number of
# transactions declared for the assessment or, if there is none, that of the service.
of(service, assessment) := panel(service, volume(service, assessment))

volume(service, assessment) := assessment.transactions_per_year if {
	is_number(assessment.transactions_per_year)
} else := service.transactions_per_year

panel(service, transactions) := {
	"panel": "cross-government",
	"because": concat(" and ", [ground.because | some ground in found]),
	"clause": found[0].clause,
} if {
	found := grounds(service, transactions)
	count(found) > 0
} else := {
	"panel": "",
	"because": "does not say how many transactions a year it expects",
} if {
	not is_number(transactions)
	service.transactional != false
} else := {
	"panel": "internal",
	"because": $"expects no more than {counted(data.params.assess.cross_gov_over)} transactions a year",
} if {
	is_number(transactions)
} else := {
	"panel": "internal",
	"because": "has nothing that calls for a panel from across government",
}

# grounds returns the reasons for a cross-government panel, each with the clause
# that it comes from.
grounds(service, transactions) := array.concat(
	[{
		"clause": "AS-SAS-13",
		"because": $"expects {counted(transactions)} transactions a year, more than {counted(data.params.assess.cross_gov_over)}",
	} |
		is_number(transactions)
		transactions > data.params.assess.cross_gov_over
	],
	[{
		"clause": "AS-SAS-14",
		"because": $"is used by civil servants of {service.civil_servant_organisations} organisations",
	} |
		is_number(service.civil_servant_organisations)
		service.civil_servant_organisations > 1
	],
)

# counted returns a number with commas: 350,000.
counted(number) := concat(",", array.concat(
	[substring(digits, 0, first) | first > 0],
	[substring(digits, first + (3 * group), 3) |
		groups > 0
		some group in numbers.range(0, groups - 1)
	],
)) if {
	digits := format_int(number, 10)
	first := count(digits) % 3
	groups := (count(digits) - first) / 3
}
