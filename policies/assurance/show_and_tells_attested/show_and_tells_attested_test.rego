package dgcheck.rules.assurance.show_and_tells_attested_test

import data.dgcheck.lib.changes_test as changes
import data.dgcheck.rules.assurance.show_and_tells_attested as rule

kept := data.examples.assurance.show_and_tells_attested.kept

broken := data.examples.assurance.show_and_tells_attested.broken

results(declared) := found if found := rule.results with input as declared

judged(declared) := {[result.subject, result.verdict, result.at] | some result in results(declared)}

subject := "attestation:show-and-tells"

linked := changes.set("/group/links/show_and_tell", "https://example.gov.uk/soil/show-and-tell")

last(date) := changes.dated("/group/show_and_tell_last", date)

test_a_link_is_enough if {
	judged(kept) == {[subject, "pass", ["group", "links", "show_and_tell"]]}
	judged(json.patch(broken, linked)) == judged(kept)
}

test_a_post_may_vouch_for_it_instead if {
	judged(json.patch(kept, changes.set("/group/links/show_and_tell", ""))) == {[subject, "attested", ["attestations", 0]]}
}

test_without_either_it_fails if {
	judged(broken) == {[subject, "fail", ["attestations"]]}
}

test_thirty_five_days_are_recent_and_one_more_is_not if {
	judged(json.patch(broken, array.concat(linked, last("2026-10-18")))) == judged(kept)
	old := json.patch(broken, array.concat(linked, last("2026-10-17")))
	judged(old) == {[subject, "fail", ["group", "show_and_tell_last"]]}
	{result.due | some result in results(old)} == {"2026-11-21"}
}

test_a_day_long_ago_is_made_up_for_by_an_attestation if {
	judged(json.patch(kept, last("2026-10-17"))) == {[subject, "attested", ["attestations", 0]]}
}

test_a_day_after_the_day_we_judge_is_left_out if {
	judged(json.patch(kept, last("2026-11-23"))) == judged(kept)
}

test_a_day_alone_is_no_invitation if {
	judged(json.patch(broken, last("2026-11-20"))) == judged(broken)
}

test_an_attestation_sets_no_day_for_what_is_shown if {
	{object.get(result, "due", "") | some result in results(kept)} == {""}
	{result.due | some result in results(json.patch(kept, last("2026-11-12")))} == {"2026-12-17"}
}
