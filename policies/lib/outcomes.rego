# METADATA
# title: Outcomes and links to them
# description: >-
#   Which outcomes are active, and whether something is linked to one.
package dgcheck.lib.outcomes

# active has the ids of the outcomes that the group aims for now.
active := {outcome.id |
	some outcome in input.outcomes
	outcome.status == "active"
	outcome.id != ""
}

# unclear has the ids of the outcomes whose status cannot be read.
unclear := {outcome.id | some outcome in input.outcomes; outcome.status == ""}

known := {outcome.id | some outcome in input.outcomes; outcome.id != ""}

# link returns a verdict on the ids in a list of outcomes: pass if one leads to an active
# outcome, otherwise not-assessed or fail. The reason completes "NAME ...". An empty id
# stands for a placeholder, and counts as not given.
link(ids) := {"pass": "is linked to an active outcome"} if {
	some id in ids
	id in active
} else := {"not-assessed": "names an outcome that is not declared"} if {
	some id in ids
	id != ""
	not id in known
} else := {"not-assessed": "names an outcome whose status cannot be read"} if {
	some id in ids
	id in unclear
} else := {"fail": "is linked only to outcomes that are not active"} if {
	some id in ids
	id != ""
} else := {"fail": "is not linked to any outcome"}

# unlinkable is the single result of a rule about links if no outcome is
# active.
unlinkable := {
	"not-assessed": "No outcome is active, so links to outcomes cannot be judged yet.",
	"place": ["outcomes"],
	"remedy": "Declare the outcomes the group aims for now; they are active unless they say otherwise.",
} if {
	count(active) == 0
}
