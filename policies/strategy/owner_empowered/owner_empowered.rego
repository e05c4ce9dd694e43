# METADATA
# title: Service owners and digital leaders have a say
# description: >-
#   The owner of a live service can decide on its budget or its backlog, and a senior
#   digital leader sits in every topmost forum, which is one that reports to no other.
#   Whether owners have been trained is looked at by itself.
# custom:
#   clauses: [ST-V-2, ST-M6-4, ST-M6-5]
#   judges: [services, governance.forums]
#   remedy: Say in `authority` of the service's owner what it may decide, namely budget, backlog or both.
package dgcheck.rules.strategy.owner_empowered

import data.dgcheck.lib.phases
import data.dgcheck.lib.posts

results contains object.union(
	{"subject": service.subject, "at": ["services", i, "owner", "authority"]},
	judged(service, i),
) if {
	some i, service in input.services
}

results contains object.union(
	{"subject": forum.subject, "at": ["governance", "forums", i, "digital_leader"]},
	led(forum, i),
) if {
	some i, forum in input.governance.forums
}

judged(service, i) := {
	"at": ["services", i, "phases"],
	"verdict": "not-applicable",
	"because": $"{service.called} is not live.",
} if {
	not phases.live(service)
} else := {
	"at": ["services", i, "owner"],
	"verdict": "not-assessed",
	"because": $"{service.called} has no single owner yet, so we cannot tell what its owner may decide.",
	"remedy": "Name one post in `owner` of the service.",
} if {
	not posts.named(service.owner)
} else := {"verdict": "pass", "because": $"The owner of {service.called} has a say in {says[service.owner.authority]}."} if {
	says[service.owner.authority]
} else := {"verdict": "fail", "because": $"The owner of {service.called} is not said to decide on its budget or its backlog."}

says := {"budget": "its budget", "backlog": "its backlog", "both": "its budget and its backlog"}

led(forum, i) := {
	"at": ["governance", "forums", i, "reports_to"],
	"verdict": "not-assessed",
	"because": $"{forum.called} reports to {forum.reports_to}, which is not declared, so we cannot tell which forum is topmost.",
	"remedy": "Declare the forum it reports to under `governance.forums`.",
} if {
	reports(forum)
	not forum.reports_to in ids
} else := {
	"at": ["governance", "forums", i, "reports_to"],
	"verdict": "not-applicable",
	"because": $"{forum.called} is not a topmost forum.",
} if {
	reports(forum)
} else := {"verdict": "pass", "because": $"A senior digital leader sits in {forum.called}."} if {
	forum.digital_leader == true
} else := {
	"verdict": "fail",
	"because": $"{forum.called} is a topmost forum, and no senior digital leader is said to sit in it.",
	"remedy": "Bring a senior digital leader into the forum and set `digital_leader` to true, or name the forum above it in `reports_to`.",
}

reports(forum) if forum.reports_to != ""

ids := {forum.id | some forum in input.governance.forums}
