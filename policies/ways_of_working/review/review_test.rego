package dgcheck.rules.ways_of_working.review_test

import data.dgcheck.lib.changes_test as changes
import data.dgcheck.lib.judged_test as judged
import data.dgcheck.rules.ways_of_working.review as rule

kept := data.examples.ways_of_working.review.kept

broken := data.examples.ways_of_working.review.broken

results(declared) := found if found := rule.results with input as declared

verdicts(declared) := found if found := judged.verdicts(rule) with input as declared

told(declared) := found if found := judged.told(rule) with input as declared

about(declared) := told(declared)[0]

agreement(change) := about(json.patch(kept, change))

test_an_agreement_that_has_ended_is_not_asked if {
	about(json.patch(broken, changes.set("/agreements/0/status", "ended"))) == "not-applicable at status"
	about(json.patch(broken, changes.set("/agreements/0/status", "active"))) == about(broken)
}

test_every_agreement_is_judged_by_itself if {
	second := object.union(broken.agreements[0], {"subject": "agreement:soil-advice"})
	verdicts(json.patch(kept, changes.add("/agreements/-", second))) == {0: "pass", 1: "fail"}
	results(json.patch(kept, changes.set("/agreements", []))) == {}
}

levels(declared) := {result.severity | some result in results(declared)}

test_a_way_to_settle_issues_every_fortnight_passes if {
	about(kept) == "pass"
}

test_without_a_way_to_settle_issues_the_agreement_fails if {
	about(broken) == "fail at review/mechanism"
	levels(broken) == {"warning"}
}

test_a_longer_interval_is_pointed_out if {
	agreement(changes.set("/agreements/0/review/cadence_days", 1)) == "pass"
	long := json.patch(kept, changes.set("/agreements/0/review/cadence_days", 15))
	about(long) == "fail at review/cadence_days"
	levels(long) == {"info"}
	found := judged.verdicts(rule) with input as long with data.params.ways_of_working.retro_days as 15
	{verdict | some verdict in found} == {"pass"}
}

test_so_is_one_that_is_missing if {
	unsaid := json.patch(kept, changes.set("/agreements/0/review/cadence_days", null))
	about(unsaid) == "fail at review/cadence_days"
	levels(unsaid) == {"info"}
}

test_the_graver_of_the_two_decides if {
	both := json.patch(broken, changes.set("/agreements/0/review/cadence_days", 15))
	about(both) == "fail at review/mechanism"
	levels(both) == {"warning"}
}

test_a_clause_that_is_not_in_force_is_not_asked if {
	found := judged.verdicts(rule) with input as broken with data.clauses as {"WW-23": "info"}
	{verdict | some verdict in found} == {"pass"}
}
