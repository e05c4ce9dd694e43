# METADATA
# title: Services in public use say how accessible they are
# description: >-
#   Everybody who needs a service can use it. Once a service is in public beta or
#   live, a published statement says how accessible it is. Whether the link works and
#   the statement is true are not looked at. A system that nobody uses directly needs
#   none; that an empty list of channels says so is our reading.
# custom:
#   clauses: [DG-OWN-10, AS-A11Y-2, ST-A-1]
#   judges: services
#   at: accessibility.statement_url
#   remedy: Publish an accessibility statement and put its address in `accessibility.statement_url` of the service.
package dgcheck.rules.guide.accessible

import data.dgcheck.lib.clauses
import data.dgcheck.lib.conditions
import data.dgcheck.lib.phases

results := {i: judged(service, i) | some i, service in input.services}

judged(service, i) := {"not-applicable": $"{service.called} is neither in public beta nor live.", "at": ["phases"]} if {
	not phases.current(service) in {"public-beta", "live"}
} else := {"not-applicable": $"{service.called} has no channel through which people use it directly.", "at": ["channels"]} if {
	count(service.channels) == 0
	$"services/{i}/channels" in input.written
} else := conditions.weighed(
	array.concat(statement(service), channel(service)),
	{"pass": $"{service.called} publishes an accessibility statement."},
)

# statement returns a finding for the first clause in force of three that require the same.
statement(service) := [{
	"clause": [id | some id in ["DG-OWN-10", "AS-A11Y-2", "ST-A-1"]; clauses.asked(id)][0],
	"fail": $"We could not find an accessibility statement of {service.called}.",
	"remedy": "Publish an accessibility statement and put its address in `accessibility.statement_url` of the service.",
}] if {
	service.accessibility.statement_url == ""
} else := []

channel(service) := [{
	"clause": "ST-A-1",
	"fail": $"{service.called} does not say that the public can use it online.",
	"at": ["channels"],
	"remedy": "Add `digital` to `channels` of the service or give its address in `url`; until people can use it online, a waiver can cover this (give `rule`, `reason`, `approved_by`, `approved_on` and `expires` under `waivers`).",
}] if {
	service.users in {"public", "both"}
	not online(service)
} else := []

online(service) if "digital" in service.channels

online(service) if service.url != ""
