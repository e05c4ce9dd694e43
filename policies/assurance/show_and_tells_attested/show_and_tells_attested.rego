# METADATA
# title: Stakeholders are invited to show and tells
# description: >-
#   Show and tells let stakeholders see the work and ask about it. A link to the
#   invitation or the recordings shows them, or one post vouches for them; whether they
#   are worth coming to is not judged. Where the day of the latest one is declared, it is
#   within 35 days, which is our default. This assurance is optional.
# custom:
#   clauses: [AS-OTH-1]
#   judges: group
#   subject: attestation:show-and-tells
#   remedy: Give the address of the invitation or the recordings as `show_and_tell` under `group.links`, or add an entry with the topic `show-and-tells` to `attestations`, with `attested_on` and a `role` under `by`.
package dgcheck.rules.assurance.show_and_tells_attested

import data.dgcheck.lib.attestations
import data.dgcheck.lib.dates

# A declared show and tell comes before an attestation.
result := shown if {
	shown
} else := attestations.vouched("show-and-tells")

shown := object.union({"pass": "The group links its show and tells.", "at": ["group", "links", "show_and_tell"]}, again) if {
	linked
	not stale
} else := {
	"fail": $"The group links its show and tells, but the latest was on {dates.on(last)}, {dates.days_ago(last)}.",
	"at": ["group", "show_and_tell_last"],
	"rests_on": attestations.of("show-and-tells"),
	"remedy": "Hold a show and tell and give its day in `group.show_and_tell_last`, or add an entry with the topic `show-and-tells` to `attestations`, with `attested_on` and a `role` under `by`.",
	"due": dates.iso(last + data.params.fresh.show_and_tell_days),
} if {
	linked
	not attestations.valid["show-and-tells"]
}

linked if input.group.links.show_and_tell != ""

last := input.group.show_and_tell_last_day

# again has the day by which the next show and tell is due.
again := {"due": dates.iso(last + data.params.fresh.show_and_tell_days)} if {
	dates.past(last)
} else := {}

# stale is true if the day of the latest show and tell is declared and was long ago.
stale if {
	dates.past(last)
	dates.today - last > data.params.fresh.show_and_tell_days
}
