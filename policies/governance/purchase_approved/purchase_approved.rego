# METADATA
# title: A forum approves software before money is committed
# description: >-
#   Upgrades, extensions and purchases of software are approved by one of the group's
#   forums, no later than the day on which the money is committed.
# custom:
#   clauses: [TD-8]
#   judges: spend
#   at: approval.approved_on
#   remedy: Put the id of the forum in `approval.forum` of the spending and the day in `approval.approved_on`; an approval given only now counts as late, and a waiver can cover that (give `rule`, `reason`, `approved_by`, `approved_on` and `expires` under `waivers`).
package dgcheck.rules.governance.purchase_approved

import data.dgcheck.lib.dates

results := {i: judged(spent) | some i, spent in input.spend}

judged(spent) := {"not-applicable": $"{spent.called} is not declared as an upgrade, extension or purchase of software.", "at": ["kind"]} if {
	spent.kind == ""
} else := {"not-assessed": $"{spent.called} names a forum that is not declared.", "at": ["approval", "forum"]} if {
	spent.approval.forum != ""
	not spent.approval.forum in forums
} else := {"pass": $"{spent.called} was approved on {dates.on(spent.approval.approved_on_day)}."} if {
	spent.approval.forum != ""
	dates.past(spent.approval.approved_on_day)
	not late(spent)
} else := {
	"not-assessed": $"{spent.called} has no approval of a forum yet, and does not say when the money is committed.",
	"at": ["committed_on"],
	"remedy": "Put the day on which the money is committed in `committed_on`.",
} if {
	not dates.given(spent.committed_on_day)
} else := {
	"not-due": $"{spent.called} is to be approved by a forum by {dates.long(spent.committed_on)}, when the money is committed.",
	"due": spent.committed_on,
	"remedy": "Have a forum approve it by then, and put the forum's id in `approval.forum` of the spending and the day in `approval.approved_on`.",
} if {
	dates.today <= spent.committed_on_day
} else := {
	"fail": $"{spent.called} was approved on {dates.long(spent.approval.approved_on)}, after the money was committed on {dates.long(spent.committed_on)}.",
	"remedy": "If it was approved before, put the right day in `approval.approved_on`. Otherwise have the next one approved before the money is committed, and this one waived (give `rule`, `reason`, `approved_by`, `approved_on` and `expires` under `waivers`).",
	"due": spent.committed_on,
} if {
	dates.past(spent.approval.approved_on_day)
	late(spent)
} else := {"fail": $"{spent.called} does not say which of the group's forums approved it.", "at": ["approval", "forum"], "due": spent.committed_on} if {
	dates.past(spent.approval.approved_on_day)
} else := {
	"fail": $"We could not find a forum's approval of {spent.called}; the money was committed on {dates.long(spent.committed_on)}.",
	"due": spent.committed_on,
}

forums := {forum.id | some forum in input.governance.forums; forum.id != ""}

late(spent) if {
	dates.given(spent.committed_on_day)
	spent.approval.approved_on_day > spent.committed_on_day
}
