# METADATA
# title: A working group that meets watches over the digital strategy
# description: >-
#   A corporate working group follows how the digital strategy is delivered. It exists,
#   and its latest meeting is no longer ago than twice the time between its meetings,
#   which is our default.
# custom:
#   clauses: [TD-6, TD-7]
#   judges: group
#   at: governance.forums
#   remedy: "Add an entry to `governance.forums` with an `id`, `kind: working-group`, `meets_every` (weekly, fortnightly, monthly or quarterly), `last_met`, `members` (each with `role`, `function` and `core: true`), `terms_of_reference` (with `url` and `agreed_on`), and in `reports_to` the id of the forum with `kind: strategic-board`."
package dgcheck.rules.governance.working_group

import data.dgcheck.lib.dates

result := {
	"fail": "We could not find a working group that oversees digital delivery.",
	"rests_on": [["governance", "forums", i] | some i, _ in input.governance.forums],
} if {
	count(groups) == 0
} else := object.union(
	{"at": ["governance", "forums", latest, "last_met"], "rests_on": [["governance", "forums", i] | some i in groups]},
	met(input.governance.forums[latest], latest),
)

groups := [i | some i, forum in input.governance.forums; forum.kind == "working-group"]

# latest is the index of the working group that met last, up to today. If none has
# met, it is one that will meet, or the first.
latest := i if {
	[_, i] := max([[day, i] | some i in groups; day := input.governance.forums[i].last_met_day; dates.past(day)])
} else := i if {
	i := min([i | some i in groups; dates.later(input.governance.forums[i].last_met_day)])
} else := groups[0]

met(forum, i) := {"not-assessed": $"{forum.called} last met on {dates.on(forum.last_met_day)}, which is after the day we judge."} if {
	dates.later(forum.last_met_day)
} else := {
	"not-assessed": $"{forum.called} has minutes, which cannot be read from here, and does not say when it last met.",
	"remedy": "Put the day of the latest meeting in `last_met`.",
} if {
	not dates.given(forum.last_met_day)
	forum.minutes_url != ""
} else := {"fail": $"{forum.called} does not say when it last met.", "remedy": "Put the day of the latest meeting in `last_met`."} if {
	not dates.given(forum.last_met_day)
} else := {
	"fail": $"{forum.called} does not say how often it meets.",
	"at": ["governance", "forums", i, "meets_every"],
	"remedy": "Set `meets_every` to weekly, fortnightly, monthly or quarterly.",
} if {
	not last_day(forum)
} else := {"pass": $"{forum.called} last met on {dates.on(forum.last_met_day)}.", "due": dates.iso(last_day(forum))} if {
	dates.today <= last_day(forum)
} else := {
	"fail": $"{forum.called} meets {forum.meets_every}, but last met on {dates.on(forum.last_met_day)}, {dates.days_ago(forum.last_met_day)}.",
	"remedy": "Hold the next meeting and put its day in `last_met`, or change `meets_every` to how often it meets now: weekly, fortnightly, monthly or quarterly.",
	"due": dates.iso(last_day(forum)),
}

# last_day returns the last day on which the next meeting is not overdue.
last_day(forum) := forum.last_met_day + (data.params.governance.cadence_times * data.params.governance.meets[forum.meets_every])
