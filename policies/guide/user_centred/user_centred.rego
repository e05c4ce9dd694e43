# METADATA
# title: Services in the making are tried with users
# description: >-
#   A service from alpha to public beta takes shape with its users, so research with
#   them is recent: within 100 days, which is our default. What was found out is not
#   judged. A service has as long for its first round.
# custom:
#   clauses: [DG-OWN-9]
#   judges: services
#   at: user_research.last
#   remedy: Hold a round of user research and put its day in `user_research.last` of the service.
package dgcheck.rules.guide.user_centred

import data.dgcheck.lib.ages
import data.dgcheck.lib.dates
import data.dgcheck.lib.phases

results := {i: judged(service) | some i, service in input.services}

judged(service) := {"not-applicable": $"{service.called} is not between alpha and public beta.", "at": ["phases"]} if {
	not phases.current(service) in making
} else := wrong(service)[0] if {
	count(wrong(service)) > 0
} else := {"pass": $"{service.called} has recent user research.", "due": dates.iso(service.user_research.last_day + limit)}

wrong(service) := ages.doubts(service.user_research.last_day, limit, phases.unbroken_since(service, making), {
	"last": $"The latest user research for {service.called} was",
	"never": $"We could not find any user research for {service.called}.",
})

making := {"alpha", "private-beta", "public-beta"}

limit := data.params.fresh.research_days
