# METADATA
# title: Every attestation holds
# description: >-
#   An attestation says which topic a post vouches for and since when. One of an
#   unknown topic, by nobody, dated ahead or expired counts as not given.
# custom:
#   severity: warning
#   judges: attestations
#   remedy: Give `topic`, `attested_on` and a `role` under `by`, and renew it once a year.
package dgcheck.rules.data.attestations_valid

import data.dgcheck.lib.attestations
import data.dgcheck.lib.dates
import data.dgcheck.lib.posts
import data.dgcheck.lib.unread

results := {i: object.union(judged(attestation, i), naming(attestation)) | some i, attestation in input.attestations}

# naming returns the key for the result of an attestation: its topic.
naming(attestation) := {"key": attestation.topic} if {
	attestation.topic != ""
} else := {}

judged(attestation, i) := {"fail": fault.because, "at": ["topic"], "remedy": fault.remedy} if {
	fault := object.get(unknown, i, {})
	fault != {}
} else := {
	"not-assessed": $"This attestation cannot be judged before its fault is mended: its `{min(hidden[i])}` could not be read.",
} if {
	hidden[i]
} else := {"fail": "An attestation does not say what it is about.", "at": ["topic"]} if {
	attestation.topic == ""
} else := {"fail": $"The attestation of {attestation.topic} does not say who vouches for it.", "at": ["by"]} if {
	not posts.named(attestation.by)
} else := {"fail": $"The attestation of {attestation.topic} does not say when it was given.", "at": ["attested_on"]} if {
	not dates.given(attestation.attested_on_day)
} else := {
	ahead: $"The attestation of {attestation.topic} is dated {dates.long(attestation.attested_on)}, which is still to come.",
	"at": ["attested_on"],
} if {
	dates.later(attestation.attested_on_day)
} else := {
	"fail": $"The attestation of {attestation.topic} expired on {dates.on(attestations.until(attestation))}.",
	"due": dates.iso(attestations.until(attestation)),
	"remedy": "Have the post look at it again, put the day in `attested_on`, and take `expires` out or put a later day there; where a later entry holds, remove this one.",
} if {
	attestations.until(attestation) < dates.today
} else := {
	"pass": $"The attestation of {attestation.topic} holds until {dates.on(attestations.until(attestation))}.",
	"due": dates.iso(attestations.until(attestation)),
	"remedy": "Look at the matter again; if it still holds, put the day in `attested_on`, and take `expires` out or put a later day there.",
}

# If a day to judge was given, attestations of later days are left out.
ahead := "not-assessed" if {
	input.as_of_given
} else := "fail"

# unknown has the faults of topics, by the indexes of their attestations.
unknown := {i: fault |
	some fault in input.faults
	fault.kind == "topic"
	["attestations", i, "topic"] = fault.at
}

# hidden has, by the index of an attestation, the keys that cannot be read.
hidden[i] contains key if some [i, key] in unread.keys("attestations")

hidden[fault.at[1]] contains "topic" if {
	some fault in input.faults
	fault.kind == "shape"
	fault.at[0] == "attestations"
	count(fault.at) == 2
}
