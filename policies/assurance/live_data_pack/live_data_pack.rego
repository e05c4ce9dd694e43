# METADATA
# title: A service that uses live data has a security pack
# description: >-
#   As soon as a service uses live data, in whatever phase, there is a security assurance
#   pack for it.
# custom:
#   clauses: [AS-OSR-7]
#   judges: services
#   remedy: Finish the security pack, and give its day as `security_pack_on` in the service's entry under `readiness`; add an entry with its `service` where there is none.
package dgcheck.rules.assurance.live_data_pack

import data.dgcheck.lib.dates
import data.dgcheck.lib.index
import data.dgcheck.lib.phases

results contains object.union(
	{
		"subject": service.subject,
		"at": ["services", i],
		"rests_on": array.concat([["services", i]], [["readiness", place] | some place in places(service)]),
	},
	judged(service, i),
) if {
	some i, service in input.services
}

judged(service, i) := {"at": ["services", i, "phases"], "verdict": "not-applicable", "because": $"{service.called} is retired."} if {
	phases.retired(service)
} else := {"at": ["services", i, "phases"], "verdict": "not-applicable", "because": $"{service.called} has not begun yet."} if {
	phases.current(service) == ""
} else := {"at": ["services", i, "uses_live_data"], "verdict": "not-applicable", "because": $"{service.called} does not use live data."} if {
	service.uses_live_data == false
} else := {
	"at": ["readiness", min(finished(service)), "security_pack_on"],
	"verdict": "pass",
	"because": $"{service.called} has a security pack.",
} if {
	count(finished(service)) > 0
} else := {
	"verdict": "not-applicable",
	"because": $"{service.called} has not reached private beta and does not say that it uses live data.",
} if {
	service.uses_live_data == null
	not phases.current(service) in phases.open
} else := {
	"at": ["services", i, "uses_live_data"],
	"verdict": "not-assessed",
	"because": $"{service.called} does not say whether it uses live data, so we cannot tell whether it needs a security pack.",
	"remedy": "Add `uses_live_data: true` or `uses_live_data: false` to the service.",
} if {
	service.uses_live_data == null
} else := {
	"at": record(service, i),
	"verdict": "fail",
	"because": $"{service.called} uses live data, but we could not find a finished security pack for it.",
}

# record is where the day of the pack is to be given, if there is a record.
record(service, i) := ["readiness", min(places(service)), "security_pack_on"] if {
	count(places(service)) > 0
} else := ["services", i, "uses_live_data"]

places(service) := object.get(index.readiness, service.id, set())

finished(service) := {i | some i in places(service); dates.past(input.readiness[i].security_pack_on_day)}
