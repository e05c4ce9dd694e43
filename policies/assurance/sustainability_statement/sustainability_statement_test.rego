package dgcheck.rules.assurance.sustainability_statement_test

import data.dgcheck.lib.changes_test as changes
import data.dgcheck.rules.assurance.sustainability_statement as rule

kept := data.examples.assurance.sustainability_statement.kept

broken := data.examples.assurance.sustainability_statement.broken

results(declared) := found if found := rule.results with input as declared

# about is what is said of soil-maps, which is in private beta since 9 November.
about(declared) := {[result.verdict, result.at, object.get(result, "due", "")] |
	some result in results(declared)
	result.subject == "service:soil-maps"
}

because(declared) := [result.because | some result in results(declared); result.subject == "service:soil-maps"][0]

severities(declared) := {result.severity | some result in results(declared); result.verdict == "fail"}

unstated := {["fail", ["sustainability", 1, "statement_url"], ""]}

stated := {["pass", ["sustainability", 1, "statement_url"], ""]}

test_services_with_a_statement_pass if {
	{[result.subject, result.verdict] | some result in results(kept)} == {["service:soil-checks", "pass"], ["service:soil-maps", "pass"]}
	about(kept) == stated
}

test_a_service_from_alpha_on_without_a_statement_fails if {
	about(broken) == unstated
	severities(broken) == {"warning"}
	about(json.patch(broken, changes.drop("/services/1/phases/2"))) == unstated
	about(json.patch(kept, changes.drop("/sustainability/1"))) == {["fail", ["sustainability"], ""]}
}

test_services_before_alpha_or_retired_are_not_asked if {
	every phase in ["discovery", "retired"] {
		about(json.patch(broken, changes.set("/services/1/phases", [{"phase": phase, "from": "2026-10-05", "from_day": changes.day("2026-10-05")}]))) == {["not-applicable", ["services", 1, "phases"], ""]}
	}
	about(json.patch(broken, changes.set("/services/1/phases", []))) == {["not-applicable", ["services", 1, "phases"], ""]}
}

# live is an example in which soil-maps went live on a day.
live(declared, date) := json.patch(declared, changes.set("/services/1/phases", [{"phase": "live", "from": date, "from_day": changes.day(date)}]))

test_services_that_went_live_before_moves_are_looked_at_are_not_asked if {
	about(live(broken, "2026-01-04")) == {["not-applicable", ["services", 1, "phases"], ""]}
	about(live(broken, "2026-01-05")) == unstated
}

test_without_a_founding_day_we_cannot_tell_of_a_live_service if {
	undated := json.patch(broken, changes.undated("/group/founded"))
	about(live(undated, "2026-01-05")) == {["not-assessed", ["group", "founded"], ""]}
	about(undated) == unstated
	about(live(json.patch(kept, changes.undated("/group/founded")), "2026-01-05")) == stated
}

# A service that begins a beta has 60 days to bring its statement up to date.
phase(declared, name, date) := json.patch(declared, changes.set("/services/1/phases/2", {"phase": name, "from": date, "from_day": changes.day(date)}))

test_the_statement_is_brought_up_to_date_in_each_beta if {
	every name in ["private-beta", "public-beta"] {
		about(phase(kept, name, "2026-11-12")) == stated
		about(phase(kept, name, "2026-11-13")) == {["not-due", ["sustainability", 1, "statement_updated"], "2027-01-12"]}
	}
	old := json.patch(kept, changes.dated("/sustainability/1/statement_updated", "2026-09-01"))
	about(phase(old, "private-beta", "2026-09-23")) == {["not-due", ["sustainability", 1, "statement_updated"], "2026-11-22"]}
	about(phase(old, "private-beta", "2026-09-22")) == {["fail", ["sustainability", 1, "statement_updated"], "2026-11-21"]}
	severities(phase(old, "private-beta", "2026-09-22")) == {"info"}
}

test_a_statement_that_does_not_say_when_it_was_updated_was_not if {
	every change in [changes.undated("/sustainability/1/statement_updated"), changes.dated("/sustainability/1/statement_updated", "2026-11-23")] {
		about(phase(json.patch(kept, change), "private-beta", "2026-09-22")) == {["fail", ["sustainability", 1, "statement_updated"], "2026-11-21"]}
	}
}

test_outside_the_betas_the_statement_need_not_be_updated if {
	old := json.patch(kept, changes.undated("/sustainability/1/statement_updated"))
	every name in ["alpha", "live"] {
		about(phase(old, name, "2026-09-22")) == stated
	}
}

# coming is the broken example with an assessment to come.
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
	about(coming([])) == unstated
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
		about(coming(change)) == unstated
	}
}

test_it_is_asked_once_by_whichever_pack_asks if {
	count(split(because(broken), ". ")) == 1
	about(broken) == unstated with data.clauses as {"ST-A-3": "info"}
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
