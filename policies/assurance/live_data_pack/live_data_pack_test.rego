package dgcheck.rules.assurance.live_data_pack_test

import data.dgcheck.lib.changes_test as changes
import data.dgcheck.lib.judged_test as judged
import data.dgcheck.rules.assurance.live_data_pack as rule

kept := data.examples.assurance.live_data_pack.kept

broken := data.examples.assurance.live_data_pack.broken

told(declared) := found if found := judged.told(rule) with input as declared

checks(declared) := told(declared)[0]

live(value) := changes.set("/services/0/uses_live_data", value)

in_phase(phase) := changes.set("/services/0/phases", [{"phase": phase, "from": "2026-02-02", "from_day": changes.day("2026-02-02")}])

test_a_finished_pack_passes if {
	checks(kept) == "pass at /readiness/0/security_pack_on"
	checks(json.patch(broken, changes.dated("/readiness/0/security_pack_on", "2026-11-22"))) == checks(kept)
}

test_live_data_without_a_pack_fails_where_its_day_is_to_be_given if {
	checks(broken) == "fail at /readiness/0/security_pack_on"
	checks(json.patch(broken, changes.dated("/readiness/0/security_pack_on", "2026-11-23"))) == checks(broken)
	checks(json.patch(broken, changes.set("/readiness", []))) == "fail at uses_live_data"
	checks(json.patch(kept, changes.set("/readiness/0/service", "soil-maps"))) == "fail at uses_live_data"
}

test_it_is_asked_in_any_phase if {
	every phase in ["discovery", "alpha", "private-beta", "public-beta", "live"] {
		checks(json.patch(broken, in_phase(phase))) == checks(broken)
	}
}

test_a_service_without_live_data_is_not_asked if {
	told(kept)[1] == "not-applicable at uses_live_data"
	checks(json.patch(broken, live(false))) == "not-applicable at uses_live_data"
}

test_from_private_beta_on_we_have_to_be_told if {
	every phase in ["private-beta", "public-beta", "live"] {
		checks(json.patch(broken, array.concat(live(null), in_phase(phase)))) == "not-assessed at uses_live_data"
	}
	every phase in ["discovery", "alpha"] {
		checks(json.patch(broken, array.concat(live(null), in_phase(phase)))) == "not-applicable"
	}
}

test_a_service_that_was_live_before_moves_are_looked_at_is_history if {
	before := json.patch(broken, array.concat(live(null), array.concat(in_phase("live"), changes.dated("/group/assess_from", "2026-04-01"))))
	checks(before) == "not-assessed at uses_live_data"
	alone := json.patch(before, changes.set("/readiness", []))
	checks(alone) == "not-applicable at phases"
	checks(json.patch(alone, live(true))) == "fail at uses_live_data"
	checks(json.patch(alone, changes.dated("/group/assess_from", "2026-02-02"))) == "not-assessed at uses_live_data"
}

test_a_pack_is_enough_where_we_are_not_told if {
	checks(json.patch(kept, live(null))) == checks(kept)
}

test_a_service_that_is_retired_or_has_not_begun_is_not_asked if {
	checks(json.patch(broken, in_phase("retired"))) == "not-applicable at phases"
	checks(json.patch(broken, changes.set("/services/0/phases", []))) == "not-applicable at phases"
}
