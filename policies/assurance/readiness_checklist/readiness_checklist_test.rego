package dgcheck.rules.assurance.readiness_checklist_test

import data.dgcheck.lib.changes_test as changes
import data.dgcheck.lib.judged_test as judged
import data.dgcheck.rules.assurance.readiness_checklist as rule

kept := data.examples.assurance.readiness_checklist.kept

broken := data.examples.assurance.readiness_checklist.broken

told(declared) := found if found := judged.told(rule) with input as declared

due(declared) := found if found := judged.said(rule, "due") with input as declared

checks(declared) := told(declared)[0]

maps(declared) := told(declared)[1]

severity(declared) := found if found := judged.said(rule, "severity") with input as declared

messages(declared) := found if found := judged.messages(rule) with input as declared

open(i, key) := changes.set($"/readiness/{i}/checklist/{key}", "")

entered(i, list) := changes.set($"/services/{i}/phases", [{"phase": phase, "from": date, "from_day": changes.day(date)} | some [phase, date] in list])

# not_asked has both forms of the result, with and without the path of the phases.
not_asked := {"not-applicable", "not-applicable at phases"}

test_nothing_open_passes if {
	checks(kept) == "pass at /readiness/0/checklist"
	maps(kept) == "pass at /readiness/1/checklist"
}

test_what_is_open_when_the_service_goes_live_is_a_warning if {
	checks(broken) == "fail at /readiness/0/checklist"
	severity(broken)[0] == "warning"
}

test_what_is_open_in_its_phase_is_a_remark if {
	unfinished := json.patch(kept, open(1, "change-model"))
	maps(unfinished) == "fail at /readiness/1/checklist"
	severity(unfinished)[1] == "info"
}

test_it_becomes_a_warning_once_the_phase_is_left if {
	opened := json.patch(kept, array.concat(open(1, "change-model"), entered(1, [["private-beta", "2026-09-07"], ["public-beta", "2026-11-09"]])))
	maps(opened) == "fail at /readiness/1/checklist"
	severity(opened)[1] == "warning"
	messages(opened)[1] == "Look at soil maps left private beta without an agreed way of making changes. Look at soil maps still has to prepare in public beta: the complete entry in MyIT, developers' tools that raise changes, dashboards for reporting."
}

test_what_comes_before_live_is_a_remark_while_beta_is_public if {
	next := array.flatten([
		entered(1, [["private-beta", "2026-09-07"], ["public-beta", "2026-11-09"]]),
		changes.set("/services/1/next/phase", "live"),
		[change | some key in ["myit-complete", "dev-tools", "dashboards"]; some change in changes.set($"/readiness/1/checklist/{key}", "done")],
	])
	severity(json.patch(kept, next))[1] == "info"
	startswith(messages(json.patch(kept, next))[1], "Look at soil maps still has to prepare before going live: ")
}

test_without_a_record_it_fails_at_the_phases if {
	maps(json.patch(kept, changes.set("/readiness", []))) == "fail"
}

test_a_service_with_nothing_to_prepare_is_not_asked if {
	every list in [[], [["discovery", "2026-02-02"]], [["alpha", "2026-02-02"]], [["live", "2019-05-14"]], [["live", "2026-02-02"], ["retired", "2026-05-04"]]] {
		checks(json.patch(broken, entered(0, list))) in not_asked
	}
}

test_without_a_founding_day_we_cannot_tell_which_phases_are_history if {
	undated := changes.undated("/group/founded")
	checks(json.patch(broken, undated)) == "not-assessed at /readiness/0/checklist"
	checks(json.patch(kept, undated)) == checks(kept)
	maps(json.patch(kept, array.concat(undated, open(1, "change-model")))) == "fail at /readiness/1/checklist"
}

test_a_preparation_is_asked_only_while_its_clause_is_in_force if {
	found := judged.verdicts(rule) with input as broken with data.clauses as {"AS-OSR-17": "warning"}
	{verdict | some verdict in found} == {"pass"}
}
