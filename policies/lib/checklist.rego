# METADATA
# title: The readiness checklist
# description: >-
#   What a service prepares in each phase so that it can be run and supported,
#   and which of it is open now.
package dgcheck.lib.checklist

import data.dgcheck.lib.assessed
import data.dgcheck.lib.boards
import data.dgcheck.lib.dates
import data.dgcheck.lib.phases

# items are in the order in which they are asked for. A label completes "... is not
# done".
items := [
	{"key": "security-pack", "clause": "AS-OSR-9", "stage": "private-beta", "label": "the security pack brought up to date"},
	{"key": "ticket-workflow", "clause": "AS-OSR-10", "stage": "private-beta", "label": "the way tickets reach the right team"},
	{"key": "myit-configuration", "clause": "AS-OSR-11", "stage": "private-beta", "label": "the set-up in MyIT"},
	{"key": "change-model", "clause": "AS-OSR-12", "stage": "private-beta", "label": "an agreed way of making changes"},
	{"key": "myit-complete", "clause": "AS-OSR-13", "stage": "public-beta", "label": "the complete entry in MyIT"},
	{"key": "dev-tools", "clause": "AS-OSR-14", "stage": "public-beta", "label": "developers' tools that raise changes"},
	{"key": "dashboards", "clause": "AS-OSR-15", "stage": "public-beta", "label": "dashboards for reporting"},
	{"key": "data-owner", "clause": "AS-OSR-16", "stage": "before-live", "label": "an owner of the data in MyIT"},
	{"key": "support-queues", "clause": "AS-OSR-17", "stage": "before-live", "label": "support queues that are filled"},
	{"key": "rehearsals", "clause": "AS-OSR-18", "stage": "before-live", "label": "rehearsals of incidents and changes"},
	{"key": "round-the-clock", "clause": "AS-OSR-19", "stage": "before-live", "label": "support by day and night"},
]

# stages has the names of the stages, alone and in a sentence. `left_at` is the rank from
# which a service has left the stage, and `boundary` the boundary that it crosses then.
stages := {
	"private-beta": {"called": "private beta", "when": "in private beta", "left_at": 3, "boundary": "beta"},
	"public-beta": {"called": "public beta", "when": "in public beta", "left_at": 4, "boundary": "live"},
	"before-live": {"called": "before live", "when": "before going live", "left_at": 4, "boundary": "live"},
}

# open returns the items that a service has to do now and has not done. `left` says
# whether the service has left the stage without it.
open(service) := [object.union(item, {"left": left(service, item.stage), "stage_called": stages[item.stage].called, "when": stages[item.stage].when}) |
	some item in asked(service)
	not done(service, item.key)
]

# asked returns the items of the present stage of a service, and of the stages that
# it has left since the day from which moves are judged.
asked(service) := [item |
	some stage in order
	counts(service, stage)
	some item in of_stage[stage]
	concerns(service, item.key)
]

order := ["private-beta", "public-beta", "before-live"]

of_stage := {stage: [item | some item in items; item.stage == stage] | some stage in order}

counts(service, stage) if phases.current(service) == stage

counts(service, "before-live") if {
	phases.current(service) == "public-beta"
	service.next.phase == "live"
}

counts(service, stage) if {
	left(service, stage)
	some crossing in assessed.latest(service)
	crossing.boundary == stages[stage].boundary
	not crossing.history
}

# left is true if the service has passed a stage.
left(service, stage) := object.get(phases.rank, phases.current(service), 0) >= stages[stage].left_at

# concerns is true if an item is for a service. Only critical services need support round the clock.
concerns(_, key) if key != "round-the-clock"

concerns(service, "round-the-clock") if service.critical == true

done(service, key) if {
	some i in records(service)
	ticked(input.readiness[i].checklist[key])
}

done(service, "security-pack") if {
	some i in records(service)
	dates.past(input.readiness[i].security_pack_on_day)
}

ticked(value) if value in {"done", "not-applicable"}

# The value may also be the day on which it was done. Days (YYYY-MM-DD) sort correctly as texts.
ticked(value) if {
	value != ""
	not value in {"done", "not-applicable"}
	value <= input.as_of
}

# records returns the records of a service that count, as indexes in input.readiness.
records(service) := boards.records(service)
