# METADATA
# title: Somebody answers for the data of every live service
# description: >-
#   Ownership of data comes before more ambitious uses of it. A live service that holds
#   data says which post answers for it. That a service holds data we read from
#   `uses_live_data` and from the sets of data it names; where neither says so, it is
#   not judged.
# custom:
#   clauses: [ST-M3-3, CD-DAT-1]
#   judges: services
#   at: data.owner
#   remedy: Name the post that answers for the data in `data.owner` of the service, with its `role` and `email`.
package dgcheck.rules.strategy.data_owner

import data.dgcheck.lib.phases
import data.dgcheck.lib.posts

results := {i: judged(service) | some i, service in input.services}

judged(service) := {"not-applicable": $"{service.called} is not live.", "at": ["phases"]} if {
	not phases.live(service)
} else := {"pass": $"{service.data.owner.role} answers for the data of {service.called}."} if {
	posts.named(service.data.owner)
} else := {
	"not-assessed": $"{service.called} names nobody who answers for its data, and we cannot tell whether it holds any.",
	"at": ["uses_live_data"],
	"remedy": "Name the post in `data.owner` of the service, or say with `uses_live_data` and `data.assets` what data it holds.",
} if {
	not holds_data(service)
} else := {"fail": $"{service.called} holds data, but nobody answers for it: {posts.lacking(service.data.owner)}."}

holds_data(service) if service.uses_live_data == true

holds_data(service) if {
	some asset in service.data.assets
	asset != ""
}
