package dgcheck.rules.guide.content_owned_test

import data.dgcheck.lib.changes_test as changes
import data.dgcheck.rules.guide.content_owned as rule

kept := data.examples.guide.content_owned.kept

broken := data.examples.guide.content_owned.broken

results(declared) := found if found := rule.results with input as declared

judged(declared) := {[result.subject, result.verdict, result.at] | some result in results(declared)}

findings(declared) := {[result.verdict, result.severity, result.at] | some result in results(declared)}

dues(declared) := {result.due | some result in results(declared)}

owner := ["services", 0, "content", "owner"]

audit := ["services", 0, "content", "last_audit"]

test_a_service_whose_content_is_owned_and_audited_passes if {
	judged(kept) == {["service:soil-checks", "pass", ["services", 0, "content"]]}
	dues(kept) == {"2027-05-01"}
}

test_content_without_an_owner_fails_at_the_place_of_the_owner if {
	judged(broken) == {["service:soil-checks", "fail", owner]}
	findings(broken) == {["fail", "warning", owner]}
}

test_a_mailbox_alone_does_not_name_an_owner if {
	judged(json.patch(kept, changes.set("/services/0/content/owner/role", ""))) == judged(broken)
	judged(json.patch(kept, changes.set("/services/0/content/owner/email", ""))) == judged(kept)
}

test_a_year_is_in_time_and_one_more_day_is_an_info if {
	judged(json.patch(kept, changes.dated("/services/0/content/last_audit", "2025-11-22"))) == judged(kept)
	old := json.patch(kept, changes.dated("/services/0/content/last_audit", "2025-11-21"))
	findings(old) == {["fail", "info", audit]}
	dues(old) == {"2026-11-21"}
}

test_content_that_was_never_audited_has_a_year_from_becoming_public if {
	never := json.patch(kept, changes.undated("/services/0/content/last_audit"))
	findings(never) == {["fail", "info", audit]}
	new := json.patch(never, changes.dated("/services/0/phases/0/from", "2025-11-22"))
	judged(new) == {["service:soil-checks", "not-due", audit]}
	dues(new) == {"2026-11-22"}
	findings(json.patch(never, changes.dated("/services/0/phases/0/from", "2025-11-21"))) == findings(never)
}

test_an_owner_that_is_missing_outweighs_an_audit_that_is_late if {
	findings(json.patch(broken, changes.undated("/services/0/content/last_audit"))) == findings(broken)
}

test_an_audit_after_the_day_we_judge_cannot_be_assessed if {
	judged(json.patch(kept, changes.dated("/services/0/content/last_audit", "2026-11-23"))) == {["service:soil-checks", "not-assessed", audit]}
}

test_a_service_is_asked_in_public_beta_and_live_alone if {
	judged(json.patch(broken, changes.set("/services/0/phases/0/phase", "public-beta"))) == judged(broken)
	every phase in ["discovery", "alpha", "private-beta", "retired", ""] {
		judged(json.patch(broken, changes.set("/services/0/phases/0/phase", phase))) == {["service:soil-checks", "not-applicable", ["services", 0, "phases"]]}
	}
}
