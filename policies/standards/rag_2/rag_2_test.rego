package dgcheck.rules.standards.rag_2_test

import data.dgcheck.lib.changes_test as changes
import data.dgcheck.lib.judged_test as judged
import data.dgcheck.rules.standards.rag_2 as rule

kept := data.examples.standards.rag_2.kept

broken := data.examples.standards.rag_2.broken

result(declared) := found if found := rule.result with input as declared

told(declared) := found if found := judged.told(rule) with input as declared

passes := {"group": "pass"}

fails := {"group": "fail"}

unsure := {"group": "not-assessed"}

not_due := {"group": "not-due"}

rests(declared) := {found | found := result(declared).rests_on}

dues(declared) := {found | found := result(declared).due}

links(ids) := changes.set("/services/0/outcomes", ids)

# more adds services like the first, each with the given differences.
more(document, differences) := json.patch(document, array.flatten([changes.add("/services/-", object.union(document.services[0], difference)) |
	some difference in differences
]))

begun(date) := changes.dated("/services/0/phases/0/from", date)

test_services_with_owners_and_outcomes_are_not_red if {
	told(kept) == passes
}

test_no_service_is_red if {
	told(json.patch(kept, changes.set("/services", []))) == fails
}

test_no_owner_anywhere_is_red if {
	told(broken) == fails
	rests(broken) == {[["services", 0]]}
	told(json.patch(kept, changes.set("/services/0/owner/email", ""))) == fails
}

test_one_owner_is_enough if {
	told(more(broken, [{"owner": kept.services[0].owner}])) == passes
	told(more(broken, [{}])) == fails
}

test_no_link_to_an_outcome_anywhere_is_red if {
	told(json.patch(kept, links([]))) == fails
	told(json.patch(kept, array.concat(links(["less-runoff"]), changes.set("/outcomes/1/status", "achieved")))) == fails
}

test_one_link_is_enough if {
	told(more(json.patch(kept, links([])), [{"outcomes": ["healthier-soil"]}])) == passes
	told(more(json.patch(kept, links([])), [{}])) == fails
}

test_links_to_what_is_not_declared_cannot_be_assessed if {
	told(json.patch(kept, links(["cleaner-air"]))) == unsure
	told(json.patch(broken, links(["cleaner-air"]))) == fails
	told(more(json.patch(kept, links(["cleaner-air"])), [{"outcomes": ["healthier-soil"]}])) == passes
}

test_without_an_active_outcome_links_cannot_be_assessed if {
	told(json.patch(kept, changes.set("/outcomes", []))) == unsure
	told(json.patch(broken, changes.set("/outcomes", []))) == fails
}

test_services_that_are_all_new_have_time if {
	new := json.patch(broken, begun("2026-09-23"))
	told(new) == not_due
	dues(new) == {"2026-11-22"}
	told(json.patch(broken, begun("2026-09-22"))) == fails
	told(json.patch(kept, array.concat(begun("2026-09-23"), links([])))) == not_due
	dues(more(new, [{"phases": [object.union(kept.services[0].phases[0], {"from_day": changes.day("2026-10-01")})]}])) == {"2026-11-30"}
	told(more(new, [{"phases": broken.services[0].phases}])) == fails
}

test_a_service_that_does_not_give_its_phase_counts if {
	told(json.patch(broken, changes.set("/services/0/phases", []))) == fails
	told(json.patch(kept, changes.set("/services/0/phases", []))) == passes
}

test_services_that_are_retired_or_planned_do_not_count if {
	retired := changes.set("/services/0/phases/0/phase", "retired")
	told(json.patch(broken, retired)) == passes
	told(json.patch(broken, begun("2026-11-23"))) == passes
	told(more(json.patch(kept, retired), [{"phases": kept.services[0].phases, "owner": broken.services[0].owner}])) == fails
}
