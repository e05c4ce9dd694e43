package dgcheck.rules.assurance.sustainability_rag_test

import data.dgcheck.lib.changes_test as changes
import data.dgcheck.lib.judged_test as judged
import data.dgcheck.rules.assurance.sustainability_rag as rule

kept := data.examples.assurance.sustainability_rag.kept

broken := data.examples.assurance.sustainability_rag.broken

verdicts(declared) := found if found := judged.verdicts(rule) with input as declared

told(declared) := found if found := judged.told(rule) with input as declared

# about returns the result for the last assessment, of 3 November.
about(declared) := told(declared)[5]

test_a_colour_is_shown_and_without_one_nothing_is_asked if {
	verdicts(kept) == {0: "not-applicable", 1: "pass", 2: "pass", 3: "pass", 4: "not-applicable", 5: "pass"}
	about(json.patch(kept, changes.set("/assessments/5/sustainability", "amber"))) == "pass"
	about(json.patch(kept, changes.set("/assessments/5/sustainability", ""))) == "not-applicable"
}

test_a_red_one_fails if {
	about(broken) == "fail"
}

# again returns the example with a later assessment of the same service.
again(change) := json.patch(
	json.patch(broken, changes.add("/assessments/-", object.union(kept.assessments[5], {
		"subject": "assessment:maps-again",
		"held_on": "2026-11-17",
		"held_on_day": changes.day("2026-11-17"),
	}))),
	change,
)

test_a_later_assessment_that_was_content_answers_it if {
	about(again([])) == "pass"
	about(again(changes.set("/assessments/6/sustainability", "amber"))) == "pass"
}

test_an_assessment_that_is_red_too_earlier_to_come_or_of_another_service_does_not if {
	every change in [
		changes.set("/assessments/6/sustainability", "red"),
		changes.set("/assessments/6/sustainability", ""),
		changes.dated("/assessments/6/held_on", "2026-11-02"),
		changes.dated("/assessments/6/held_on", "2026-11-23"),
		changes.undated("/assessments/6/held_on"),
		changes.undated("/assessments/5/held_on"),
		changes.set("/assessments/6/service", "soil-checks"),
	] {
		about(again(change)) == "fail"
	}
}
