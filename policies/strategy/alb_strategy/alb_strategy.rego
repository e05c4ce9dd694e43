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
#   at: group.strategies
#   remedy: Add the organisation to `group.strategies` with the `url` of its digital strategy.
package dgcheck.rules.strategy.alb_strategy

result := {
	"not-assessed": "The group does not say which organisations take part, so we cannot tell whose digital strategies it follows.",
	"at": ["group", "organisations"],
	"remedy": "List every organisation that takes part in `group.organisations`.",
} if {
	count(taking_part) == 0
} else := {"not-applicable": "None of the main public bodies of the Defra group is said to take part.", "at": ["group", "organisations"]} if {
	count(bodies) == 0
} else := {"pass": $"Linked digital strategies of public bodies that take part: {count(bodies)}."} if {
	count(without) == 0
} else := {
	"fail": $"We could not find a link to the digital strategy of {concat(" or of ", without)}.",
	"rests_on": [["group", "strategies", i] | some i, _ in input.group.strategies],
}

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
