package dgcheck.rules.guide.keep_improving_test

import data.dgcheck.lib.changes_test as changes
import data.dgcheck.lib.judged_test as judged
import data.dgcheck.rules.guide.keep_improving as rule

kept := data.examples.guide.keep_improving.kept

broken := data.examples.guide.keep_improving.broken

result(declared) := found if found := rule.result with input as declared

told(declared) := found if found := judged.told(rule) with input as declared

attestation := {
	"topic": "improvement", "subject": "attestation:improvement", "file": "delivery-group.yaml",
	"by": {"count": 1, "role": "Delivery group lead", "email": "soil-lead@example.gov.uk", "organisation": "", "person": "", "since": "", "since_day": null},
	"attested_on": "2026-10-01", "attested_on_day": changes.day("2026-10-01"),
	"expires": "", "expires_day": null, "evidence": "", "method": "",
}

attested(declared, change) := json.patch(declared, changes.set("/attestations", [json.patch(attestation, change)]))

test_a_recent_retrospective_passes if {
	told(kept) == {"group": "pass"}
	result(kept).due == "2027-02-14"
}

test_without_a_retrospective_the_group_fails if {
	told(broken) == {"group": "fail"}
}

test_a_hundred_days_are_in_time_and_one_more_is_not if {
	told(json.patch(kept, changes.dated("/retrospectives/last", "2026-08-14"))) == told(kept)
	told(json.patch(kept, changes.dated("/retrospectives/last", "2026-08-13"))) == told(broken)
}

test_an_attestation_stands_in_for_a_retrospective if {
	told(attested(broken, [])) == {"group": "attested at attestations/0"}
	told(attested(json.patch(kept, changes.dated("/retrospectives/last", "2026-08-13")), [])) == {"group": "attested at attestations/0"}
}

test_a_recent_retrospective_comes_before_an_attestation if {
	told(attested(kept, [])) == told(kept)
}

test_an_attestation_that_has_expired_or_is_about_something_else_does_not_count if {
	told(attested(broken, changes.dated("/expires", "2026-11-21"))) == told(broken)
	told(attested(broken, changes.dated("/expires", "2026-11-22"))) != told(broken)
	told(attested(broken, changes.set("/topic", "culture"))) == told(broken)
}

test_a_fail_rests_on_an_attestation_that_could_not_be_read if {
	result(attested(broken, changes.undated("/attested_on"))).rests_on == [["attestations", 0]]
	result(broken).rests_on == []
}

test_a_retrospective_after_the_day_we_judge_cannot_be_assessed if {
	told(json.patch(kept, changes.dated("/retrospectives/last", "2026-11-23"))) == {"group": "not-assessed"}
}
