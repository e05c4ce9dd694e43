package dgcheck.rules.standards.rag_2_test

import data.dgcheck.lib.changes_test as changes
import data.dgcheck.rules.standards.rag_2 as rule

kept := data.examples.standards.rag_2.kept

broken := data.examples.standards.rag_2.broken

results(declared) := found if found := rule.results with input as declared

judged(declared) := {[result.subject, result.verdict, result.at] | some result in results(declared)}

passes := {["standard:2", "pass", ["services"]]}

fails := {["standard:2", "fail", ["services"]]}

unsure := {["standard:2", "not-assessed", ["services"]]}

not_due := {["standard:2", "not-due", ["services"]]}

rests(declared) := {result.rests_on | some result in results(declared); result.rests_on}

dues(declared) := {result.due | some result in results(declared); result.due}

links(ids) := changes.set("/services/0/outcomes", ids)

# more adds services like the first, with what is different about each.
more(document, differences) := json.patch(document, array.flatten([changes.add("/services/-", object.union(document.services[0], difference)) |
	some difference in differences
]))

begun(date) := changes.dated("/services/0/phases/0/from", date)

test_services_with_owners_and_outcomes_are_not_red if {
	judged(kept) == passes
}

test_no_service_is_red if {
	judged(json.patch(kept, changes.set("/services", []))) == fails
}

test_no_owner_anywhere_is_red if {
	judged(broken) == fails
	rests(broken) == {[["services", 0]]}
	judged(json.patch(kept, changes.set("/services/0/owner/email", ""))) == fails
}

test_one_owner_is_enough if {
	judged(more(broken, [{"owner": kept.services[0].owner}])) == passes
	judged(more(broken, [{}])) == fails
}

test_no_link_to_an_outcome_anywhere_is_red if {
	judged(json.patch(kept, links([]))) == fails
	judged(json.patch(kept, array.concat(links(["less-runoff"]), changes.set("/outcomes/1/status", "achieved")))) == fails
}

test_one_link_is_enough if {
	judged(more(json.patch(kept, links([])), [{"outcomes": ["healthier-soil"]}])) == passes
	judged(more(json.patch(kept, links([])), [{}])) == fails
}

test_links_to_what_is_not_declared_cannot_be_assessed if {
	judged(json.patch(kept, links(["cleaner-air"]))) == unsure
	judged(json.patch(broken, links(["cleaner-air"]))) == fails
	judged(more(json.patch(kept, links(["cleaner-air"])), [{"outcomes": ["healthier-soil"]}])) == passes
}

test_without_an_active_outcome_links_cannot_be_assessed if {
	judged(json.patch(kept, changes.set("/outcomes", []))) == unsure
	judged(json.patch(broken, changes.set("/outcomes", []))) == fails
}

test_services_that_are_all_new_have_time if {
	new := json.patch(broken, begun("2026-09-23"))
	judged(new) == not_due
	dues(new) == {"2026-11-22"}
	judged(json.patch(broken, begun("2026-09-22"))) == fails
	judged(json.patch(kept, array.concat(begun("2026-09-23"), links([])))) == not_due
	dues(more(new, [{"phases": [object.union(kept.services[0].phases[0], {"from_day": changes.day("2026-10-01")})]}])) == {"2026-11-30"}
	judged(more(new, [{"phases": broken.services[0].phases}])) == fails
}

test_a_service_that_does_not_give_its_phase_counts if {
	judged(json.patch(broken, changes.set("/services/0/phases", []))) == fails
	judged(json.patch(kept, changes.set("/services/0/phases", []))) == passes
}

test_services_that_are_retired_or_planned_do_not_count if {
	retired := changes.set("/services/0/phases/0/phase", "retired")
	judged(json.patch(broken, retired)) == passes
	judged(json.patch(broken, begun("2026-11-23"))) == passes
	judged(more(json.patch(kept, retired), [{"phases": kept.services[0].phases, "owner": broken.services[0].owner}])) == fails
}
