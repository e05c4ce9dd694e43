# METADATA
# title: Attestations
# description: >-
#   What a post vouches for because no data can show it. An attestation holds
#   from the day it was given until it expires; of several for one topic the
#   latest that holds counts.
package dgcheck.lib.attestations

import data.dgcheck.lib.dates
import data.dgcheck.lib.posts

# until returns the last day on which an attestation is valid. It is undefined if
# neither the day it was given nor its last day is declared.
until(attestation) := attestation.expires_day if {
	dates.given(attestation.expires_day)
} else := attestation.attested_on_day + data.params.attest.max_days if {
	dates.given(attestation.attested_on_day)
}

# holds is true if a named job post gave an attestation, and it has not expired.
holds(attestation) if {
	attestation.topic != ""
	posts.named(attestation.by)
	dates.past(attestation.attested_on_day)
	dates.today <= until(attestation)
}

# valid has, for every attested topic, the index of the latest attestation that
# holds.
valid := {topic: place | some topic, held in held_for; [_, place] := max(held)}

held_for[attestation.topic] contains [attestation.attested_on_day, i] if {
	some i, attestation in input.attestations
	holds(attestation)
}

# vouched returns the result of a rule that requires an attestation of a topic.
vouched(topic) := {
	"attested": $"{attestation.by.role} vouched for it on {dates.on(attestation.attested_on_day)}.",
	"place": ["attestations", valid[topic]],
	"due": dates.iso(until(attestation)),
} if {
	attestation := input.attestations[valid[topic]]
} else := {
	"fail": $"What was vouched for as `{topic}` expired on {dates.on(ended)}.",
	"place": ["attestations", place],
	"due": dates.iso(ended),
	"remedy": "Look at the matter again and put the day in `attested_on` of the entry; take its `expires` out, or put a later day there.",
	"rests_on": of(topic),
} if {
	[ended, place] := max({[until(attestation), i] |
		some i, attestation in input.attestations
		attestation.topic == topic
		until(attestation) < dates.today
	})
} else := {"fail": $"Nobody vouches for `{topic}` yet.", "place": ["attestations"], "rests_on": of(topic)}

# of returns the paths of all attestations of a topic. A result that finds no valid
# attestation of the topic depends on them.
of(topic) := [["attestations", i] | some i, attestation in input.attestations; attestation.topic == topic]
