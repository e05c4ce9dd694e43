package dgcheck.rules.guide.outcome_measure_test

import data.dgcheck.lib.changes_test as changes
import data.dgcheck.lib.judged_test as judged
import data.dgcheck.rules.guide.outcome_measure as rule

kept := data.examples.guide.outcome_measure.kept

broken := data.examples.guide.outcome_measure.broken

told(declared) := under(declared, object.union(guide, standards))

# under returns the verdict on the outcome with some clauses in force, and its
# severity if that is lower than that of the rule.
under(declared, clauses) := [told[0], object.get(severities, 0, "")] if {
	told := judged.told(rule) with input as declared with data.clauses as clauses
	severities := judged.said(rule, "severity") with input as declared with data.clauses as clauses
}

passes := ["pass", ""]

fails := {severity: ["fail", severity] | some severity in ["", "info", "warning"]}

guide := {"DG-DIR-6": "warning", "DG-SUC-1": "info", "DG-SUC-3": "info"}

standards := {"DS-1-G3": "warning", "DS-4-G1": "warning"}

test_an_outcome_with_a_measure_passes if {
	told(kept) == passes
}

test_an_outcome_without_a_measure_fails_at_the_place_of_its_measures if {
	told(broken) == fails[""]
	under(broken, guide) == fails[""]
	under(broken, standards) == fails[""]
}

output := json.patch(kept, changes.set("/outcomes/0/measures/0/kind", "output"))

test_measures_of_work_alone_are_a_remark_of_the_guide if {
	under(output, guide) == fails.info
	under(output, standards) == passes
}

test_one_measure_of_the_effect_beside_others_is_enough if {
	told(json.patch(output, changes.add("/outcomes/0/measures/-", kept.outcomes[0].measures[0]))) == passes
}

unitless := json.patch(kept, changes.set("/outcomes/0/measures/0/unit", ""))

test_a_measure_needs_a_unit_only_by_the_standards if {
	under(unitless, standards) == fails.warning
	under(unitless, guide) == passes
}

test_one_measure_with_a_unit_beside_others_is_enough if {
	under(json.patch(unitless, changes.add("/outcomes/0/measures/-", kept.outcomes[0].measures[0])), standards) == passes
}

test_of_two_faults_the_graver_decides if {
	told(json.patch(output, changes.set("/outcomes/0/measures/0/unit", ""))) == fails.warning
}

# broken_by returns the clauses that a fail is about. If there is none, it is about all of them.
broken_by(declared) := object.get(found, 0, []) if {
	found := judged.said(rule, "clause") with input as declared with data.clauses as object.union(guide, standards)
}

test_a_fail_is_about_the_clauses_that_ask_for_what_is_missing if {
	broken_by(broken) == []
	broken_by(output) == ["DG-SUC-1"]
	broken_by(unitless) == ["DS-4-G1"]
}

test_an_outcome_that_is_not_active_needs_none if {
	every status in ["proposed", "achieved", "dropped"] {
		told(json.patch(broken, changes.set("/outcomes/0/status", status))) == ["not-applicable at status", ""]
	}
}

test_without_any_outcome_it_says_nothing if {
	judged.told(rule) == {} with input as json.patch(kept, changes.set("/outcomes", []))
}
