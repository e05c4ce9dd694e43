# METADATA
# title: Each public body that takes part has a digital strategy to follow
# description: >-
#   Where a group works with one of the main public bodies of the Defra group, it says
#   where that body's digital strategy is published, so that everyone can see whether
#   the two point the same way. Writing the strategy is the body's task; the group only
#   gives the link. Whether the strategy fits Defra's own is not judged.
# custom:
#   clauses: [ST-M6-17]
#   judges: group
#   remedy: Add the organisation to `group.strategies` with the `url` of its digital strategy.
package dgcheck.rules.strategy.alb_strategy

results contains object.union({"subject": "group", "at": ["group", "strategies"]}, judged)

judged := {
	"at": ["group", "organisations"],
	"verdict": "not-assessed",
	"because": "The group does not say which organisations take part, so we cannot tell whose digital strategies it follows.",
	"remedy": "List every organisation that takes part in `group.organisations`.",
} if {
	count(taking_part) == 0
} else := {
	"at": ["group", "organisations"],
	"verdict": "not-applicable",
	"because": "None of the main public bodies of the Defra group is said to take part.",
} if {
	count(bodies) == 0
} else := {"verdict": "pass", "because": $"Linked digital strategies of public bodies that take part: {count(bodies)}."} if {
	count(without) == 0
} else := {"verdict": "fail", "because": $"We could not find a link to the digital strategy of {concat(" or of ", without)}."}

taking_part := {organisation | some organisation in input.group.organisations; organisation != ""}

bodies := {organisation | some organisation in taking_part; names[organisation]}

published := {strategy.organisation | some strategy in input.group.strategies; strategy.url != ""}

without := sort([names[organisation] | some organisation in (bodies - published)])

names := {
	"apha": "the Animal and Plant Health Agency",
	"environment-agency": "the Environment Agency",
	"natural-england": "Natural England",
	"rural-payments-agency": "the Rural Payments Agency",
	"marine-management-organisation": "the Marine Management Organisation",
}
