# METADATA
# title: The organisations that own outcomes and services are partners of the group
# description: >-
#   Core Defra, its digital service and public bodies work together on outcomes they
#   share. So the group lists every organisation that owns an active outcome of it, or
#   a service that has begun and is not retired.
# custom:
#   clauses: [DG-ALB-2]
#   judges: group
#   at: group.organisations
#   remedy: Add the organisation to `group.organisations`.
package dgcheck.rules.guide.partners_declared

import data.dgcheck.lib.phases

result := {"not-applicable": "The group has no active outcome and no service of today, so nobody owns one."} if {
	count(owned) == 0
} else := {
	"not-assessed": "No owner of an outcome or a service says to which organisation it belongs.",
	"remedy": "Add `organisation` to the `owner` of each outcome and service.",
} if {
	count(partners) == 0
} else := {"pass": $"Organisations that own an outcome or a service: {count(partners)}. All are listed."} if {
	count(missing) == 0
} else := {"fail": $"Not among the group's organisations: {concat("; ", [$"`{partner}`, which owns {min(partners[partner])}" | some partner in sort(missing)])}."}

# owned has the owners of outcomes and services today, with the names of what they own.
owned := array.concat(
	[{"organisation": outcome.owner.organisation, "called": outcome.called} |
		some outcome in input.outcomes
		outcome.status == "active"
	],
	[{"organisation": service.owner.organisation, "called": service.called} |
		some service in input.services
		not phases.current(service) in {"", "retired"}
	],
)

# partners has the organisations that own something, each with what it owns.
partners := {partner: called |
	some partner in {thing.organisation | some thing in owned; thing.organisation != ""}
	called := {thing.called | some thing in owned; thing.organisation == partner}
}

listed := {partner | some partner in input.group.organisations}

missing := {partner | some partner, _ in partners; not partner in listed}
