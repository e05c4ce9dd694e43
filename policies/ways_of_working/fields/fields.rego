# METADATA
# title: The agreement says what each side needs to know
# description: >-
#   An agreement states what is asked for, what the policy is about and what lies behind
#   it, who is affected, what everybody brings, what the work produces and how success
#   is judged. Steers that cannot be shown need not be; it is enough to say that they
#   are held privately. How long a summary is at least is our default.
# custom:
#   clauses: [WW-4, WW-5, WW-6, WW-7, WW-15, WW-19, WW-20, WW-21]
#   judges: agreements
#   remedy: Write into the agreement what is missing.
package dgcheck.rules.ways_of_working.fields

import data.dgcheck.lib.agreements
import data.dgcheck.lib.conditions

results := {i: object.union(judged(agreement), {"rests_on": rests_on(agreement, i)}) | some i, agreement in input.agreements}

# rests_on returns the paths of skills that are not given. A fault there may hide them.
rests_on(agreement, i) := [["agreements", i, "roles", key, "skills"] |
	some key, post in agreement.roles
	held(post)
	post.skills == ""
]

judged(agreement) := agreements.ended(agreement) if {
	agreements.ended(agreement)
} else := agreements.named(agreement, conditions.weighed(findings(agreement), {"pass": $"It says what each side needs to know{unmeasured(agreement)}."}))

findings(agreement) := array.flatten([
	[{
		"clause": "WW-4",
		"fail": "It does not say what is asked for.",
		"at": ["ask"],
		"remedy": "Say in `ask` what digital people are asked to do.",
	} |
		agreement.ask == ""
	],
	[{
		"clause": "WW-5",
		"fail": "It does not sum up the policy area and its problem.",
		"at": ["policy_summary"],
		"remedy": "Sum up in `policy_summary`, in a sentence or more, what the policy covers and what has to be solved.",
	} |
		count(agreement.policy_summary) < data.params.ways_of_working.summary_characters
	],
	[{
		"clause": "WW-6",
		"fail": "It does not point to figures, articles or steers behind the policy.",
		"at": ["policy_evidence"],
		"remedy": "List them in `policy_evidence`, or set `held_privately` to true where they cannot be shown.",
	} |
		not evidence_given(agreement)
	],
	[{
		"clause": "WW-7",
		"fail": "It does not say who is affected.",
		"at": ["users"],
		"remedy": "List in `users` the groups of people affected, as exactly as possible.",
	} |
		count(users(agreement)) == 0
	],
	[{
		"clause": "WW-7",
		"fail": "It says only in general who is affected.",
		"at": ["users"],
		"severity": "info",
		"remedy": "Name the groups of people in `users` more exactly.",
	} |
		count(users(agreement)) > 0
		count(users(agreement) - generic) == 0
	],
	[{
		"clause": "WW-15",
		"fail": $"It does not say what its {concat(", its ", silent_roles(agreement))} can do for the work.",
		"at": ["roles"],
		"remedy": "Add `skills` to each of the roles.",
	} |
		count(silent_roles(agreement)) > 0
	],
	[{
		"clause": "WW-19",
		"fail": "It does not say what the work will produce.",
		"at": ["outputs"],
		"remedy": "List it in `outputs`, or by phase in `outputs_by_phase`.",
	} |
		not outputs_given(agreement)
	],
	[{
		"clause": "WW-21",
		"fail": "It does not say how success is judged.",
		"at": ["success_measure"],
		"remedy": "Say in `success_measure` how the policy side will know that the work went well, or name a measure of the group in `measure`.",
	} |
		agreement.success_measure == ""
		agreement.measure == ""
	],
])

# unmeasured is a remark added to a pass: a declared measure would say more than
# words.
unmeasured(agreement) := "; its success is not tied to a measure of the group" if {
	agreement.measure == ""
} else := ""

evidence_given(agreement) if agreement.held_privately == true

evidence_given(agreement) if {
	some source in agreement.policy_evidence
	source != ""
}

users(agreement) := {trim_prefix(trim_space(lower(user)), "the ") | some user in agreement.users; user != ""}

# generic has words for users that do not say who they are.
generic := {"all", "all users", "anybody", "anyone", "citizens", "everybody", "everyone", "general public", "people", "public", "stakeholders", "users"}

# silent_roles returns the filled roles for which the agreement does not say what they bring.
silent_roles(agreement) := [replace(key, "_", " ") |
	some key, post in agreement.roles
	held(post)
	post.skills == ""
]

held(post) if post.role != ""

held(post) if post.team != ""

outputs_given(agreement) if {
	some output in agreement.outputs
	output != ""
}

outputs_given(agreement) if {
	some outputs in agreement.outputs_by_phase
	some output in outputs
	output != ""
}
