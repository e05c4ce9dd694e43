package dgcheck.rules.data.evidence_differs_test

import data.dgcheck.lib.changes_test as changes
import data.dgcheck.lib.judged_test as judged
import data.dgcheck.lib.seen_test as seen
import data.dgcheck.rules.data.evidence_differs as rule

kept := data.examples.data.evidence_differs.kept

broken := data.examples.data.evidence_differs.broken

verdicts(declared) := found if found := judged.verdicts(rule) with input as declared

places(declared) := found if found := judged.places(rule) with input as declared

messages(declared) := found if found := judged.messages(rule) with input as declared

service := $"services/{kept.services[0].id}"

delivery(facts) := seen.beside(kept, {"delivery": {"o/r": seen.source("complete", "2026-01-01")}}, facts)

assurance(says) := seen.beside(kept, {"assurance": {"assurance": seen.source("complete", "2026-01-01")}}, [[service, "assurance-phase", "2026-11-20", says]])

test_without_evidence_nothing_is_compared if {
	declared := json.patch(kept, [{"op": "replace", "path": "/evidence/asked", "value": {}}])
	verdicts(declared) == {}
	judged.verdict(rule) == "not-applicable" with input as declared
}

test_what_agrees_passes if {
	verdicts(kept)[0] == "pass"
	verdicts(delivery([]))[0] == "not-applicable"
	verdicts(delivery([[service, "archived", "2026-11-20", "no"]]))[0] == "pass"
	verdicts(assurance(kept.services[0].phases[0].phase))[0] == "pass"
}

test_a_service_in_use_whose_code_is_archived_is_told if {
	verdicts(broken)[0] == "fail"
	archived := delivery([[service, "archived", "2026-11-20", "yes"]])
	verdicts(archived)[0] == "fail"
	places(archived)[0] == ["repos"]
	contains(messages(archived)[0], "was archived when it was looked at on 20 November 2026.")
	verdicts(delivery([[service, "archived", "2026-11-10", "yes"], [service, "archived", "2026-11-20", "no"]]))[0] == "pass"
	retired := json.patch(archived, changes.set("/services/0/phases", []))
	verdicts(retired)[0] == "pass"
}

test_another_phase_in_the_assurance_service_is_told if {
	verdicts(assurance("discovery"))[0] == "fail"
	places(assurance("discovery"))[0] == ["phases"]
	contains(messages(assurance("discovery"))[0], "the assurance service says discovery (20 November 2026)")
}
