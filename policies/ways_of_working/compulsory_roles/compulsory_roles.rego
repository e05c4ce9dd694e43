# METADATA
# title: The five roles every piece of shared work needs are filled
# description: >-
#   Shared work has a policy lead, a service manager from the policy area, a product
#   manager, a delivery manager and a user researcher, each filled by a post or a team.
#   The service manager is from the policy area when the entry's kind is policy or alb,
#   and is not when it is digital. Where the entry gives no kind, its organisation
#   decides; none of those that can be named is a digital one. That is our reading.
# custom:
#   clauses: [WW-9, WW-10, WW-11, WW-12, WW-13]
#   judges: agreements
#   at: roles
#   remedy: "Name a post by its `role`, or a `team`, for each of the five under `roles`, with its `kind` and its `skills`; the service manager comes from policy or a public body (`kind: policy` or `kind: alb`)."
package dgcheck.rules.ways_of_working.compulsory_roles

import data.dgcheck.lib.agreements

results := {i: object.union(judged(agreement), {"rests_on": rests_on(agreement, i)}) | some i, agreement in input.agreements}

# rests_on returns the paths of the roles that are not filled. A fault there may hide one.
rests_on(agreement, i) := [["agreements", i, "roles", key, "role"] |
	some [key, name] in compulsory
	name in missing(agreement)
]

judged(agreement) := agreements.ended(agreement) if {
	agreements.ended(agreement)
} else := {"fail": $"The agreement {agreement.called} names no {concat(", no ", missing(agreement))}."} if {
	count(missing(agreement)) > 0
} else := {
	"fail": $"The service manager of the agreement {agreement.called} comes from the digital side, not from the policy area.",
	"at": ["roles", "service_manager"],
	"remedy": "Let somebody from the policy area have the last word, and name that post as `service_manager`, with the `kind` policy or alb.",
} if {
	agreement.roles.service_manager.kind == "digital"
} else := {"pass": $"The agreement {agreement.called} names all five."} if {
	from_policy(agreement.roles.service_manager)
} else := {
	"not-assessed": $"The agreement {agreement.called} does not say whether its service manager comes from the policy area.",
	"at": ["roles", "service_manager"],
	"remedy": "Give the service manager a `kind`, policy or alb, or an `organisation`.",
}

# compulsory has the roles that must be filled, with their names.
compulsory := [
	["policy_lead", "policy lead"],
	["service_manager", "service manager"],
	["product_manager", "product manager"],
	["delivery_manager", "delivery manager"],
	["user_researcher", "user researcher"],
]

missing(agreement) := [name |
	some [key, name] in compulsory
	not filled(agreement.roles[key])
]

filled(post) if post.role != ""

filled(post) if post.team != ""

from_policy(post) if post.kind in {"policy", "alb"}

from_policy(post) if post.organisation != ""
