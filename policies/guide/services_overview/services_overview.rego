# METADATA
# title: The group has an overview of its services
# description: >-
#   The overview lists every service the group looks after, with its name and the
#   phase it is in. A new group has 60 days to write it.
# custom:
#   clauses: [DG-MNT-3, DG-DIR-10, DS-2-G1]
#   judges: group
#   remedy: List every service under `services` with its `id`, `name` and `phases`.
package dgcheck.rules.guide.services_overview

import data.dgcheck.lib.dates

results contains object.union({"subject": "group", "at": ["services"]}, judged)

judged := {"verdict": "fail", "because": "No service is declared."} if {
	count(input.services) == 0
} else := {"verdict": "fail", "because": $"Of the services, {concat("; ", lacking)}."} if {
	count(lacking) > 0
} else := {"verdict": "pass", "because": $"Services in the overview: {count(input.services)}."}

# lacking names each service of which the overview does not say enough.
lacking := [$"{called(service, i)} does not give {concat(" or ", gaps)}" |
	some i, service in input.services
	gaps := [gap.what |
		some gap in [
			{"what": "an id", "given": service.id != ""},
			{"what": "a name", "given": service.name != ""},
			{"what": "the phase it is in", "given": phase_given(service)},
		]
		not gap.given
	]
	count(gaps) > 0
]

phase_given(service) := count([1 | some entry in service.phases; entry.phase != ""; dates.given(entry.from_day)]) > 0

called(service, _) := service.name if {
	service.name != ""
} else := service.id if {
	service.id != ""
} else := "one without a name"
