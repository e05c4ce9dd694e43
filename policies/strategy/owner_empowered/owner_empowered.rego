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

results := {
	"services": {i: decides(service) | some i, service in input.services},
	"governance.forums": {i: led(forum) | some i, forum in input.governance.forums},
}

decides(service) := {"not-applicable": $"{service.called} is not live.", "at": ["phases"]} if {
	not phases.live(service)
} else := {
	"not-assessed": $"{service.called} has no single owner yet, so we cannot tell what its owner may decide.",
	"at": ["owner"],
	"remedy": "Name one post in `owner` of the service.",
} if {
	not posts.named(service.owner)
} else := {"pass": $"The owner of {service.called} has a say in {says[service.owner.authority]}.", "at": ["owner", "authority"]} if {
	says[service.owner.authority]
} else := {"fail": $"The owner of {service.called} is not said to decide on its budget or its backlog.", "at": ["owner", "authority"]}

says := {"budget": "its budget", "backlog": "its backlog", "both": "its budget and its backlog"}

led(forum) := {
	"not-assessed": $"{forum.called} reports to {forum.reports_to}, which is not declared, so we cannot tell which forum is topmost.",
	"at": ["reports_to"],
	"remedy": "Declare the forum it reports to under `governance.forums`.",
} if {
	reports(forum)
	not forum.reports_to in ids
} else := {"not-applicable": $"{forum.called} is not a topmost forum.", "at": ["reports_to"]} if {
	reports(forum)
} else := {"pass": $"A senior digital leader sits in {forum.called}.", "at": ["digital_leader"]} if {
	forum.digital_leader == true
} else := {
	"fail": $"{forum.called} is a topmost forum, and no senior digital leader is said to sit in it.",
	"at": ["digital_leader"],
	"remedy": "Bring a senior digital leader into the forum and set `digital_leader` to true, or name the forum above it in `reports_to`.",
}

reports(forum) if forum.reports_to != ""

ids := {forum.id | some forum in input.governance.forums}
