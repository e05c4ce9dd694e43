# METADATA
# title: A service is ready for operation before it goes live
# description: >-
#   Before a service goes live, a design review board has looked at whether it can be
#   run and supported, and has not said no. A board held afterwards was late.
# custom:
#   clauses: [DG-ASR-4, AS-OSR-3, AS-0-2]
#   judges: services
#   at: phases
#   remedy: Hold the board and add an entry to `readiness` with the `service`, `board_on` and `result` (ready, conditions or not-ready); one held only now counts as late, and a waiver can cover that (give `rule`, `reason`, `approved_by`, `approved_on` and `expires` under `waivers`).
package dgcheck.rules.guide.readiness_before_live

import data.dgcheck.lib.assessed
import data.dgcheck.lib.boards
import data.dgcheck.lib.dates
import data.dgcheck.lib.phases

results := {i: object.union({"rests_on": rests_on(service)}, judged(service)) | some i, service in input.services}

# rests_on returns the paths of records that could change the result.
rests_on(service) := array.concat(
	[["group", "assess_from"]],
	[["readiness", place] | some place in boards.records(service)],
)

judged(service) := {"not-applicable": $"{service.called} is not live."} if {
	not phases.live(service)
} else := {"not-applicable": $"{went_live(service)}, before this is looked at."} if {
	live_on(service) < assessed.assess_from
} else := {
	"pass": $"The board of {dates.long(input.readiness[deciding].board_on)} let {service.called} go live.",
	"place": ["readiness", deciding],
} if {
	deciding := boards.latest(before(service))
	boards.ready(deciding)
} else := assessed.unplaced(went_live(service), "that was before this is looked at") if {
	assessed.undated
} else := {
	"fail": $"{went_live(service)} and the board met late, on {dates.long(input.readiness[late].board_on)}.",
	"place": ["readiness", late],
	"severity": "warning",
	"remedy": "Nothing can be made good now; hold the board first next time, or have this one waived (give `rule`, `reason`, `approved_by`, `approved_on` and `expires` under `waivers`).",
} if {
	late := earliest_ready(service)
} else := {
	"fail": $"{went_live(service)} although the board of {dates.long(input.readiness[deciding].board_on)} had found it not ready.",
	"place": ["readiness", deciding],
	"remedy": "Put right what the board found, hold it again and add an entry to `readiness` with the `service`, `board_on` and `result` (ready, conditions or not-ready); after the move it counts as late, and a waiver can cover that (give `rule`, `reason`, `approved_by`, `approved_on` and `expires` under `waivers`).",
} if {
	deciding := boards.latest(before(service))
} else := {
	"fail": $"{went_live(service)}; the board of {dates.long(input.readiness[deciding].board_on)} met late and found it not ready.",
	"place": ["readiness", deciding],
	"remedy": "Put right what the board found, hold it again and add an entry to `readiness` with the `service`, `board_on` and `result` (ready, conditions or not-ready); after the move it counts as late, and a waiver can cover that (give `rule`, `reason`, `approved_by`, `approved_on` and `expires` under `waivers`).",
} if {
	deciding := boards.latest(after(service))
} else := {"fail": $"{went_live(service)}. We could not find an operational readiness board by then."}

went_live(service) := $"{service.called} went live on {dates.on(live_on(service))}"

live_on(service) := phases.since(service)

before(service) := {i | some i in boards.held(service); input.readiness[i].board_on_day <= live_on(service)}

after(service) := {i | some i in boards.held(service); input.readiness[i].board_on_day > live_on(service)}

# earliest_ready returns the first board after the move that said yes. A day on
# which another board said no does not count.
earliest_ready(service) := boards.earliest({i |
	some i in after(service)
	boards.ready(i)
	not input.readiness[i].board_on_day in refused
}) if {
	refused := {input.readiness[i].board_on_day | some i in after(service); not boards.ready(i)}
}
