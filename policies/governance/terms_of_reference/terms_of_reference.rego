# METADATA
# title: The working group has agreed its terms of reference
# description: >-
#   A working group has written down what it is for and how it works. The document can
#   be read, has been agreed, and is looked at again by the day it gives itself.
# custom:
#   clauses: [TD-17]
#   judges: governance.forums
#   remedy: Add `terms_of_reference` to the forum, with a `url` and the day they were `agreed_on`.
package dgcheck.rules.governance.terms_of_reference

import data.dgcheck.lib.dates

results contains object.union({"subject": forum.subject, "at": ["governance", "forums", i, "terms_of_reference"]}, judged(forum, i)) if {
	some i, forum in input.governance.forums
}

judged(forum, i) := {"at": ["governance", "forums", i, "kind"], "verdict": "not-applicable", "because": $"{forum.called} is not a working group."} if {
	not forum.kind in {"working-group", ""}
} else := {
	"at": ["governance", "forums", i, "kind"],
	"verdict": "not-assessed",
	"because": $"{forum.called} does not say what kind of forum it is.",
	"remedy": "Give the forum a `kind`.",
} if {
	forum.kind == ""
} else := {
	"at": ["governance", "forums", i, "terms_of_reference", "url"],
	"verdict": "fail",
	"because": $"We could not find terms of reference of {forum.called}.",
} if {
	forum.terms_of_reference.url == ""
} else := {
	"at": ["governance", "forums", i, "terms_of_reference", "agreed_on"],
	"verdict": "fail",
	"because": $"{forum.called} does not say when its terms of reference were agreed.",
	"remedy": "Put the day they were agreed in `terms_of_reference.agreed_on`.",
} if {
	not dates.given(forum.terms_of_reference.agreed_on_day)
} else := {
	"at": ["governance", "forums", i, "terms_of_reference", "agreed_on"],
	"verdict": "not-assessed",
	"because": $"The terms of reference of {forum.called} were agreed on {dates.long(forum.terms_of_reference.agreed_on)}, which is after the day we judge.",
} if {
	dates.later(forum.terms_of_reference.agreed_on_day)
} else := {"verdict": "pass", "because": $"{forum.called} has agreed its terms of reference."} if {
	not dates.given(forum.terms_of_reference.review_by_day)
} else := {
	"verdict": "pass",
	"because": $"{forum.called} has agreed its terms of reference.",
	"due": forum.terms_of_reference.review_by,
} if {
	dates.today <= forum.terms_of_reference.review_by_day
} else := {
	"at": ["governance", "forums", i, "terms_of_reference", "review_by"],
	"verdict": "fail",
	"because": $"The terms of reference of {forum.called} were to be looked at again by {dates.long(forum.terms_of_reference.review_by)}.",
	"remedy": "Go through the terms of reference and set the next day in `terms_of_reference.review_by`.",
	"due": forum.terms_of_reference.review_by,
}
