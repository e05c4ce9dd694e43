# METADATA
# title: The agreement says how long the work lasts
# description: >-
#   Both sides know how long they work together: between two days, until something is
#   produced, or for some quarters. Exactly one of the three is given. An agreement that
#   is past its last day and still counts as active is pointed out, and no more.
# custom:
#   clauses: [WW-8]
#   judges: agreements
#   at: duration
#   remedy: Give exactly one form under `duration`, either `from` and `to`, or `until_output`, or `quarters`.
package dgcheck.rules.ways_of_working.duration

import data.dgcheck.lib.agreements
import data.dgcheck.lib.dates

results := {i: judged(agreement) | some i, agreement in input.agreements}

judged(agreement) := agreements.ended(agreement) if {
	agreements.ended(agreement)
} else := {"fail": $"The agreement {agreement.called} does not say how long the work lasts."} if {
	count(forms(agreement.duration)) == 0
} else := {
	"fail": $"The agreement {agreement.called} says more than once how long the work lasts: by {concat(" and by ", forms(agreement.duration))}.",
	"remedy": "Keep the one that counts, and take the others out of `duration`.",
} if {
	count(forms(agreement.duration)) > 1
} else := {"pass": $"The agreement {agreement.called} says how long the work lasts."} if {
	forms(agreement.duration) != ["days"]
} else := {
	"fail": $"The agreement {agreement.called} gives only one end of the time that the work lasts.",
	"remedy": "Give both `from` and `to`, or say in `until_output` what ends the work.",
} if {
	not whole(agreement.duration)
} else := {
	"fail": $"The agreement {agreement.called} ends on {dates.on(agreement.duration.to_day)}, before it begins on {dates.on(agreement.duration.from_day)}.",
	"at": ["duration", "to"],
	"remedy": "Put `from` and `to` in order.",
} if {
	agreement.duration.to_day < agreement.duration.from_day
} else := {
	"fail": $"The agreement {agreement.called} was to end on {dates.on(agreement.duration.to_day)}, and still counts as active.",
	"at": ["duration", "to"],
	"severity": "info",
	"remedy": "Set `status` of the agreement to ended, or agree on a new day in `to`.",
	"due": dates.iso(agreement.duration.to_day),
} if {
	agreement.duration.to_day < dates.today
} else := {"pass": $"The agreement {agreement.called} lasts until {dates.on(agreement.duration.to_day)}.", "due": dates.iso(agreement.duration.to_day)}

# forms returns the forms in which a duration is declared.
forms(duration) := [form | some form in ["days", "output", "quarters"]; gives(duration, form)]

gives(duration, "days") if {
	some day in [duration.from_day, duration.to_day]
	dates.given(day)
}

gives(duration, "output") if duration.until_output != ""

gives(duration, "quarters") if {
	some quarter in duration.quarters
	quarter != ""
}

whole(duration) if {
	dates.given(duration.from_day)
	dates.given(duration.to_day)
}
