# METADATA
# title: Live services open their data to others
# description: >-
#   Data does more good when others can find and use it. A live service that names the
#   sets of data it holds says where they are open. This is never more than a remark:
#   data about people, and other data that has to stay closed, is not meant.
# custom:
#   clauses: [ST-M3-5]
#   judges: services
#   at: data.published_url
#   remedy: Give the page where others find the data in `data.published_url` of the service; where none of it may be open, a waiver can cover this (give `rule`, `reason`, `approved_by`, `approved_on` and `expires` under `waivers`).
package dgcheck.rules.strategy.data_published

import data.dgcheck.lib.phases

results := {i: judged(service) | some i, service in input.services}

judged(service) := {"not-applicable": $"{service.called} is not live.", "at": ["phases"]} if {
	not phases.live(service)
} else := {"pass": $"{service.called} says where its data is open."} if {
	service.data.published_url != ""
} else := {
	"not-assessed": $"{service.called} does not name its sets of data, so we cannot tell whether there is anything to open.",
	"at": ["data", "assets"],
	"remedy": "Name the main sets of data in `data.assets` of the service.",
} if {
	not names_data(service)
} else := {"fail": $"{service.called} does not say where its data is open for others to use."}

names_data(service) if {
	some asset in service.data.assets
	asset != ""
}
