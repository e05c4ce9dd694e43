# METADATA
# title: The policy team explains its field to the digital people
# description: >-
#   A session in which the policy team explains how things stand helps everybody who is
#   new to them. It is held before the shared work ends.
# custom:
#   clauses: [WW-18]
#   judges: agreements
#   at: skills_share_on
#   remedy: Hold the session while the work goes on, and put its day in `skills_share_on` of the agreement.
package dgcheck.rules.ways_of_working.skills_share

import data.dgcheck.lib.agreements
import data.dgcheck.lib.dates

results := {i: judged(agreement) | some i, agreement in input.agreements}

judged(agreement) := agreements.ended(agreement) if {
	agreements.ended(agreement)
} else := {
	"fail": $"The session of the agreement {agreement.called} on {dates.on(agreement.skills_share_on_day)} lies after the end of the work on {dates.on(end(agreement))}.",
	"remedy": "Hold the session before the work ends. If the work goes on for longer, give its new last day under `duration`; if it is over, set `status` of the agreement to ended.",
	"due": dates.iso(end(agreement)),
} if {
	dates.given(agreement.skills_share_on_day)
	agreement.skills_share_on_day > end(agreement)
} else := {"pass": $"The policy team explained its field on {dates.on(agreement.skills_share_on_day)}."} if {
	dates.past(agreement.skills_share_on_day)
} else := {
	"not-due": $"The session of the agreement {agreement.called} is planned for {dates.on(agreement.skills_share_on_day)}.",
	"due": dates.iso(agreement.skills_share_on_day),
} if {
	dates.given(agreement.skills_share_on_day)
} else := {
	"not-due": $"The agreement {agreement.called} has no session yet in which the policy team explains its field. There is time until {dates.on(end(agreement))}.",
	"due": dates.iso(end(agreement)),
} if {
	end(agreement) >= dates.today
} else := {
	"fail": $"The agreement {agreement.called} had no session in which the policy team explained its field before the work ended on {dates.on(end(agreement))}.",
	"remedy": "If the session was held, put its day in `skills_share_on`; if the work is over, set `status` of the agreement to ended.",
	"due": dates.iso(end(agreement)),
} if {
	end(agreement)
} else := {"not-due": $"The agreement {agreement.called} has no session yet in which the policy team explains its field. There is time while the work goes on."} if {
	open_ended(agreement.duration)
} else := {
	"not-assessed": $"The agreement {agreement.called} does not say how long the work lasts, so we cannot tell by when the policy team should have explained its field.",
	"at": ["duration"],
	"remedy": "Say under `duration` how long the work lasts.",
}

# end returns the last day of the work. It is undefined if it is not a day, is
# before the first day, or is too far away to matter.
end(agreement) := agreement.duration.to_day if {
	dates.given(agreement.duration.to_day)
	not reversed(agreement.duration)
} else := quarter_end[max(quarters(agreement.duration))]

reversed(duration) if {
	dates.given(duration.from_day)
	duration.to_day < duration.from_day
}

quarters(duration) := {quarter | some quarter in duration.quarters; quarter != ""}

quarter_end := {quarter.quarter: quarter.last_day | some quarter in data.calendar.quarters}

# open_ended is true if the work ends with something that it produces, or with a
# quarter further in the future.
open_ended(duration) if duration.until_output != ""

open_ended(duration) if count(quarters(duration)) > 0
