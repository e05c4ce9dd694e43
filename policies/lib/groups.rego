# METADATA
# title: The group as a whole
# description: >-
#   Whether the group is new, forming, closed or part of another repository's
#   declaration, and what that means for every rule alike.
package dgcheck.lib.groups

import data.dgcheck.lib.dates

# circumstances has what the runner applies to the results of all rules.
circumstances := {
	"closed": closed,
	"forming": forming,
	"founding": founding,
	"grace": grace,
}

# founding is the day on which the group will be founded. It is "" if the group exists or
# is forming (see forming).
default founding := ""

founding := input.group.founded if {
	dates.later(input.group.founded_day)
	not forming
}

default closed := ""

closed := $"The group has merged into {successor}, so this is no longer asked." if {
	input.group.status == "merged"
} else := "The group has closed, so this is no longer asked." if {
	input.group.status == "closed"
} else := $"The group closed on {dates.long(input.group.closed)}, so this is no longer asked." if {
	dates.past(input.group.closed_day)
	input.group.closed_day < dates.today
	not mistaken
}

# mistaken is true if the group closes before it is founded. The data pack reports that, and
# the day of closing counts as not given.
mistaken if {
	dates.given(input.group.closed_day)
	dates.given(input.group.founded_day)
	input.group.closed_day < input.group.founded_day
}

successor := input.group.successor if {
	input.group.successor != ""
} else := "another"

default forming := false

# forming is true if the group is forming and its founding day is not past. Nothing is due yet.
forming if {
	input.group.status == "forming"
	not dates.past(input.group.founded_day)
}

# grace is the last day on which only the group's identity is due.
default grace := {"until": "", "until_day": 0}

grace := {"until": dates.iso(last), "until_day": last} if {
	dates.past(input.group.founded_day)
	last := input.group.founded_day + data.params.onboarding.days
	dates.today <= last
}

# settled returns the last day for which a closed group needs finance: the next day
# on which a financial year is settled, by default 30 June.
settled(closing) := min([day |
	year := to_number(substring(closing, 0, 4))
	some day in [$"{year}-{data.calendar.settled}", $"{year + 1}-{data.calendar.settled}"]
	day >= closing
])

# asked_from is the first month for which the group needs finance: the month in
# which it was founded. It is "" if that is not known.
asked_from := substring(input.group.founded, 0, 7) if {
	dates.given(input.group.founded_day)
} else := ""

# asked_to is the last month for which the group needs finance. It is the month in which it
# closed, or has no end if it is open. It is "" if that month is unknown, or after it is settled.
asked_to := "" if {
	closed != ""
	input.group.closed != ""
	data.calendar.today.date > settled(input.group.closed)
} else := substring(input.group.closed, 0, 7) if {
	dates.given(input.group.closed_day)
	not mistaken
} else := "" if {
	input.group.status in {"closed", "merged"}
} else := "9999-12"
