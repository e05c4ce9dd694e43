# METADATA
# title: The group shares regularly how its outcomes go
# description: >-
#   People who depend on an outcome can only help with it when they hear how it
#   goes. Updates come at least every three months, and say where they can be read.
#   Where only the page of updates is linked, the day on which the outcomes were
#   last gone through stands for the latest. Gaps are looked for in the last year.
#   The numbers of days are our defaults.
# custom:
#   clauses: [DS-1-G2, DS-4-G4, DS-4-A3]
#   judges: group
#   at: updates
#   remedy: Share an update and add its `date`, `audience` and `url` to `updates`.
package dgcheck.rules.standards.outcome_updates

import data.dgcheck.lib.conditions
import data.dgcheck.lib.dates

result := object.union(judged, {"rests_on": unsure}) if {
	judged.fail
} else := judged

judged := conditions.weighed(findings, met)

# unsure has the paths on which a fail depends: updates whose day cannot be read,
# and the day on which the outcomes were reviewed, if that counts as an update.
unsure := array.concat(
	[["updates", i] | some i, update in input.updates; not dates.given(update.date_day)],
	[["outcomes_reviewed"] | input.group.links.updates != ""],
)

findings := array.flatten([
	[{
		"clause": "DS-1-G2",
		"fail": "We could not find an update that tells how the outcomes go.",
		"also": ["DS-4-G4"],
		"remedy": share,
	} |
		count(shared) == 0
		not by_page
	],
	[{
		"clause": "DS-4-G4",
		"also": ["DS-1-G2"],
		"fail": $"The latest update was shared on {dates.on(newest)}, {dates.days_ago(newest)}.",
		"remedy": share,
		"due": dates.iso(newest + limit),
	} |
		dates.today - newest > limit
	],
	[{
		"clause": "DS-4-G4",
		"fail": $"The update of {dates.on(newest)} does not say where it can be read.",
		"remedy": "Add the `url` of the update, or the address of the page where updates appear in `group.links.updates`.",
	} |
		dates.today - newest <= limit
		not readable
	],
	[{
		"clause": "DS-4-A3",
		"fail": silence,
		"remedy": $"Share the next updates at least every {limit} days and list each under `updates`; the gap itself cannot be made good, and a waiver can cover it (give `rule`, `reason`, `approved_by`, `approved_on` and `expires` under `waivers`).",
	} |
		gap := gaps[count(gaps) - 1]
		silence := $"No update was shared between {dates.on(gap.from)} and {dates.on(gap.to)}, for {gap.to - gap.from} days."
	],
])

share := "Share an update and add its `date`, `audience` and `url` to `updates`."

met := {"pass": $"The latest update was shared on {dates.on(newest)}.", "due": dates.iso(newest + limit)} if {
	count(shared) > 0
} else := {
	"pass": $"Updates appear on the page that is linked, and the outcomes were last gone through on {dates.on(input.outcomes_reviewed_day)}.",
	"at": ["outcomes_reviewed"],
	"due": dates.iso(input.outcomes_reviewed_day + limit),
} if {
	by_page
} else := {"pass": ""}

limit := data.params.fresh.update_days

# shared has the days on which updates were shared. newest is the last of them.
shared := {update.date_day | some update in input.updates; dates.past(update.date_day)}

newest := max(shared)

# by_page is true if a page with the updates is linked, and the outcomes were
# reviewed lately. The updates are then not declared.
by_page if {
	input.group.links.updates != ""
	dates.past(input.outcomes_reviewed_day)
	dates.today - input.outcomes_reviewed_day <= limit
}

# readable is true if the declaration says where updates can be read.
readable if input.group.links.updates != ""

readable if {
	some update in input.updates
	dates.between(update.date_day, dates.today - limit, dates.today)
	update.url != ""
}

# gaps has the times without an update that ended within the last year, oldest
# first.
gaps := [{"from": days[n - 1], "to": day} |
	days := sort(shared)
	some n, day in days
	day - days[n - 1] > limit
	dates.today - day <= data.params.fresh.update_history_days
]
