# METADATA
# title: Waivers
# description: >-
#   A waiver lets a group depart from a rule for a while. It is honoured when
#   somebody approved it, for a reason, for half a year at most, and of a rule
#   that can be waived; and in force from the day of approval to the day it
#   expires, both included.
package dgcheck.lib.waivers

import data.dgcheck.lib.dates
import data.dgcheck.lib.posts
import data.dgcheck.lib.unread

# refused returns why a waiver is not accepted, and which key is wrong. i is the index of
# the waiver in the list.
refused(waiver, i) := {"key": "rule", "why": "its `rule` could not be read", "unread": true} if {
	hidden[i] == "rule"
	waiver.rule == ""
} else := {"key": "rule", "why": "it does not name a rule"} if {
	waiver.rule == ""
} else := {"key": "rule", "why": "rules of the data pack say that the declaration cannot be read, which nobody can waive"} if {
	startswith(waiver.rule, "data.")
} else := {"key": "rule", "why": "there is no rule of that name"} if {
	not waiver.rule in data.rules
} else := {"key": "scope", "why": "what it is limited to could not be read"} if {
	i in unclear
} else := {"key": hidden[i], "why": $"its `{hidden[i]}` could not be read", "unread": true} if {
	hidden[i]
} else := {"key": "reason", "why": "it gives no reason"} if {
	waiver.reason == ""
} else := {"key": "approved_by", "why": "it does not say who approved it"} if {
	not posts.named(waiver.approved_by)
} else := {"key": "approved_on", "why": "it does not say when it was approved"} if {
	not dates.given(waiver.approved_on_day)
} else := {"key": "expires", "why": "it does not say when it expires"} if {
	not dates.given(waiver.expires_day)
} else := {"key": "expires", "why": "it expires before it was approved"} if {
	waiver.expires_day < waiver.approved_on_day
} else := {"key": "expires", "why": $"it lasts longer than {data.params.waiver.max_days} days"} if {
	waiver.expires_day - waiver.approved_on_day > data.params.waiver.max_days
}

honoured(waiver, i) if not refused(waiver, i)

# unclear has the indexes of waivers with a fault in their scope, or with an unknown
# key that may have been meant as a scope. Without that scope they would cover more
# than was approved.
unclear contains i if {
	some fault in input.faults
	["waivers", i, key] = array.slice(fault.at, 0, 3)
	not key in parts
	not of_part(fault)
}

# of_part is true if a faulty key stands for a known key of a waiver other than `scope`.
of_part(fault) if fault.hides[2] in parts

parts := {"rule", "reason", "approved_by", "approved_on", "expires"}

# hidden has, by the index of a waiver, a key of it that cannot be read.
hidden[i] := first(keys) if {
	some i, _ in input.waivers
	keys := {key | some [at, key] in unread.keys("waivers"); at == i; key in parts}
	count(keys) > 0
}

# first returns the key to report first: `rule` if it is among them, as it names the waiver.
first(keys) := "rule" if {
	"rule" in keys
} else := min(keys)

# naming returns the key for results about a waiver: its rule and what it is limited to.
naming(waiver) := {"key": $"{waiver.rule}{scope(waiver)}"} if {
	waiver.rule != ""
} else := {}

# subject returns the subject of results about a waiver in force.
subject(waiver) := $"waiver:{naming(waiver).key}"

scope(waiver) := $"/{concat("/", named)}" if {
	named := [part |
		some part in [waiver.scope.service, waiver.scope.item, waiver.scope.month, waiver.scope.subject]
		part != ""
	]
	count(named) > 0
} else := ""

# in_force has the waivers that the runner applies to results.
in_force contains {
	"rule": waiver.rule,
	"service": waiver.scope.service,
	"item": waiver.scope.item,
	"month": waiver.scope.month,
	"subject": waiver.scope.subject,
	"expires": waiver.expires,
	"until": dates.long(waiver.expires),
	"reason": waiver.reason,
	"place": i,
	"named": subject(waiver),
	"unneeded": $"The waiver of {waiver.rule} is no longer needed: everything it covers passes.",
} if {
	some i, waiver in input.waivers
	honoured(waiver, i)
	dates.between(dates.today, waiver.approved_on_day, waiver.expires_day)
}
