package dgcheck.rules.guide.civil_servants_share_test

import data.dgcheck.lib.changes_test as changes
import data.dgcheck.lib.judged_test as judged
import data.dgcheck.rules.guide.civil_servants_share as rule

kept := data.examples.guide.civil_servants_share.kept

broken := data.examples.guide.civil_servants_share.broken

told(declared) := found if found := judged.told(rule) with input as declared

said(verdict) := {"group": verdict}

counts(size, civil_servants, target) := told(json.patch(kept, array.flatten([
	changes.set("/team/size", size),
	changes.set("/team/civil_servants", civil_servants),
	changes.set("/team/civil_servant_target", target),
])))

test_a_share_that_reaches_the_target_passes if {
	told(kept) == said("pass")
	counts(4, 3, 75) == said("pass")
}

test_a_share_below_the_target_fails if {
	told(broken) == said("fail")
	counts(1000, 749, 75) == said("fail")
	counts(1000, 749, 74.9) == said("pass")
}

test_without_a_target_the_share_is_only_shown if {
	counts(9, 6, null) == said("pass")
	counts(9, 0, null) == said("pass")
	untargeted := json.patch(kept, changes.set("/team/civil_servant_target", null))
	contains(judged.message(rule), "77 percent") with input as untargeted
}

test_without_both_counts_it_cannot_be_assessed if {
	counts(null, 6, 75) == said("not-assessed")
	counts(9, null, 75) == said("not-assessed")
	counts(null, null, null) == said("not-assessed")
}

test_more_civil_servants_than_people_is_a_mistake if {
	counts(9, 10, 75) == said("not-assessed")
	counts(9, 9, 75) == said("pass")
	counts(0, 1, 75) == said("not-assessed")
}

test_a_group_without_people_is_not_asked if {
	counts(0, 0, 75) == said("not-applicable")
}
