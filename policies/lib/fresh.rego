# METADATA
# title: Freshness
# description: >-
#   How a rule judges the day on which something was last gone through: in
#   time, a little late (a warning), or long overdue. Who changes a thing has gone
#   through it, so the day of a change that was seen counts too.
package dgcheck.lib.fresh

import data.dgcheck.lib.dates
import data.dgcheck.lib.evidence
import data.dgcheck.lib.history

# gone_through returns the result for the day on which something was last gone through.
# `what` is its name in a sentence, and `subject` its path, by which changes of it are found.
# `limits` has the numbers of days after which the result is a warning and an error.
#
# The cases must stay in one else-chain, because a group may set the warning after the error.
gone_through(what, subject, day, limits) := {"not-assessed": $"{what} was last gone through on {dates.on(day)}, which is after the day we judge."} if {
	dates.later(day)
} else := {"pass": said(what, subject, day, limits), "due": due(newest(subject, day), limits)} if {
	dates.today - newest(subject, day) <= limits.warn_days
} else := {"not-assessed": $"{what} does not say when it was last gone through. {history.unlooked}"} if {
	not dates.given(day)
	looked(limits) == "incomplete"
} else := {"fail": said(what, subject, day, limits), "severity": "warning", "due": due(newest(subject, day), limits)} if {
	dates.today - newest(subject, day) <= limits.error_days
} else := {"fail": said(what, subject, day, limits), "due": due(newest(subject, day), limits)} if {
	newest(subject, day)
} else := {"fail": $"{what} does not say when it was last gone through.{beside(subject, day, limits)}"}

# newest returns the later of the declared day and the day of the last change that was
# seen. Days after the day judged do not count. It is undefined if there is no such day.
newest(subject, day) := max(all) if {
	all := {one | some one in [day, changed(subject)]; dates.past(one)}
	count(all) > 0
}

# changed returns the day of the last change that was seen, or null.
changed(subject) := evidence.last(subject, "changed").seen_day if {
	evidence.last(subject, "changed")
} else := null

said(what, subject, day, limits) := $"{what} was last changed on {dates.on(seen)}, {dates.days_ago(seen)}, which counts as gone through." if {
	seen := changed(subject)
	seen > dates.known(day)
} else := $"{what} was last gone through on {dates.on(day)}, {dates.days_ago(day)}.{beside(subject, day, limits)}"

# beside returns a sentence about what the history shows in addition to the declared day, or "".
beside(subject, day, limits) := $" A change was seen on {dates.on(changed(subject))}." if {
	dates.given(day)
	changed(subject) >= dates.today - limits.warn_days
} else := $" {history.unlooked}" if {
	looked(limits) == "incomplete"
} else := $" No change was seen since {dates.on(dates.today - limits.warn_days)}." if {
	looked(limits) == "complete"
} else := ""

looked(limits) := history.looked(dates.today - limits.warn_days, dates.today)

due(day, limits) := dates.iso(day + limits.warn_days)
