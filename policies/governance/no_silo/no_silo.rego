# METADATA
# title: Work under way belongs to a team
# description: >-
#   Work that no team owns happens in a silo. Work that is approved or under way names
#   its team, or is on a service that a team works on. How much of the work suppliers
#   do is shown and never judged.
# custom:
#   clauses: [TD-4, TD-5]
#   judges: pipeline.items
#   at: team
#   remedy: Name the id of the team in `team` of the item; where the team is not listed yet, add it to `team.teams` with its `id` and `services`.
package dgcheck.rules.governance.no_silo

results := {i: judged(item) | some i, item in input.pipeline.items}

# The share of suppliers is information. No limit is set for it.
result := {"pass": $"Suppliers do {sum(shares)} percent of the group's work.", "at": ["team", "suppliers"]} if count(shares) > 0

shares := [supplier.share_pct | some supplier in input.team.suppliers; is_number(supplier.share_pct)]

judged(item) := {"not-applicable": $"{item.called} is {item.status}.", "at": ["status"]} if {
	item.status in {"proposed", "paused", "done", "stopped"}
} else := {
	"not-assessed": $"{item.called} does not say how far it is, so we cannot tell whether it needs a team.",
	"at": ["status"],
	"remedy": "Give the item a `status`: proposed, approved, in-progress, paused, done or stopped.",
} if {
	item.status == ""
} else := {"pass": $"{item.called} belongs to a team."} if {
	item.team in known
} else := {"pass": $"A team works on what {item.called} is for."} if {
	some service in item.services
	service in worked_on
} else := {"not-assessed": $"{item.called} names a team that is not declared."} if {
	item.team != ""
} else := {"fail": $"No team is named for {item.called}, and none works on its services."}

known := {team.id | some team in input.team.teams; team.id != ""}

worked_on := {service | some team in input.team.teams; some service in team.services; service != ""} | {service.id | some service in input.services; service.team in known}
