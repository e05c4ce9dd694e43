package dgcheck.rules.assurance.operations_guide_test

import data.dgcheck.lib.changes_test as changes
import data.dgcheck.lib.judged_test as judged
import data.dgcheck.rules.assurance.operations_guide as rule

kept := data.examples.assurance.operations_guide.kept

broken := data.examples.assurance.operations_guide.broken

told(declared) := found if found := judged.told(rule) with input as declared

due(declared) := found if found := judged.said(rule, "due") with input as declared

checks(declared) := told(declared)[0]

entered(i, list) := changes.set($"/services/{i}/phases", [{"phase": phase, "from": date, "from_day": changes.day(date)} | some [phase, date] in list])

next(phase, date) := array.concat(changes.set("/services/0/next/phase", phase), changes.dated("/services/0/next/planned_for", date))

# not_asked has both forms of the result, with and without the path of the phases.
not_asked := {"not-applicable", "not-applicable at phases"}

test_a_guide_passes if {
	checks(kept) == "pass at /readiness/0/operations_guide"
	checks(json.patch(kept, entered(0, [["public-beta", "2026-08-03"]]))) == checks(kept)
}

test_going_live_without_one_fails if {
	checks(broken) == "fail"
	checks(json.patch(broken, changes.set("/readiness", []))) == checks(broken)
	checks(json.patch(kept, changes.set("/readiness/0/service", "soil-maps"))) == checks(broken)
}

test_it_is_not_due_before_the_service_goes_live if {
	opened := json.patch(broken, entered(0, [["public-beta", "2026-08-03"]]))
	checks(opened) == "not-due"
	not due(opened)[0]
	planned := json.patch(opened, next("live", "2027-03-01"))
	checks(planned) == "not-due"
	due(planned)[0] == "2027-03-01"
}

test_a_plan_that_has_passed_gives_no_day if {
	late := json.patch(broken, array.concat(entered(0, [["public-beta", "2026-08-03"]]), next("live", "2026-11-22")))
	checks(late) == "not-due"
	not due(late)[0]
}

test_it_is_not_asked_before_public_beta if {
	told(kept)[1] == "not-applicable"
	every phase in ["discovery", "alpha", "private-beta", "retired"] {
		checks(json.patch(broken, entered(0, [[phase, "2026-08-03"]]))) in not_asked
	}
	checks(json.patch(broken, entered(0, []))) == "not-applicable at phases"
}

test_a_service_that_was_live_before_moves_are_looked_at_is_not_asked if {
	checks(json.patch(broken, entered(0, [["live", "2026-01-04"]]))) == "not-applicable"
	checks(json.patch(broken, entered(0, [["live", "2026-01-05"]]))) == "fail"
}

test_without_a_founding_day_we_cannot_tell_whether_it_is_history if {
	checks(json.patch(broken, changes.undated("/group/founded"))) == "not-assessed at /group/founded"
	checks(json.patch(kept, changes.undated("/group/founded"))) == checks(kept)
}
