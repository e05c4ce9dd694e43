package dgcheck.rules.assurance.readiness_started_test

import data.dgcheck.lib.changes_test as changes
import data.dgcheck.lib.judged_test as judged
import data.dgcheck.rules.assurance.readiness_started as rule

kept := data.examples.assurance.readiness_started.kept

broken := data.examples.assurance.readiness_started.broken

told(declared) := found if found := judged.told(rule) with input as declared

due(declared) := found if found := judged.said(rule, "due") with input as declared

library(declared) := told(declared)[2]

checks(declared) := told(declared)[0]

none := changes.set("/readiness", [])

entered(i, list) := changes.set($"/services/{i}/phases", [{"phase": phase, "from": date, "from_day": changes.day(date)} | some [phase, date] in list])

rebuilt(date) := changes.dated("/services/2/events/0/date", date)

# not_asked has both forms of the result, with and without the path of the phases.
not_asked := {"not-applicable", "not-applicable at phases"}

test_a_record_passes if {
	library(kept) == "pass at /readiness/2"
	checks(kept) == "pass at /readiness/0"
}

test_a_rebuilt_service_without_a_record_fails if {
	library(broken) == "fail"
}

test_a_service_that_was_opened_without_a_record_fails if {
	every list in [
		[["private-beta", "2026-02-02"], ["public-beta", "2026-05-04"]],
		[["alpha", "2026-02-02"], ["live", "2026-05-04"]],
		[["public-beta", "2019-05-14"], ["live", "2026-05-04"]],
	] {
		checks(json.patch(broken, array.concat(none, entered(0, list)))) == "fail"
	}
}

test_a_service_that_was_opened_before_moves_are_looked_at_is_not_asked if {
	every list in [[["live", "2019-05-14"]], [["private-beta", "2025-10-06"], ["public-beta", "2026-01-04"]]] {
		checks(json.patch(broken, array.concat(none, entered(0, list)))) in not_asked
	}
}

test_a_service_that_has_not_been_opened_is_not_asked if {
	every list in [[], [["discovery", "2026-02-02"]], [["private-beta", "2026-02-02"]], [["live", "2026-02-02"], ["retired", "2026-05-04"]], [["public-beta", "2026-02-02"], ["alpha", "2026-05-04"]]] {
		checks(json.patch(broken, array.concat(none, entered(0, list)))) in not_asked
	}
}

test_only_a_rebuild_since_moves_are_looked_at_counts if {
	library(json.patch(broken, rebuilt("2026-01-05"))) == library(broken)
	every change in [rebuilt("2026-01-04"), rebuilt("2026-11-23"), changes.set("/services/2/events/0/kind", "team-change")] {
		library(json.patch(broken, change)) == "not-applicable"
	}
}

test_a_rebuild_is_asked_about_from_private_beta_on if {
	back := [["live", "2024-05-13"], ["alpha", "2026-03-16"]]
	library(json.patch(broken, entered(2, back))) == "not-due"
	library(json.patch(broken, entered(2, array.concat(back, [["private-beta", "2026-08-03"]])))) == library(broken)
	library(json.patch(kept, entered(2, back))) == library(kept)
}

test_without_a_founding_day_we_cannot_tell_whether_it_is_history if {
	undated := json.patch(broken, array.concat(none, changes.undated("/group/founded")))
	checks(undated) == "not-assessed at /group/founded"
	told(undated)[1] == "not-applicable"
	live := json.patch(undated, entered(0, [["public-beta", "2026-05-04"]]))
	checks(live) == "not-assessed at /group/founded"
}
