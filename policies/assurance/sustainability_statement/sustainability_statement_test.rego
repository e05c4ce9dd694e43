package dgcheck.rules.assurance.sustainability_statement_test

import data.dgcheck.lib.changes_test as changes
import data.dgcheck.lib.judged_test as judged
import data.dgcheck.rules.assurance.sustainability_statement as rule

kept := data.examples.assurance.sustainability_statement.kept

broken := data.examples.assurance.sustainability_statement.broken

results(declared) := found if found := rule.results with input as declared

verdicts(declared) := found if found := judged.verdicts(rule) with input as declared

told_due(declared) := found if found := judged.told_due(rule) with input as declared

# about returns the result for soil-maps, in private beta since 9 November.
about(declared) := told_due(declared)[1]

because(declared) := found if found := judged.messages(rule)[1] with input as declared

severities(declared) := {result.severity | some result in results(declared); result.fail}

test_services_with_a_statement_pass if {
	verdicts(kept) == {0: "pass", 1: "pass"}
	about(kept) == "pass at /sustainability/1/statement_url"
}

test_a_service_from_alpha_on_without_a_statement_fails if {
	about(broken) == "fail at /sustainability/1/statement_url"
	severities(broken) == {"warning"}
	about(json.patch(broken, changes.drop("/services/1/phases/2"))) == "fail at /sustainability/1/statement_url"
	about(json.patch(kept, changes.drop("/sustainability/1"))) == "fail at /sustainability"
}

test_services_before_alpha_or_retired_are_not_asked if {
	every phase in ["discovery", "retired"] {
		about(json.patch(broken, changes.set("/services/1/phases", [{"phase": phase, "from": "2026-10-05", "from_day": changes.day("2026-10-05")}]))) == "not-applicable"
	}
	about(json.patch(broken, changes.set("/services/1/phases", []))) == "not-applicable"
}

# live returns an example in which soil-maps went live on a day.
live(declared, date) := json.patch(declared, changes.set("/services/1/phases", [{"phase": "live", "from": date, "from_day": changes.day(date)}]))

test_services_that_went_live_before_moves_are_looked_at_are_not_asked if {
	about(live(broken, "2026-01-04")) == "not-applicable"
	about(live(broken, "2026-01-05")) == "fail at /sustainability/1/statement_url"
}

test_without_a_founding_day_we_cannot_tell_of_a_live_service if {
	undated := json.patch(broken, changes.undated("/group/founded"))
	about(live(undated, "2026-01-05")) == "not-assessed at /group/founded"
	about(undated) == "fail at /sustainability/1/statement_url"
	about(live(json.patch(kept, changes.undated("/group/founded")), "2026-01-05")) == "pass at /sustainability/1/statement_url"
}

# A service that begins a beta has 60 days to update its statement.
phase(declared, name, date) := json.patch(declared, changes.set("/services/1/phases/2", {"phase": name, "from": date, "from_day": changes.day(date)}))

test_the_statement_is_brought_up_to_date_in_each_beta if {
	every name in ["private-beta", "public-beta"] {
		about(phase(kept, name, "2026-11-12")) == "pass at /sustainability/1/statement_url"
		about(phase(kept, name, "2026-11-13")) == "not-due at /sustainability/1/statement_updated by 2027-01-12"
	}
	old := json.patch(kept, changes.dated("/sustainability/1/statement_updated", "2026-09-01"))
	about(phase(old, "private-beta", "2026-09-23")) == "not-due at /sustainability/1/statement_updated by 2026-11-22"
	about(phase(old, "private-beta", "2026-09-22")) == "fail at /sustainability/1/statement_updated by 2026-11-21"
	severities(phase(old, "private-beta", "2026-09-22")) == {"info"}
}

test_a_statement_that_does_not_say_when_it_was_updated_was_not if {
	every change in [changes.undated("/sustainability/1/statement_updated"), changes.dated("/sustainability/1/statement_updated", "2026-11-23")] {
		about(phase(json.patch(kept, change), "private-beta", "2026-09-22")) == "fail at /sustainability/1/statement_updated by 2026-11-21"
	}
}

test_outside_the_betas_the_statement_need_not_be_updated if {
	old := json.patch(kept, changes.undated("/sustainability/1/statement_updated"))
	every name in ["alpha", "live"] {
		about(phase(old, name, "2026-09-22")) == "pass at /sustainability/1/statement_url"
	}
}

# coming returns the broken example with an assessment in the future.
coming(change) := json.patch(broken, array.concat(
	changes.add("/assessments/-", object.union(broken.assessments[5], {
		"subject": "assessment:maps-beta", "phase": "beta", "status": "booked", "result": "", "sustainability": "",
		"held_on": "2027-01-12", "held_on_day": changes.day("2027-01-12"),
	})),
	change,
))

predicted(declared) if contains(because(declared), "its assessment on 12 January 2027 can only find sustainability red.")

test_the_next_assessment_is_told_to_be_red if {
	predicted(coming([]))
	about(coming([])) == "fail at /sustainability/1/statement_url"
	not predicted(broken)
}

test_only_assessments_that_look_at_it_are_told_to_be_red if {
	predicted(coming(changes.set("/services/1/users", "both")))
	predicted(coming(changes.set("/services/1/transactions_per_year", 100000)))
	predicted(coming(changes.set("/services/1/transactions_per_year", null)))
	every change in [
		changes.set("/services/1/transactions_per_year", 100001),
		changes.set("/services/1/transactional", false),
		changes.set("/services/1/users", "internal"),
		changes.set("/assessments/6/panel", "cross-government"),
		changes.set("/assessments/6/result", "green"),
		changes.set("/assessments/6/service", "soil-checks"),
		changes.undated("/assessments/6/held_on"),
		changes.dated("/assessments/6/held_on", "2026-11-21"),
	] {
		not predicted(coming(change))
		about(coming(change)) == "fail at /sustainability/1/statement_url"
	}
}

test_it_is_asked_once_by_whichever_pack_asks if {
	count(split(because(broken), ". ")) == 1
	about(broken) == "fail at /sustainability/1/statement_url" with data.clauses as {"ST-A-3": "info"}
	severities(broken) == {"info"} with data.clauses as {"ST-A-3": "info"}
	severities(broken) == {"warning"} with data.clauses as {"ST-A-3": "info", "ST-M4-1": "warning"}
}

test_an_assessment_before_sustainability_was_looked_at_is_not_told_to_be_red if {
	early := changes.dated("/assessments/6/held_on", "2026-03-31")
	day := changes.set("/as_of_day", changes.day("2026-03-01"))
	begun := changes.dated("/services/1/phases/1/from", "2026-02-02")
	first := changes.dated("/services/1/phases/0/from", "2026-01-12")
	not predicted_on(coming(array.flatten([early, day, first, begun])), "31 March 2026")
	april := changes.dated("/assessments/6/held_on", "2026-04-01")
	predicted_on(coming(array.flatten([april, day, first, begun])), "1 April 2026")
}

predicted_on(declared, date) if contains(because(declared), $"its assessment on {date} can only find")
