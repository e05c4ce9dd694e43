package dgcheck.lib.conditions_test

import data.dgcheck.lib.conditions

in_force := {"A": "warning", "B": "info", "C": ""}

met := {"pass": "All is well."}

judged(findings) := result if result := conditions.weighed(findings, met) with data.clauses as in_force

info := {"clause": "B", "fail": "The colour is missing.", "remedy": "Give the colour."}

warning := {"clause": "A", "fail": "The name is missing.", "at": ["services", 0, "name"]}

test_nothing_wrong_is_met if {
	judged([]) == met
}

test_a_condition_of_a_clause_not_in_force_is_left_out if {
	judged([object.union(warning, {"clause": "ELSEWHERE"})]) == met
}

test_the_gravest_decides_and_all_is_said if {
	judged([info, warning]) == {
		"fail": "The colour is missing. The name is missing.",
		"severity": "warning", "clause": ["A", "B"], "at": ["services", 0, "name"], "remedy": "Give the colour.",
	}
}

test_a_condition_may_have_a_level_of_its_own if {
	judged([object.union(warning, {"severity": "info"})]).severity == "info"
}

test_a_clause_that_is_never_a_finding_gives_no_level if {
	not judged([object.union(warning, {"clause": "C"})]).severity
}

test_a_fail_is_about_the_clauses_that_ask_for_what_is_missing if {
	judged([info]).clause == ["B"]
	judged([object.union(info, {"also": ["D", "A"]})]).clause == ["A", "B", "D"]
	not judged([{"clause": "B", "not-assessed": "We cannot tell."}]).clause
}

test_advice_is_given_once if {
	judged([info, object.union(info, {"fail": "The shade is missing."})]).remedy == "Give the colour."
	not judged([warning]).remedy
}

test_a_fail_comes_before_what_is_unknown_and_that_before_what_is_not_due if {
	unknown := {"clause": "A", "not-assessed": "We cannot tell."}
	soon := {"clause": "A", "not-due": "There is time.", "due": "2026-12-01"}
	judged([unknown, info, soon]).fail
	judged([soon, unknown]) == {"not-assessed": "We cannot tell."}
	judged([soon]) == {"not-due": "There is time.", "due": "2026-12-01"}
}
