package dgcheck.lib.checklist_test

import data.dgcheck.lib.changes_test as changes
import data.dgcheck.lib.checklist

example := data.examples.assurance.readiness_checklist.kept

entered(i, list) := changes.set($"/services/{i}/phases", [{"phase": phase, "from": date, "from_day": changes.day(date)} | some [phase, date] in list])

# bare returns the example without readiness records, with a further change.
bare(change) := json.patch(example, array.concat(changes.set("/readiness", []), change))

open(declared, i) := {[item.key, item.left] | some item in found} if found := checklist.open(declared.services[i]) with input as declared

private_beta(left) := {["security-pack", left], ["ticket-workflow", left], ["myit-configuration", left], ["change-model", left]}

public_beta(left) := {["myit-complete", left], ["dev-tools", left], ["dashboards", left]}

before_live(left) := {["data-owner", left], ["support-queues", left], ["rehearsals", left]}

ticked(value) := json.patch(example, array.concat(
	changes.set("/readiness/1/checklist/change-model", value),
	changes.set("/readiness/1/security_pack_on_day", null),
))

test_nothing_is_open_where_all_is_done if {
	open(example, 0) == set()
	open(example, 1) == set()
}

test_a_service_prepares_for_the_phase_it_is_in if {
	open(bare([]), 1) == private_beta(false)
	every phase in ["discovery", "alpha", "retired"] {
		open(bare(entered(1, [[phase, "2026-09-07"]])), 1) == set()
	}
	open(bare(entered(1, [])), 1) == set()
}

test_what_is_open_when_a_phase_is_left_stays_open if {
	opened := entered(1, [["private-beta", "2026-09-07"], ["public-beta", "2026-11-09"]])
	open(bare(opened), 1) == private_beta(true) | public_beta(false)
	open(bare([]), 0) == ((private_beta(true) | public_beta(true)) | before_live(true)) | {["round-the-clock", true]}
}

test_before_live_begins_when_going_live_is_what_comes_next if {
	opened := entered(1, [["private-beta", "2026-09-07"], ["public-beta", "2026-11-09"]])
	next := array.concat(opened, changes.set("/services/1/next/phase", "live"))
	open(bare(next), 1) == (private_beta(true) | public_beta(false)) | before_live(false)
	open(bare(changes.set("/services/1/next/phase", "live")), 1) == private_beta(false)
}

test_only_critical_services_are_supported_by_day_and_night if {
	every critical in [false, null] {
		open(bare(changes.set("/services/0/critical", critical)), 0) == (private_beta(true) | public_beta(true)) | before_live(true)
	}
}

test_phases_left_before_moves_are_looked_at_are_not_asked_about if {
	open(bare(entered(0, [["live", "2019-05-14"]])), 0) == set()
	open(bare(entered(0, [["public-beta", "2025-05-14"], ["live", "2026-08-24"]])), 0) == (public_beta(true) | before_live(true)) | {["round-the-clock", true]}
	open(bare(entered(1, [["public-beta", "2025-05-14"]])), 1) == public_beta(false)
}

test_going_back_makes_a_phase_the_present_one_again if {
	back := entered(1, [["private-beta", "2026-02-02"], ["public-beta", "2026-05-04"], ["private-beta", "2026-11-09"]])
	open(bare(back), 1) == private_beta(false)
}

test_an_item_is_ticked_by_a_word_or_a_day_that_has_come if {
	every value in ["done", "not-applicable", "2026-11-22", "2026-01-05"] {
		open(ticked(value), 1) == set()
	}
	every value in ["", "2026-11-23"] {
		open(ticked(value), 1) == {["change-model", false]}
	}
}

test_the_day_of_the_security_pack_stands_for_its_item if {
	unticked := changes.set("/readiness/1/checklist/security-pack", "")
	open(json.patch(example, unticked), 1) == set()
	open(json.patch(example, array.concat(unticked, changes.undated("/readiness/1/security_pack_on"))), 1) == {["security-pack", false]}
	open(json.patch(example, array.concat(unticked, changes.dated("/readiness/1/security_pack_on", "2026-11-23"))), 1) == {["security-pack", false]}
}

test_several_records_of_a_service_count_together if {
	split := array.flatten([
		changes.set("/readiness/1/checklist/change-model", ""),
		changes.add("/readiness/-", json.patch(example.readiness[1], changes.set("/checklist/ticket-workflow", ""))),
	])
	open(json.patch(example, split), 1) == set()
}

test_open_items_have_words_for_what_and_when if {
	items := checklist.open(bare([]).services[1]) with input as bare([])
	items[1] == {
		"key": "ticket-workflow", "clause": "AS-OSR-10", "stage": "private-beta", "left": false,
		"label": "the way tickets reach the right team", "stage_called": "private beta", "when": "in private beta",
	}
}
