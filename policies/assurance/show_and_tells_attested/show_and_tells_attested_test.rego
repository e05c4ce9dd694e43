package dgcheck.rules.assurance.show_and_tells_attested_test

import data.dgcheck.lib.changes_test as changes
import data.dgcheck.lib.judged_test as judged
import data.dgcheck.rules.assurance.show_and_tells_attested as rule

kept := data.examples.assurance.show_and_tells_attested.kept

broken := data.examples.assurance.show_and_tells_attested.broken

result(declared) := found if found := rule.result with input as declared

told(declared) := found if found := judged.told(rule) with input as declared

linked := changes.set("/group/links/show_and_tell", "https://example.gov.uk/soil/show-and-tell")

last(date) := changes.dated("/group/show_and_tell_last", date)

test_a_link_is_enough if {
	told(kept) == {"group": "pass at group/links/show_and_tell"}
	told(json.patch(broken, linked)) == told(kept)
}

test_a_post_may_vouch_for_it_instead if {
	told(json.patch(kept, changes.set("/group/links/show_and_tell", ""))) == {"group": "attested at attestations/0"}
}

test_without_either_it_fails if {
	told(broken) == {"group": "fail at attestations"}
}

test_thirty_five_days_are_recent_and_one_more_is_not if {
	told(json.patch(broken, array.concat(linked, last("2026-10-18")))) == told(kept)
	old := json.patch(broken, array.concat(linked, last("2026-10-17")))
	told(old) == {"group": "fail at group/show_and_tell_last"}
	result(old).due == "2026-11-21"
}

test_a_day_long_ago_is_made_up_for_by_an_attestation if {
	told(json.patch(kept, last("2026-10-17"))) == {"group": "attested at attestations/0"}
}

test_a_day_after_the_day_we_judge_is_left_out if {
	told(json.patch(kept, last("2026-11-23"))) == told(kept)
}

test_a_day_alone_is_no_invitation if {
	told(json.patch(broken, last("2026-11-20"))) == told(broken)
}

test_an_attestation_sets_no_day_for_what_is_shown if {
	not result(kept).due
	result(json.patch(kept, last("2026-11-12"))).due == "2026-12-17"
}
