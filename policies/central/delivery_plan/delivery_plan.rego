# METADATA
# title: The outcomes appear in the department's delivery plan
# description: >-
#   A department's outcome delivery plan says what it commits to in digital. At least
#   one of the group's active outcomes says where the plan mentions it.
# custom:
#   clauses: [CD-2-3]
#   judges: group
#   at: outcomes
#   remedy: Give a link or a reference in `delivery_plan_ref` of an outcome that the delivery plan mentions.
package dgcheck.rules.central.delivery_plan

result := {"not-applicable": "No outcome is active, so there is none to look for in the delivery plan."} if {
	count(active) == 0
} else := {"pass": $"Active outcomes that the delivery plan mentions: {count(mentioned)} of {count(active)}."} if {
	count(mentioned) > 0
} else := {"fail": "None of the active outcomes says where the department's delivery plan mentions it.", "rests_on": [["outcomes", i] | some i in active]}

# active and mentioned have indexes in the list of outcomes.
active := [i | some i, outcome in input.outcomes; outcome.status == "active"]

mentioned := [i | some i in active; input.outcomes[i].delivery_plan_ref != ""]
