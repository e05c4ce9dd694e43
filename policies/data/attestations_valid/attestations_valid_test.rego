package dgcheck.rules.data.attestations_valid_test

import data.dgcheck.rules.data.attestations_valid as rule

kept := data.examples.data.attestations_valid.kept

broken := data.examples.data.attestations_valid.broken

said(document) := {[result.subject, result.verdict, result.at] | some result in rule.results with input as document}

changed(key, value) := json.patch(kept, [{"op": "replace", "path": $"/attestations/0/{key}", "value": value}])

# attested says when it was given, by day number.
attested(date, day) := json.patch(kept, [
	{"op": "replace", "path": "/attestations/0/attested_on", "value": date},
	{"op": "replace", "path": "/attestations/0/attested_on_day", "value": day},
])

test_an_attestation_that_holds_passes if {
	said(kept) == {["attestation:roadmap-understood", "pass", ["attestations", 0]]}
}

test_an_attestation_of_more_than_a_year_ago_has_expired if {
	said(broken) == {["attestation:roadmap-understood", "fail", ["attestations", 0]]}
}

test_an_attestation_holds_on_its_last_day_and_not_on_the_next if {
	said(changed("expires_day", kept.as_of_day)) == {["attestation:roadmap-understood", "pass", ["attestations", 0]]}
	said(changed("expires_day", kept.as_of_day - 1)) == {["attestation:roadmap-understood", "fail", ["attestations", 0]]}
}

test_one_dated_ahead_fails if {
	said(attested("2026-11-23", kept.as_of_day + 1)) == {["attestation:roadmap-understood", "fail", ["attestations", 0, "attested_on"]]}
}

test_with_a_day_to_judge_by_one_given_later_is_left_out if {
	given := json.patch(attested("2026-11-23", kept.as_of_day + 1), [{"op": "replace", "path": "/as_of_given", "value": true}])
	said(given) == {["attestation:roadmap-understood", "not-assessed", ["attestations", 0, "attested_on"]]}
}

test_one_without_a_day_fails_even_where_it_says_when_it_expires if {
	undated := json.patch(attested("", null), [{"op": "replace", "path": "/attestations/0/expires_day", "value": kept.as_of_day}])
	said(undated) == {["attestation:roadmap-understood", "fail", ["attestations", 0, "attested_on"]]}
}

test_one_that_nobody_vouches_for_fails if {
	said(changed("by/role", "")) == {["attestation:roadmap-understood", "fail", ["attestations", 0, "by"]]}
	said(changed("by/count", 2)) == {["attestation:roadmap-understood", "fail", ["attestations", 0, "by"]]}
}

test_one_without_a_topic_fails_under_its_number if {
	none := json.patch(changed("topic", ""), [{"op": "replace", "path": "/attestations/0/subject", "value": "attestation:#1"}])
	said(none) == {["attestation:#1", "fail", ["attestations", 0, "topic"]]}
}

test_an_unknown_topic_fails if {
	fault := {"kind": "topic", "file": "delivery-group.yaml", "at": ["attestations", 0, "topic"], "because": "No such topic.", "remedy": "Write another.", "level": ""}
	unknown := json.patch(changed("topic", "road-map"), [{"op": "add", "path": "/faults/-", "value": fault}])
	said(unknown) == {["attestation:road-map", "fail", ["attestations", 0, "topic"]]}
}

test_several_of_one_topic_are_judged_one_by_one if {
	several := json.patch(kept, [{"op": "add", "path": "/attestations/-", "value": broken.attestations[0]}])
	said(several) == {
		["attestation:roadmap-understood", "pass", ["attestations", 0]],
		["attestation:roadmap-understood", "fail", ["attestations", 1]],
	}
}

test_a_misspelt_part_leaves_the_attestation_unjudged if {
	every key in ["topic", "by", "attested_on", "expires"] {
		fault := {"kind": "shape", "file": "delivery-group.yaml", "at": ["attestations", 0, "x"], "hides": ["attestations", 0, key], "because": "", "remedy": "", "level": ""}
		results := rule.results with input as object.union(kept, {"faults": [fault]})
		{result.verdict | some result in results} == {"not-assessed"}
	}
}
