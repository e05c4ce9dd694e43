# METADATA
# title: Forums report to the one above, up to the strategic board
# description: >-
#   The project group reports to the working group, which watches over it. From the
#   working group the line leads on to a strategic board with overall responsibility,
#   which the working group's chair attends.
# custom:
#   clauses: [TD-11, TD-13]
#   judges: governance.forums
#   at: reports_to
#   remedy: Name the id of the forum above it in `reports_to`.
package dgcheck.rules.governance.forum_chain

import data.dgcheck.lib.conditions

results := {i: judged(forum) | some i, forum in input.governance.forums}

judged(forum) := {"not-assessed": $"{forum.called} does not say what kind of forum it is.", "at": ["kind"], "remedy": "Give the forum a `kind`: working-group, project-group, strategic-board or other."} if {
	forum.kind == ""
} else := conditions.weighed(
	[{"clause": "TD-11", verdict: $"{forum.called} {words}.", "remedy": "Name the id of the working group in `reports_to` of the project group."} |
		[verdict, words] := overseen(forum)
		verdict != "pass"
	],
	{"pass": $"{forum.called} reports to a working group."},
) if {
	forum.kind == "project-group"
} else := conditions.weighed(
	[{
		"clause": "TD-13",
		verdict: $"{forum.called} {words}.",
		"remedy": "Name in `reports_to` the id of the forum above it; the topmost one is an entry under `governance.forums` with an `id` and `kind: strategic-board`.",
	} |
		[verdict, words] := led(forum)
		verdict != "pass"
	],
	{"pass": $"{forum.called} leads to a strategic board."},
) if {
	forum.kind == "working-group"
} else := {"not-applicable": $"{forum.called} is neither a project group nor a working group.", "at": ["kind"]}

overseen(forum) := ["pass", ""] if {
	forum.reports_to in of_kind("working-group")
} else := ["fail", "does not say which forum it reports to"] if {
	forum.reports_to == ""
} else := ["not-assessed", "reports to a forum that is not declared"] if {
	not forum.reports_to in known
} else := ["not-assessed", "reports to a forum that does not say of what kind it is"] if {
	forum.reports_to in of_kind("")
} else := ["fail", "does not report to a working group"]

led(forum) := ["pass", ""] if {
	forum.reports_to in below_boards
} else := ["fail", "does not say which forum it reports to"] if {
	forum.reports_to == ""
} else := ["not-assessed", "reports, directly or further up, to a forum that is not declared"] if {
	forum.reports_to in below_unknown
} else := ["not-assessed", "reports, directly or further up, to a forum that does not say of what kind it is"] if {
	forum.reports_to in below_kindless
} else := ["fail", "does not lead to a strategic board by way of the forums above it"]

known := {forum.id | some forum in input.governance.forums; forum.id != ""}

of_kind(kind) := {forum.id | some forum in input.governance.forums; forum.kind == kind; forum.id != ""}

# The chain is followed from the top down. So forums that report to one another in a
# circle are never reached.
below_boards := below(of_kind("strategic-board"))

below_unknown := below({forum.reports_to | some forum in input.governance.forums; forum.reports_to != ""} - known)

below_kindless := below(of_kind(""))

# below returns some forums with all forums that report to them, directly or through
# others, over more levels than any group should need.
below(ids) := with_next(with_next(with_next(with_next(with_next(ids)))))

with_next(ids) := ids | {forum.id | some forum in input.governance.forums; forum.reports_to in ids; forum.id != ""}
