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

results contains object.union(judged(attestation, i), {"subject": subject(attestation)}) if {
	some i, attestation in input.attestations
}

subject(attestation) := $"attestation:{attestation.topic}" if {
	attestation.topic != ""
} else := attestation.subject

judged(attestation, i) := {
	"at": ["attestations", i, "topic"],
	"verdict": "fail",
	"because": fault.because,
	"remedy": fault.remedy,
} if {
	fault := object.get(unknown, i, {})
	fault != {}
} else := {
	"at": ["attestations", i],
	"verdict": "not-assessed",
	"because": $"This attestation cannot be judged before its fault is mended: its `{min(hidden[i])}` could not be read.",
} if {
	hidden[i]
} else := {
	"at": ["attestations", i, "topic"],
	"verdict": "fail",
	"because": "An attestation does not say what it is about.",
} if {
	attestation.topic == ""
} else := {
	"at": ["attestations", i, "by"],
	"verdict": "fail",
	"because": $"The attestation of {attestation.topic} does not say who vouches for it.",
} if {
	not posts.named(attestation.by)
} else := {
	"at": ["attestations", i, "attested_on"],
	"verdict": "fail",
	"because": $"The attestation of {attestation.topic} does not say when it was given.",
} if {
	not dates.given(attestation.attested_on_day)
} else := {
	"at": ["attestations", i, "attested_on"],
	"verdict": verdict,
	"because": $"The attestation of {attestation.topic} is dated {dates.long(attestation.attested_on)}, which is still to come.",
} if {
	dates.later(attestation.attested_on_day)
	verdict := ahead
} else := {
	"at": ["attestations", i],
	"verdict": "fail",
	"because": $"The attestation of {attestation.topic} expired on {dates.on(attestations.until(attestation))}.",
	"remedy": "Have the post look at it again, put the day in `attested_on`, and take `expires` out or put a later day there; where a later entry holds, remove this one.",
	"due": dates.iso(attestations.until(attestation)),
} if {
	attestations.until(attestation) < dates.today
} else := {
	"at": ["attestations", i],
	"verdict": "pass",
	"because": $"The attestation of {attestation.topic} holds until {dates.on(attestations.until(attestation))}.",
	"remedy": "Look at the matter again; if it still holds, put the day in `attested_on`, and take `expires` out or put a later day there.",
	"due": dates.iso(attestations.until(attestation)),
}

# With a day to judge by, what was vouched for later is left out.
ahead := "not-assessed" if {
	input.as_of_given
} else := "fail"

# unknown are the faults of topics, by the places of their attestations.
unknown := {i: fault |
	some fault in input.faults
	fault.kind == "topic"
	["attestations", i, "topic"] = fault.at
}

# hidden are the parts of an attestation that misspelt keys stand for, by its place.
hidden[fault.hides[1]] contains fault.hides[2] if {
	some fault in input.faults
	fault.hides[0] == "attestations"
	count(fault.hides) > 2
}

hidden[fault.at[1]] contains "topic" if {
	some fault in input.faults
	fault.kind == "shape"
	fault.at[0] == "attestations"
	count(fault.at) == 2
}
