# METADATA
# title: Outcomes and links to them
# description: >-
#   Which outcomes are active, and whether something is linked to one.
package dgcheck.lib.outcomes

# active are the ids of the outcomes that the group aims for now.
active := {outcome.id |
	some outcome in input.outcomes
	outcome.status == "active"
	outcome.id != ""
}

known := {outcome.id | some outcome in input.outcomes; outcome.id != ""}

# link says how the ids that something names stand to the outcomes: pass,
# not-assessed or fail, with a reason that completes "NAME ...". An empty id was a
# placeholder, which counts as not given.
link(ids) := {"pass": "is linked to an active outcome"} if {
	some id in ids
	id in active
} else := {"not-assessed": "names an outcome that is not declared"} if {
	some id in ids
	id != ""
	not id in known
} else := {"fail": "is linked only to outcomes that are not active"} if {
	some id in ids
	id != ""
} else := {"fail": "is not linked to any outcome"}

# unlinkable is the one result of a rule about links while there is nothing to link
# to.
unlinkable := {
	"not-assessed": "No outcome is active, so links to outcomes cannot be judged yet.",
	"place": ["outcomes"],
	"remedy": "Declare the outcomes the group aims for now; they are active unless they say otherwise.",
} if {
	count(active) == 0
}
