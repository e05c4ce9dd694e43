package dgcheck.lib.attestations_test

import data.dgcheck.lib.attestations

params := {"attest": {"max_days": 365}}

attestation := {
	"topic": "culture",
	"by": {"count": 1, "role": "Delivery group lead", "email": ""},
	"attested_on_day": 20700,
	"expires_day": null,
}

changed(change) := object.union(attestation, change)

holds(change) if attestations.holds(changed(change)) with input as {"as_of_day": 20779} with data.params as params

test_an_attestation_holds_for_a_year_where_it_does_not_say_how_long if {
	attestations.until(attestation) == 21065 with data.params as params
	attestations.until(changed({"expires_day": 20800})) == 20800 with data.params as params
}

test_without_any_day_there_is_no_last_one if {
	not attestations.until(changed({"attested_on_day": null})) with data.params as params
}

test_an_attestation_holds_from_its_day_to_its_last if {
	holds({})
	holds({"attested_on_day": 20779})
	not holds({"attested_on_day": 20780})
	holds({"attested_on_day": 20414})
	not holds({"attested_on_day": 20413})
	holds({"expires_day": 20779})
	not holds({"expires_day": 20778})
}

test_an_attestation_lacking_its_topic_its_post_or_its_day_does_not_hold if {
	not holds({"topic": ""})
	not holds({"by": {"role": ""}})
	not holds({"by": {"count": 2}})
	not holds({"attested_on_day": null})
	not holds({"attested_on_day": null, "expires_day": 20800})
}

valid(list) := places if {
	places := attestations.valid with input as {"as_of_day": 20779, "attestations": list} with data.params as params
}

test_of_several_for_a_topic_the_latest_that_holds_counts if {
	valid([attestation, changed({"attested_on_day": 20710}), changed({"attested_on_day": 20720, "expires_day": 20730})]) == {"culture": 1}
}

test_of_two_on_one_day_the_last_in_the_list_counts if {
	valid([attestation, attestation]) == {"culture": 1}
}

test_each_topic_has_its_own if {
	valid([attestation, changed({"topic": "skills"})]) == {"culture": 0, "skills": 1}
}

test_a_topic_nobody_vouches_for_is_absent if {
	valid([]) == {}
	valid([changed({"by": {"role": ""}})]) == {}
}

judged(list) := result if {
	result := attestations.vouched("culture") with input as {"as_of_day": 20779, "attestations": list} with data.params as params
}

test_a_topic_that_is_vouched_for_is_attested_until_its_last_day if {
	result := judged([changed({"topic": "skills"}), attestation])
	result.attested
	[result.place, result.due] == [["attestations", 1], "2027-09-04"]
}

test_an_attestation_that_has_expired_fails_where_the_latest_stands if {
	result := judged([changed({"expires_day": 20770}), changed({"expires_day": 20760})])
	result.fail
	[result.place, result.due] == [["attestations", 0], "2026-11-13"]
	contains(result.remedy, "`attested_on`")
}

test_a_topic_nobody_vouches_for_fails if {
	result := judged([changed({"topic": "skills"})])
	result.fail
	[result.place, result.rests_on] == [["attestations"], []]
}

test_an_attestation_that_does_not_hold_is_what_the_fail_rests_on if {
	result := judged([changed({"by": {"role": ""}})])
	result.fail
	result.rests_on == [["attestations", 0]]
}
