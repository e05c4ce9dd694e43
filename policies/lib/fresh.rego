# METADATA
# title: Freshness
# description: >-
#   How a rule judges the day on which something was last gone through: in
#   time, a little late (a warning), or long overdue.
package dgcheck.lib.fresh

import data.dgcheck.lib.dates

# gone_through is the result on one day. `what` names the thing in a sentence;
# `limits` are the days after which it is a warning and an error.
gone_through(what, day, _) := {"fail": $"{what} does not say when it was last gone through."} if not dates.given(day)

gone_through(what, day, _) := {"not-assessed": $"{what} was last gone through on {dates.on(day)}, which is after the day we judge."} if dates.later(day)

# It is one chain, because a group may set its warning later than its error.
gone_through(what, day, limits) := {"pass": last(what, day), "due": due(day, limits)} if {
	dates.past(day)
	dates.today - day <= limits.warn_days
} else := {"fail": last(what, day), "severity": "warning", "due": due(day, limits)} if {
	dates.past(day)
	dates.today - day <= limits.error_days
} else := {"fail": last(what, day), "due": due(day, limits)} if dates.past(day)

last(what, day) := $"{what} was last gone through on {dates.on(day)}, {dates.days_ago(day)}."

due(day, limits) := dates.iso(day + limits.warn_days)
