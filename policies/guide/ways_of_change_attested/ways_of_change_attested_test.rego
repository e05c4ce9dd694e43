package dgcheck.rules.guide.ways_of_change_attested_test

import data.dgcheck.lib.changes_test as changes
import data.dgcheck.lib.judged_test as judged
import data.dgcheck.rules.guide.ways_of_change_attested as rule

kept := data.examples.guide.ways_of_change_attested.kept

broken := data.examples.guide.ways_of_change_attested.broken

# told returns the result with its path and due day. The path of a change begins
# with its index in the list.
told(declared) := replace(found.group, "changes_to_ways_of_working/", "") if {
	found := judged.told_due(rule) with input as declared
}

place := [i | some i, attestation in kept.attestations; attestation.topic == "ways-of-change"][0]

# with_change adds a second change, which is that of the example with some values changed.
with_change(declared, change) := json.patch(declared, changes.add("/changes_to_ways_of_working/-", json.patch(kept.changes_to_ways_of_working[0], change)))

changed(change) := json.patch(kept, change)

test_a_change_that_people_heard_of_in_time_passes if {
	told(kept) == "pass"
}

test_a_change_that_people_heard_of_too_late_fails if {
	told(broken) == "fail at 0/communicated_on by 2026-10-01"
}

test_people_may_hear_of_a_change_on_its_first_day_and_not_later if {
	told(changed(changes.dated("/changes_to_ways_of_working/0/communicated_on", "2026-10-01"))) == told(kept)
	told(changed(changes.dated("/changes_to_ways_of_working/0/communicated_on", "2026-10-02"))) == told(broken)
}

test_a_change_that_took_effect_without_anybody_being_told_fails if {
	told(changed(changes.undated("/changes_to_ways_of_working/0/communicated_on"))) == told(broken)
}

test_there_is_time_to_tell_until_the_day_it_takes_effect if {
	untold := changed(changes.undated("/changes_to_ways_of_working/0/communicated_on"))
	told(json.patch(untold, changes.dated("/changes_to_ways_of_working/0/effective_from", "2026-11-22"))) == "not-due at 0/communicated_on by 2026-11-22"
	told(json.patch(untold, changes.dated("/changes_to_ways_of_working/0/effective_from", "2026-11-21"))) == "fail at 0/communicated_on by 2026-11-21"
}

test_a_change_that_people_will_hear_of_is_not_due if {
	told(changed(array.concat(
		changes.dated("/changes_to_ways_of_working/0/communicated_on", "2026-11-23"),
		changes.dated("/changes_to_ways_of_working/0/effective_from", "2026-12-01"),
	))) == "not-due at 0/communicated_on by 2026-12-01"
}

test_a_change_to_come_that_people_have_heard_of_passes if {
	told(changed(changes.dated("/changes_to_ways_of_working/0/effective_from", "2026-12-01"))) == told(kept)
}

test_a_change_without_a_day_cannot_be_assessed if {
	told(changed(changes.undated("/changes_to_ways_of_working/0/effective_from"))) == "not-assessed at 0/effective_from"
}

test_a_change_without_a_summary_is_judged_alike if {
	told(json.patch(broken, changes.set("/changes_to_ways_of_working/0/summary", ""))) == told(broken)
}

test_of_several_changes_each_has_to_be_told_in_time if {
	told(with_change(kept, [])) == told(kept)
	told(with_change(kept, changes.undated("/communicated_on"))) == "fail at 1/communicated_on by 2026-10-01"
	told(with_change(broken, changes.undated("/effective_from"))) == told(broken)
}

test_of_several_changes_to_come_the_next_is_named if {
	later := changed(array.concat(changes.undated("/changes_to_ways_of_working/0/communicated_on"), changes.dated("/changes_to_ways_of_working/0/effective_from", "2027-01-04")))
	sooner := array.concat(changes.undated("/communicated_on"), changes.dated("/effective_from", "2026-12-01"))
	told(with_change(later, sooner)) == "not-due at 1/communicated_on by 2026-12-01"
}

test_without_a_change_somebody_vouches_for_it if {
	none := changed(changes.set("/changes_to_ways_of_working", []))
	told(none) == $"attested at attestations/{place} by 2027-10-01"
	told(json.patch(none, changes.dated($"/attestations/{place}/expires", "2026-11-21"))) == $"fail at attestations/{place} by 2026-11-21"
	told(json.patch(none, changes.drop($"/attestations/{place}"))) == "fail at attestations"
}
