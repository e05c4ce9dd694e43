package dgcheck.rules.guide.spend_control_used_test

import data.dgcheck.lib.changes_test as changes
import data.dgcheck.lib.judged_test as judged
import data.dgcheck.rules.guide.spend_control_used as rule

kept := data.examples.guide.spend_control_used.kept

broken := data.examples.guide.spend_control_used.broken

results(declared) := found if found := rule.results with input as declared

told_due(declared) := found if found := judged.told_due(rule) with input as declared

told(declared) := found if found := judged.told(rule) with input as declared

# about returns the result for the item that is in progress, with its due day.
about(declared) := told_due(declared)[0]

test_recorded_spending_passes_and_what_is_proposed_is_not_asked if {
	told(kept) == {0: "pass", 1: "not-applicable at status"}
}

test_work_under_way_that_does_not_say_fails if {
	about(broken) == "fail"
	about(json.patch(kept, changes.set("/pipeline/items/0/spend_control", "unknown"))) == about(broken)
}

test_approved_work_that_does_not_say_is_not_due if {
	every control_said in ["", "unknown", "required"] {
		approved := json.patch(kept, array.flatten([
			changes.set("/pipeline/items/0/status", "approved"),
			changes.set("/pipeline/items/0/spend_control", control_said),
			changes.undated("/spend/0/recorded_on"),
		]))
		about(approved) == "not-due"
	}
}

test_work_that_needs_no_spend_control_says_why if {
	unneeded := json.patch(kept, changes.set("/pipeline/items/0/spend_control", "not-required"))
	about(unneeded) == "fail"
	about(json.patch(unneeded, changes.set("/pipeline/items/0/spend_control_reason", "Staff time only"))) == "pass"
}

test_spending_has_fourteen_days_to_be_recorded if {
	unrecorded := json.patch(kept, changes.undated("/spend/0/recorded_on"))
	about(json.patch(unrecorded, changes.dated("/spend/0/committed_on", "2026-11-08"))) == "not-due by 2026-11-22"
	about(json.patch(unrecorded, changes.dated("/spend/0/committed_on", "2026-11-07"))) == "fail by 2026-11-21"
}

test_the_earliest_spending_counts if {
	later := object.union(kept.spend[0], {"recorded_on": "", "recorded_on_day": null, "committed_on": "2026-11-20", "committed_on_day": changes.day("2026-11-20")})
	two := json.patch(kept, array.concat(changes.undated("/spend/0/recorded_on"), changes.add("/spend/-", later)))
	about(two) == "fail by 2026-08-10"
}

test_work_under_way_without_spending_fails if {
	every change in [
		changes.set("/spend", []),
		changes.set("/spend/0/pipeline", "beta"),
		array.concat(changes.undated("/spend/0/recorded_on"), changes.undated("/spend/0/committed_on")),
	] {
		about(json.patch(kept, change)) == "fail"
	}
}

test_a_record_after_the_day_we_judge_is_left_out if {
	about(json.patch(kept, changes.dated("/spend/0/recorded_on", "2026-11-23"))) == "fail by 2026-08-10"
}

test_work_that_costs_nothing_or_has_stopped_is_not_asked if {
	every value in [null, 0, -100] {
		about(json.patch(broken, changes.set("/pipeline/items/0/value_pence", value))) == "not-applicable at value"
	}
	every status in ["proposed", "paused", "done", "stopped"] {
		about(json.patch(broken, changes.set("/pipeline/items/0/status", status))) == "not-applicable at status"
	}
}

test_without_a_status_we_cannot_tell if {
	about(json.patch(kept, changes.set("/pipeline/items/0/status", ""))) == "not-assessed at status"
}

test_a_verdict_rests_on_the_spending_only_where_that_could_decide_otherwise if {
	rests_on(json.patch(kept, changes.undated("/spend/0/recorded_on"))) == [["spend", 0]]
	rests_on(kept) == []
	unneeded := json.patch(kept, changes.set("/pipeline/items/0/spend_control", "not-required"))
	every reason in ["", "Staff time only"] {
		rests_on(json.patch(unneeded, changes.set("/pipeline/items/0/spend_control_reason", reason))) == []
	}
}

rests_on(declared) := object.get(results(declared)[0], "rests_on", [])

test_a_reason_alone_does_not_say_that_spend_control_is_not_required if {
	about(json.patch(broken, changes.set("/pipeline/items/0/spend_control_reason", "Staff time only"))) == about(broken)
}
