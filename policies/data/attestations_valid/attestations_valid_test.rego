package dgcheck.rules.data.attestations_valid_test

import data.dgcheck.lib.judged_test as judged
import data.dgcheck.rules.data.attestations_valid as rule

kept := data.examples.data.attestations_valid.kept

broken := data.examples.data.attestations_valid.broken

# said returns the result on the first entry, and its key.
said(document) := [told[0], object.get(keys, 0, "")] if {
	told := judged.told(rule) with input as document
	keys := judged.said(rule, "key") with input as document
}

changed(key, value) := json.patch(kept, [{"op": "replace", "path": $"/attestations/0/{key}", "value": value}])

# attested returns the example with another day of the attestation.
attested(date, day) := json.patch(kept, [
	{"op": "replace", "path": "/attestations/0/attested_on", "value": date},
	{"op": "replace", "path": "/attestations/0/attested_on_day", "value": day},
])

test_an_attestation_that_holds_passes if {
	said(kept) == ["pass", "roadmap-understood"]
}

test_an_attestation_of_more_than_a_year_ago_has_expired if {
	said(broken) == ["fail", "roadmap-understood"]
}

test_an_attestation_holds_on_its_last_day_and_not_on_the_next if {
	said(changed("expires_day", kept.as_of_day)) == ["pass", "roadmap-understood"]
	said(changed("expires_day", kept.as_of_day - 1)) == ["fail", "roadmap-understood"]
}

test_one_dated_ahead_fails if {
	said(attested("2026-11-23", kept.as_of_day + 1)) == ["fail at attested_on", "roadmap-understood"]
}

test_with_a_day_to_judge_by_one_given_later_is_left_out if {
	given := json.patch(attested("2026-11-23", kept.as_of_day + 1), [{"op": "replace", "path": "/as_of_given", "value": true}])
	said(given) == ["not-assessed at attested_on", "roadmap-understood"]
}

test_one_without_a_day_fails_even_where_it_says_when_it_expires if {
	undated := json.patch(attested("", null), [{"op": "replace", "path": "/attestations/0/expires_day", "value": kept.as_of_day}])
	said(undated) == ["fail at attested_on", "roadmap-understood"]
}

test_one_that_nobody_vouches_for_fails if {
	said(changed("by/role", "")) == ["fail at by", "roadmap-understood"]
	said(changed("by/count", 2)) == ["fail at by", "roadmap-understood"]
}

test_one_without_a_topic_fails_under_its_number if {
	none := json.patch(changed("topic", ""), [{"op": "replace", "path": "/attestations/0/subject", "value": "attestation:#1"}])
	said(none) == ["fail at topic", ""]
}

test_an_unknown_topic_fails if {
	fault := {"kind": "topic", "file": "delivery-group.yaml", "at": ["attestations", 0, "topic"], "because": "No such topic.", "remedy": "Write another.", "level": ""}
	unknown := json.patch(changed("topic", "road-map"), [{"op": "add", "path": "/faults/-", "value": fault}])
	said(unknown) == ["fail at topic", "road-map"]
}

test_several_of_one_topic_are_judged_one_by_one if {
	several := json.patch(kept, [{"op": "add", "path": "/attestations/-", "value": broken.attestations[0]}])
	judged.told(rule) == {0: "pass", 1: "fail"} with input as several
}

test_a_misspelt_part_leaves_the_attestation_unjudged if {
	every key in ["topic", "by", "attested_on", "expires"] {
		fault := {"kind": "shape", "file": "delivery-group.yaml", "at": ["attestations", 0, "x"], "hides": ["attestations", 0, key], "because": "", "remedy": "", "level": ""}
		judged.verdicts(rule) == {0: "not-assessed"} with input as object.union(kept, {"faults": [fault]})
	}
}

test_a_day_that_cannot_be_read_leaves_the_attestation_unjudged if {
	every key in ["attested_on", "expires"] {
		fault := {"kind": "date", "file": "delivery-group.yaml", "at": ["attestations", 0, key], "hides": [], "because": "", "remedy": "", "level": ""}
		judged.verdicts(rule) == {0: "not-assessed"} with input as object.union(kept, {"faults": [fault]})
	}
}
