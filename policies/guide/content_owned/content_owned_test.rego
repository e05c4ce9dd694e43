package dgcheck.rules.guide.content_owned_test

import data.dgcheck.lib.changes_test as changes
import data.dgcheck.lib.judged_test as judged
import data.dgcheck.rules.guide.content_owned as rule

kept := data.examples.guide.content_owned.kept

broken := data.examples.guide.content_owned.broken

results(declared) := found if found := rule.results with input as declared

told(declared) := found if found := judged.told(rule) with input as declared

findings(declared) := [told(declared)[0], results(declared)[0].severity]

due(declared) := results(declared)[0].due

test_a_service_whose_content_is_owned_and_audited_passes if {
	told(kept) == {0: "pass"}
	due(kept) == "2027-05-01"
}

test_content_without_an_owner_fails_at_the_place_of_the_owner if {
	told(broken) == {0: "fail at content/owner"}
	findings(broken) == ["fail at content/owner", "warning"]
}

test_a_mailbox_alone_does_not_name_an_owner if {
	told(json.patch(kept, changes.set("/services/0/content/owner/role", ""))) == told(broken)
	told(json.patch(kept, changes.set("/services/0/content/owner/email", ""))) == told(kept)
}

test_a_year_is_in_time_and_one_more_day_is_an_info if {
	told(json.patch(kept, changes.dated("/services/0/content/last_audit", "2025-11-22"))) == told(kept)
	old := json.patch(kept, changes.dated("/services/0/content/last_audit", "2025-11-21"))
	findings(old) == ["fail at content/last_audit", "info"]
	due(old) == "2026-11-21"
}

test_content_that_was_never_audited_has_a_year_from_becoming_public if {
	never := json.patch(kept, changes.undated("/services/0/content/last_audit"))
	findings(never) == ["fail at content/last_audit", "info"]
	new := json.patch(never, changes.dated("/services/0/phases/0/from", "2025-11-22"))
	told(new) == {0: "not-due at content/last_audit"}
	due(new) == "2026-11-22"
	findings(json.patch(never, changes.dated("/services/0/phases/0/from", "2025-11-21"))) == findings(never)
}

test_an_owner_that_is_missing_outweighs_an_audit_that_is_late if {
	findings(json.patch(broken, changes.undated("/services/0/content/last_audit"))) == findings(broken)
}

test_an_audit_after_the_day_we_judge_cannot_be_assessed if {
	told(json.patch(kept, changes.dated("/services/0/content/last_audit", "2026-11-23"))) == {0: "not-assessed at content/last_audit"}
}

test_a_service_is_asked_in_public_beta_and_live_alone if {
	told(json.patch(broken, changes.set("/services/0/phases/0/phase", "public-beta"))) == told(broken)
	every phase in ["discovery", "alpha", "private-beta", "retired", ""] {
		told(json.patch(broken, changes.set("/services/0/phases/0/phase", phase))) == {0: "not-applicable at phases"}
	}
}
