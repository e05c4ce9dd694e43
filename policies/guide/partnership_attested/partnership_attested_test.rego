package dgcheck.rules.guide.partnership_attested_test

import data.dgcheck.lib.changes_test as changes
import data.dgcheck.rules.guide.partnership_attested as rule

kept := data.examples.guide.partnership_attested.kept

broken := data.examples.guide.partnership_attested.broken

judged(declared) := {[result.subject, result.verdict, result.at, object.get(result, "due", "")] |
	some result in rule.results with input as declared
}

place := [i | some i, attestation in kept.attestations; attestation.topic == "partnership"][0]

test_what_somebody_vouches_for_is_attested_for_a_year if {
	judged(kept) == {["attestation:partnership", "attested", ["attestations", place], "2027-10-01"]}
}

test_what_nobody_vouches_for_fails if {
	judged(broken) == {["attestation:partnership", "fail", ["attestations"], ""]}
	judged(json.patch(broken, changes.set("/attestations", []))) == judged(broken)
}

test_what_was_vouched_for_until_yesterday_fails if {
	judged(json.patch(kept, changes.dated($"/attestations/{place}/expires", "2026-11-22"))) == {["attestation:partnership", "attested", ["attestations", place], "2026-11-22"]}
	judged(json.patch(kept, changes.dated($"/attestations/{place}/expires", "2026-11-21"))) == {["attestation:partnership", "fail", ["attestations", place], "2026-11-21"]}
}
