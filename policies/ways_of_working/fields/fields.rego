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

import data.dgcheck.lib.conditions

results contains object.union({"subject": agreement.subject, "at": ["agreements", i]}, judged(agreement, i)) if {
	some i, agreement in input.agreements
}

judged(agreement, i) := {
	"at": ["agreements", i, "status"],
	"verdict": "not-applicable",
	"because": $"The agreement {agreement.called} has ended.",
} if {
	agreement.status == "ended"
} else := named(agreement, conditions.judged(
	[object.union({"verdict": "fail", "at": ["agreements", i, finding.key]}, object.remove(finding, ["key"])) | some finding in findings(agreement)],
	{"verdict": "pass", "because": $"It says what each side needs to know{unmeasured(agreement)}."},
))

# named says once which agreement the sentences are about.
named(agreement, result) := object.union(result, {"because": $"The agreement {agreement.called} {trim_prefix(result.because, "It ")}"})

findings(agreement) := array.flatten([
	[finding |
		agreement.ask == ""
		finding := {
			"clause": "WW-4", "key": "ask",
			"because": "It does not say what is asked for.",
			"remedy": "Say in `ask` what digital people are asked to do.",
		}
	],
	[finding |
		count(agreement.policy_summary) < data.params.ways_of_working.summary_characters
		finding := {
			"clause": "WW-5", "key": "policy_summary",
			"because": "It does not sum up the policy area and its problem.",
			"remedy": "Sum up in `policy_summary`, in a sentence or more, what the policy covers and what has to be solved.",
		}
	],
	[finding |
		not evidence_given(agreement)
		finding := {
			"clause": "WW-6", "key": "policy_evidence",
			"because": "It does not point to figures, articles or steers behind the policy.",
			"remedy": "List them in `policy_evidence`, or set `held_privately` to true where they cannot be shown.",
		}
	],
	[finding |
		count(users(agreement)) == 0
		finding := {
			"clause": "WW-7", "key": "users",
			"because": "It does not say who is affected.",
			"remedy": "List in `users` the groups of people affected, as exactly as possible.",
		}
	],
	[finding |
		count(users(agreement)) > 0
		count(users(agreement) - generic) == 0
		finding := {
			"clause": "WW-7", "key": "users", "severity": "info",
			"because": "It says only in general who is affected.",
			"remedy": "Name the groups of people in `users` more exactly.",
		}
	],
	[finding |
		silent := silent_roles(agreement)
		count(silent) > 0
		finding := {
			"clause": "WW-15", "key": "roles",
			"because": $"It does not say what its {concat(", its ", silent)} can do for the work.",
			"remedy": "Add `skills` to each of the roles.",
		}
	],
	[finding |
		not outputs_given(agreement)
		finding := {
			"clause": "WW-19", "key": "outputs",
			"because": "It does not say what the work will produce.",
			"remedy": "List it in `outputs`, or by phase in `outputs_by_phase`.",
		}
	],
	[finding |
		agreement.success_measure == ""
		agreement.measure == ""
		finding := {
			"clause": "WW-21", "key": "success_measure",
			"because": "It does not say how success is judged.",
			"remedy": "Say in `success_measure` how the policy side will know that the work went well, or name a measure of the group in `measure`.",
		}
	],
])

# unmeasured is a remark beside the pass: a measure that is declared tells more
# than words.
unmeasured(agreement) := "; its success is not tied to a measure of the group" if {
	agreement.measure == ""
} else := ""

evidence_given(agreement) if agreement.held_privately == true

evidence_given(agreement) if {
	some source in agreement.policy_evidence
	source != ""
}

users(agreement) := {trim_prefix(trim_space(lower(user)), "the ") | some user in agreement.users; user != ""}

# generic are words for users that leave open who they are.
generic := {"all", "all users", "anybody", "anyone", "citizens", "everybody", "everyone", "general public", "people", "public", "stakeholders", "users"}

# silent_roles are the roles somebody holds who is not said to bring anything.
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
