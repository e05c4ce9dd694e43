# METADATA
# title: Stakeholders are invited to show and tells
# description: >-
#   Show and tells let stakeholders see the work and ask about it. A link to the
#   invitation or the recordings shows them, or one post vouches for them; whether they
#   are worth coming to is not judged. This assurance is optional.
# custom:
#   clauses: [AS-OTH-1]
#   judges: group
#   remedy: Link the invitation or the recordings as `show_and_tell` in `group.links`, or attest the topic `show-and-tells`.
package dgcheck.rules.assurance.show_and_tells_attested

import data.dgcheck.lib.attestations

results contains object.union(
	attestations.judged("show-and-tells"),
	shown,
)

default shown := {}

shown := {
	"at": ["group", "links", "show_and_tell"],
	"rests_on": [],
	"verdict": "pass",
	"because": "The group links its show and tells.",
} if {
	input.group.links.show_and_tell != ""
}
