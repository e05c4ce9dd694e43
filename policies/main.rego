# METADATA
# title: What the rules say of a declaration
# description: >-
#   Collects the results of every rule by its path, so that a new rule needs no
#   registration, and what holds for the group as a whole.
package dgcheck

import data.dgcheck.lib.finance
import data.dgcheck.lib.groups
import data.dgcheck.lib.outlook
import data.dgcheck.lib.quarters
import data.dgcheck.lib.waivers

answer := {
	"result": result,
	"results": results,
	"group": group,
}

# group is what the runner reads about the group as a whole: what it applies to the
# results of every rule, and the outlook.
group := {
	"asked": asked,
	"circumstances": groups.circumstances,
	"outlook": outlook.outlook,
	"waivers": waivers.in_force,
}

# asked lists the months and quarters for which a rule must return a result. The
# rule's metadata names one of its keys in `asked`.
asked := {
	"actuals": {month.month | some month in finance.with_actuals},
	"forecast": {month.month | some month in finance.this_year},
	"quarters": {quarter.quarter | some quarter in quarters.asked},
}

results[$"{pack}.{name}"] := judged if {
	some pack, name
	judged := data.dgcheck.rules[pack][name].results
}

result[$"{pack}.{name}"] := judged if {
	some pack, name
	judged := data.dgcheck.rules[pack][name].result
}
