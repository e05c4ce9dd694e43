# METADATA
# title: The functions that build a service are covered
# description: >-
#   Behind every service stands somebody who owns it, and people for product, for
#   delivery, for the professions and for support. The owner is read from the service,
#   the rest from the functions of its teams and those that the group covers as a
#   whole. Of a service whose teams do not give their functions it cannot be told.
# custom:
#   clauses: [GM-I-1, GM-I-2, GM-I-3, GM-I-4, GM-I-5]
#   judges: services
#   remedy: Add what is missing to `functions` of the service's team, or under `team.functions` where the group covers it as a whole.
package dgcheck.rules.governance.implementation_roles

import data.dgcheck.lib.conditions
import data.dgcheck.lib.dates
import data.dgcheck.lib.phases
import data.dgcheck.lib.posts

results := {i: judged(service) | some i, service in input.services}

judged(service) := {"not-applicable": $"{service.called} is retired.", "at": ["phases"]} if {
	phases.retired(service)
} else := {"not-applicable": $"{service.called} has not begun.", "at": ["phases"]} if {
	phases.current(service) == ""
} else := {"not-applicable": $"{service.called} is built by another delivery group.", "at": ["delivered_by"]} if {
	not service.delivered_by in {"", input.group.id}
} else := object.union(
	conditions.weighed(array.concat(unowned(service), uncovered(service)), {"pass": $"{service.called} has all its functions covered."}),
	{"rests_on": array.concat([["team", "teams", place] | some place in teams(service)], [["team", "functions", n] | some n, _ in input.team.functions])},
)

unowned(service) := [] if {
	posts.named(service.owner)
} else := [{"clause": "GM-I-1", "not-due": $"{service.called} is new and does not name its owner yet.", "due": dates.iso(last)}] if {
	last := phases.settling(service)
}

unowned(service) := [{
	"clause": "GM-I-1",
	"fail": $"{service.called} does not name its owner.",
	"at": ["owner"],
	"remedy": "Add `owner` with a `role` and an `email` to the service.",
}] if {
	not posts.named(service.owner)
	not phases.settling(service)
}

uncovered(service) := [{
	"clause": "GM-I-2",
	"not-assessed": $"We cannot tell which functions the team of {service.called} has.",
	"at": ["team"],
	"remedy": "Name the service's `team`, and the `functions` of that team under `team.teams`.",
}] if {
	count(present(service)) == 0
} else := [] if {
	count(lacking(service)) == 0
} else := [{
	"clause": lacking(service)[0],
	"fail": $"Nobody is declared who covers {concat(", ", [wanted[clause] | some clause in lacking(service)])} for {service.called}.",
	"place": ["team", "teams", min(teams(service)), "functions"],
	"remedy": "Add what is missing to `functions` of the service's team, or under `team.functions` where the group covers it as a whole.",
}]

# lacking returns the clauses that no function meets.
lacking(service) := [clause |
	some clause in ["GM-I-2", "GM-I-3", "GM-I-4", "GM-I-5"]
	not clause in covers(present(service) | as_a_whole)
]

wanted := {
	"GM-I-2": "product",
	"GM-I-3": "delivery",
	"GM-I-4": "any of the professions",
	"GM-I-5": "support",
}

# covers returns the clauses that some functions meet. A function with another name
# is one of the professions.
covers(functions) := {object.get(met_by, function, "GM-I-4") | some function in functions}

met_by := {
	"product-management": "GM-I-2",
	"delivery-management": "GM-I-3",
	"service-readiness": "GM-I-5",
	"operations-and-support": "GM-I-5",
	"operations": "GM-I-5",
	"policy": "",
}

# teams returns the indexes of the teams that work on a service: the team that it
# names, and the teams that name it.
teams(service) := object.get(by_service, service.id, set()) | object.get(by_id, service.team, set())

by_service := {service: places |
	some service in {link.service | some link in links}
	places := {place | some j; links[j].service == service; place := links[j].place}
}

links := [{"service": service, "place": i} | some i, team in input.team.teams; some service in team.services; service != ""]

by_id := {id: places |
	some id in {team.id | some team in input.team.teams; team.id != ""}
	places := {i | some i; input.team.teams[i].id == id}
}

present(service) := {function | some i in teams(service); some function in input.team.teams[i].functions; function != ""}

# as_a_whole has the functions that are led or provided for the whole group, or that
# it has decided it does not need.
as_a_whole := {function.id | some function in input.team.functions; settled(function)}

settled(function) if posts.named(function.lead)

settled(function) if function.provided_by != ""

settled(function) if function.not_needed != ""
