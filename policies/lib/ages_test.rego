package dgcheck.lib.ages_test

import data.dgcheck.lib.ages
import data.dgcheck.lib.changes_test as changes

said := {"last": "It was last cleaned", "never": "Nobody has cleaned it."}

# found returns the doubts about a day on 22 November 2026, with a limit of 10
# days.
found(date, since) := result if {
	result := ages.doubts(changes.day(date), 10, since, said) with input as {"as_of_day": changes.day("2026-11-22")}
}

never(since) := result if {
	result := ages.doubts(null, 10, since, said) with input as {"as_of_day": changes.day("2026-11-22")}
}

test_a_recent_day_is_in_order_to_the_last_day if {
	found("2026-11-22", null) == []
	found("2026-11-12", null) == []
}

test_a_day_too_long_ago_fails_and_says_when_it_was_due if {
	found("2026-11-11", null) == [{"fail": "It was last cleaned on 11 November 2026, 11 days ago.", "due": "2026-11-21"}]
}

test_a_day_after_the_one_we_judge_cannot_be_assessed if {
	found("2026-11-23", null) == [{"not-assessed": "It was last cleaned on 23 November 2026, which is after the day we judge."}]
}

test_what_was_never_done_fails if {
	never(null) == [{"fail": "Nobody has cleaned it."}]
}

test_what_is_newly_asked_has_as_long_for_its_first_time if {
	never(changes.day("2026-11-12")) == [{"not-due": "Nobody has cleaned it. This is due by 22 November 2026.", "due": "2026-11-22"}]
	never(changes.day("2026-11-11")) == never(null)
}

test_what_was_done_is_due_again if {
	ages.again(changes.day("2026-11-12"), 10) == "2026-11-22"
	ages.again(null, 10) == ""
}
