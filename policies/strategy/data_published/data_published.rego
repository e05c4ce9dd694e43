# METADATA
# title: Live services open their data to others
# description: >-
#   Data does more good when others can find and use it. A live service that names the
#   sets of data it holds says where they are open. This is never more than a remark:
#   data about people, and other data that has to stay closed, is not meant.
# custom:
#   clauses: [ST-M3-5]
#   judges: services
#   remedy: Give the page where others find the data in `data.published_url` of the service; where none of it may be open, a waiver can cover this.
package dgcheck.rules.strategy.data_published

import data.dgcheck.lib.phases

results contains object.union(
	{"subject": service.subject, "at": ["services", i, "data", "published_url"]},
	judged(service, i),
) if {
	some i, service in input.services
}

judged(service, i) := {
	"at": ["services", i, "phases"],
	"verdict": "not-applicable",
	"because": $"{service.called} is not live.",
} if {
	not phases.live(service)
} else := {"verdict": "pass", "because": $"{service.called} says where its data is open."} if {
	service.data.published_url != ""
} else := {
	"at": ["services", i, "data", "assets"],
	"verdict": "not-assessed",
	"because": $"{service.called} does not name its sets of data, so we cannot tell whether there is anything to open.",
	"remedy": "Name the main sets of data in `data.assets` of the service.",
} if {
	not names_data(service)
} else := {"verdict": "fail", "because": $"{service.called} does not say where its data is open for others to use."}

names_data(service) if {
	some asset in service.data.assets
	asset != ""
}
