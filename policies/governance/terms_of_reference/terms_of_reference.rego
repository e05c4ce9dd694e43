# METADATA
# title: The working group has agreed its terms of reference
# description: >-
#   A working group has written down what it is for and how it works. The document can
#   be read, has been agreed, and is looked at again by the day it gives itself.
# custom:
#   clauses: [TD-17]
#   judges: governance.forums
#   at: terms_of_reference
#   remedy: Add `terms_of_reference` to the forum, with a `url` and the day they were `agreed_on`.
package dgcheck.rules.governance.terms_of_reference

import data.dgcheck.lib.dates

results := {i: judged(forum) | some i, forum in input.governance.forums}

judged(forum) := {"not-applicable": $"{forum.called} is not a working group.", "at": ["kind"]} if {
	not forum.kind in {"working-group", ""}
} else := {"not-assessed": $"{forum.called} does not say what kind of forum it is.", "at": ["kind"], "remedy": "Give the forum a `kind`: working-group, project-group, strategic-board or other."} if {
	forum.kind == ""
} else := {"fail": $"We could not find terms of reference of {forum.called}.", "at": ["terms_of_reference", "url"]} if {
	forum.terms_of_reference.url == ""
} else := {
	"fail": $"{forum.called} does not say when its terms of reference were agreed.",
	"at": ["terms_of_reference", "agreed_on"],
	"remedy": "Put the day they were agreed in `terms_of_reference.agreed_on`.",
} if {
	not dates.given(forum.terms_of_reference.agreed_on_day)
} else := {
	"not-assessed": $"The terms of reference of {forum.called} were agreed on {dates.long(forum.terms_of_reference.agreed_on)}, which is after the day we judge.",
	"at": ["terms_of_reference", "agreed_on"],
} if {
	dates.later(forum.terms_of_reference.agreed_on_day)
} else := {"pass": $"{forum.called} has agreed its terms of reference."} if {
	not dates.given(forum.terms_of_reference.review_by_day)
} else := {"pass": $"{forum.called} has agreed its terms of reference.", "due": forum.terms_of_reference.review_by} if {
	dates.today <= forum.terms_of_reference.review_by_day
} else := {
	"fail": $"The terms of reference of {forum.called} were to be looked at again by {dates.long(forum.terms_of_reference.review_by)}.",
	"at": ["terms_of_reference", "review_by"],
	"remedy": "Go through the terms of reference and set the next day in `terms_of_reference.review_by`.",
	"due": forum.terms_of_reference.review_by,
}
