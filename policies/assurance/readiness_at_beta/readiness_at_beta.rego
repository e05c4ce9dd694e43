# METADATA
# title: The readiness board has met when public beta begins
# description: >-
#   The operational design review board usually meets as beta begins. We look for a board
#   by the first day of public beta, which is our reading; one held afterwards was late.
# custom:
#   clauses: [AS-OSR-4]
#   judges: services
#   at: phases
#   remedy: Hold the board and add an entry to `readiness` with the `service`, `board_on` and `result` (ready, conditions or not-ready); one held only now counts as late, and a waiver can cover that (give `rule`, `reason`, `approved_by`, `approved_on` and `expires` under `waivers`).
package dgcheck.rules.assurance.readiness_at_beta

import data.dgcheck.lib.assessed
import data.dgcheck.lib.boards
import data.dgcheck.lib.dates
import data.dgcheck.lib.phases

results := {i: object.union(judged(service), {"rests_on": rests_on(service)}) | some i, service in input.services}

judged(service) := phases.idle(service) if {
	phases.idle(service)
} else := {"not-applicable": $"{service.called} has not moved to public beta since this is looked at."} if {
	not opening(service)
} else := crossed(service, opening(service))

rests_on(service) := array.concat([["group", "assess_from"]], [["readiness", place] | some place in boards.records(service)])

# opening returns the latest move to public beta. It is undefined if the service has
# gone back since, skipped public beta, or was in it before moves are judged.
opening(service) := crossing if {
	phases.current(service) in {"public-beta", "live"}
	some crossing in assessed.latest(service)
	crossing.boundary == "beta"
	crossing.phase == "public-beta"
}

crossed(service, opened) := {"not-applicable": $"{moved(service, opened)}, before this is looked at."} if {
	opened.history
} else := {
	"pass": $"The board met on {dates.long(input.readiness[place].board_on)}, before {service.called} moved to public beta.",
	"place": ["readiness", place],
} if {
	place := boards.latest({i | some i in held(service, opened); input.readiness[i].board_on_day <= opened.day})
} else := assessed.unplaced(moved(service, opened), "that was before this is looked at") if {
	assessed.undated
} else := {
	"fail": $"{moved(service, opened)} and the board met late, on {dates.long(input.readiness[place].board_on)}.",
	"place": ["readiness", place],
	"remedy": "Nothing can be made good now; hold the board as beta begins next time, or have this one waived (give `rule`, `reason`, `approved_by`, `approved_on` and `expires` under `waivers`).",
} if {
	place := boards.latest(held(service, opened))
} else := {"fail": $"{moved(service, opened)}. We could not find an operational readiness board."}

moved(service, opened) := $"{service.called} moved to public beta on {dates.on(opened.day)}"

# held returns the records of boards that have met and decided since the beginning
# of the round in which the service opened.
held(service, opened) := {i | some i in boards.held(service); input.readiness[i].board_on_day >= opened.cycle}
