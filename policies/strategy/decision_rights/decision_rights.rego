# METADATA
# title: It is clear who decides on design and on investment
# description: >-
#   A group that works for outcomes takes the decisions on design and on investment
#   itself. It says who takes each of the two; whether that is close enough to the work
#   we cannot judge.
# custom:
#   clauses: [ST-M6-7, ST-M6-13]
#   judges: group
#   at: governance.decision_rights
#   remedy: Say who decides in `governance.decision_rights`, under `design` and `investment`.
package dgcheck.rules.strategy.decision_rights

result := {"pass": $"Design is decided by {rights.design}; investment by {rights.investment}."} if {
	rights.design != ""
	rights.investment != ""
} else := {
	"fail": $"The group does not say who decides on {concat(" or on ", open)}.",
	"rests_on": [["governance", "decision_rights", key] | some key in open],
}

rights := input.governance.decision_rights

open := sort([key | some key in ["design", "investment"]; rights[key] == ""])
