# METADATA
# title: Every waiver can be honoured
# description: >-
#   A waiver says which rule a group departs from, why, who approved it and
#   until when. One that cannot be honoured changes nothing: what it was meant
#   to cover stands.
# custom:
#   clauses: [DG-USE-2]
#   severity: error
#   judges: waivers
#   remedy: Give the waiver `rule`, `reason`, `approved_by` with a `role`, `approved_on` and `expires`, or remove it and mend what it was meant to cover.
package dgcheck.rules.data.waivers_valid

import data.dgcheck.lib.dates
import data.dgcheck.lib.waivers

results := {i: object.union(judged(waiver, i), waivers.naming(waiver)) | some i, waiver in input.waivers}

judged(waiver, i) := {"not-assessed": $"The waiver of {named(waiver)} is not honoured before its fault is mended: {wrong.why}."} if {
	wrong := waivers.refused(waiver, i)
	wrong.unread
} else := {
	"fail": $"The waiver of {named(waiver)} is not honoured: {wrong.why}.",
	"at": [wrong.key],
	"remedy": remedy(waiver, wrong.key),
} if {
	wrong := waivers.refused(waiver, i)
} else := {
	"pass": $"The waiver of {waiver.rule} begins on {dates.long(waiver.approved_on)}.",
	"due": waiver.approved_on,
	"remedy": "Nothing has to be done; it begins by itself.",
} if {
	dates.later(waiver.approved_on_day)
} else := {
	"fail": $"The waiver of {waiver.rule} expired on {dates.long(waiver.expires)}.",
	"at": ["expires"],
	"severity": "info",
	"due": waiver.expires,
	"remedy": "Remove it, or have it approved again and put the new days in `approved_on` and `expires`.",
} if {
	waiver.expires_day < dates.today
} else := {
	"pass": $"The waiver of {waiver.rule} holds until {dates.long(waiver.expires)}{soon(waiver)}.",
	"at": ["expires"],
	"due": waiver.expires,
	"remedy": "Mend what it covers, or have it approved again and put the new days in `approved_on` and `expires`.",
}

soon(waiver) := ", which is soon" if {
	waiver.expires_day - dates.today <= data.params.waiver.warn_before
} else := ""

named(waiver) := waiver.rule if {
	waiver.rule != ""
} else := "an unnamed rule"

# complete is a remedy that names every key a waiver needs, so that one change is enough.
complete := $"Give `reason`, `approved_by` with a `role`, `approved_on` and `expires`, at most {data.params.waiver.max_days} days after the approval."

# remedy names the rule that is meant, if the text can stand for one rule alone.
remedy(waiver, key) := $"Write `rule: {meant}`." if {
	key == "rule"
	word := lower(replace(replace(waiver.rule, "-", "_"), " ", "_"))
	meant := [id | some id in data.rules; id in {word, $"guide.{word}"}][0]
} else := remedies[key]

# remedies by the key that is wrong.
remedies := {
	"rule": "Give the id of a rule as `dgcheck rules` lists it. What the data pack finds cannot be waived, only mended.",
	"scope": "Correct the scope: a service, an item, a month or a subject as the report prints it.",
	"reason": complete,
	"approved_by": complete,
	"approved_on": complete,
	"expires": complete,
}
