package dgcheck.rules.governance.working_group_test

import data.dgcheck.lib.changes_test as changes
import data.dgcheck.lib.judged_test as judged
import data.dgcheck.rules.governance.working_group as rule

kept := data.examples.governance.working_group.kept

broken := data.examples.governance.working_group.broken

result(declared) := found if found := rule.result with input as declared

told(declared) := found if found := judged.told(rule) with input as declared

at := ["governance", "forums", 1, "last_met"]

about(change) := told(json.patch(kept, change))

test_a_working_group_that_met_lately_passes if {
	told(kept) == {"group": "pass at governance/forums/1/last_met"}
	result(kept).due == "2027-01-11"
}

test_a_working_group_that_met_long_ago_fails if {
	told(broken) == {"group": "fail at governance/forums/1/last_met"}
}

test_it_meets_within_twice_its_interval if {
	every rhythm, day in {"weekly": "2026-11-08", "fortnightly": "2026-10-25", "monthly": "2026-09-21", "quarterly": "2026-05-22"} {
		about(array.concat(changes.set("/governance/forums/1/meets_every", rhythm), changes.dated("/governance/forums/1/last_met", day))) == told(kept)
	}
	every rhythm, day in {"weekly": "2026-11-07", "fortnightly": "2026-10-24", "monthly": "2026-09-20", "quarterly": "2026-05-21"} {
		about(array.concat(changes.set("/governance/forums/1/meets_every", rhythm), changes.dated("/governance/forums/1/last_met", day))) == told(broken)
	}
}

test_a_meeting_after_the_day_we_judge_cannot_be_assessed if {
	about(changes.dated("/governance/forums/1/last_met", "2026-11-23")) == {"group": "not-assessed at governance/forums/1/last_met"}
}

test_without_a_meeting_it_fails_unless_there_are_minutes if {
	unmet := changes.undated("/governance/forums/1/last_met")
	about(unmet) == told(broken)
	about(array.concat(unmet, changes.set("/governance/forums/1/minutes_url", "https://example.gov.uk/minutes"))) == {"group": "not-assessed at governance/forums/1/last_met"}
}

test_without_an_interval_it_fails_at_the_interval if {
	about(changes.set("/governance/forums/1/meets_every", "")) == {"group": "fail at governance/forums/1/meets_every"}
}

test_without_a_working_group_it_fails if {
	about(changes.set("/governance/forums/1/kind", "other")) == {"group": "fail"}
	about(changes.set("/governance/forums", [])) == {"group": "fail"}
}

test_of_several_the_one_that_met_last_counts if {
	second := object.union(kept.governance.forums[1], {"id": "second", "subject": "forum:second", "last_met": "2026-11-11", "last_met_day": changes.day("2026-11-11")})
	about(changes.add("/governance/forums/-", second)) == {"group": "pass at governance/forums/3/last_met"}
	planned := json.patch(second, changes.dated("/last_met", "2026-11-23"))
	about(changes.add("/governance/forums/-", planned)) == told(kept)
	told(json.patch(broken, array.concat(changes.undated("/governance/forums/1/last_met"), changes.add("/governance/forums/-", planned)))) == {"group": "not-assessed at governance/forums/3/last_met"}
}
