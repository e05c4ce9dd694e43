package dgcheck.rules.ways_of_working.duration_test

import data.dgcheck.lib.changes_test as changes
import data.dgcheck.lib.judged_test as judged
import data.dgcheck.rules.ways_of_working.duration as rule

kept := data.examples.ways_of_working.duration.kept

broken := data.examples.ways_of_working.duration.broken

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

duration := "/agreements/0/duration"

none := array.concat(changes.undated($"{duration}/from"), changes.undated($"{duration}/to"))

test_each_form_alone_passes if {
	about(kept) == "pass"
	agreement(array.concat(none, changes.set($"{duration}/until_output", "A decision to build or buy"))) == "pass"
	agreement(array.concat(none, changes.set($"{duration}/quarters", ["2026-27-Q3"]))) == "pass"
	{result.due | some result in results(kept)} == {"2027-02-26"}
}

test_two_forms_are_one_too_many if {
	about(broken) == "fail"
	agreement(changes.set($"{duration}/quarters", ["2026-27-Q3"])) == "fail"
	agreement(array.concat(none, array.concat(changes.set($"{duration}/quarters", ["2026-27-Q3"]), changes.set($"{duration}/until_output", "A decision")))) == "fail"
}

test_without_a_duration_the_agreement_fails if {
	agreement(none) == "fail"
	agreement(array.concat(none, changes.set($"{duration}/quarters", [""]))) == "fail"
}

test_both_days_are_needed if {
	agreement(changes.undated($"{duration}/from")) == "fail"
	agreement(changes.undated($"{duration}/to")) == "fail"
}

test_the_last_day_is_not_before_the_first if {
	agreement(changes.dated($"{duration}/from", "2027-02-26")) == "pass"
	agreement(changes.dated($"{duration}/from", "2027-02-27")) == "fail at duration/to"
}

test_an_agreement_past_its_last_day_is_pointed_out if {
	agreement(changes.dated($"{duration}/to", "2026-11-22")) == "pass"
	over := json.patch(kept, changes.dated($"{duration}/to", "2026-11-21"))
	about(over) == "fail at duration/to"
	{[result.severity, result.due] | some result in results(over)} == {["info", "2026-11-21"]}
	not severe(broken)
}

severe(declared) if {
	some result in results(declared)
	result.severity
}
