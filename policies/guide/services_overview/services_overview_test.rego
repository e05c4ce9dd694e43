package dgcheck.rules.guide.services_overview_test

import data.dgcheck.lib.changes_test as changes
import data.dgcheck.lib.judged_test as judged
import data.dgcheck.rules.guide.services_overview as rule

kept := data.examples.guide.services_overview.kept

broken := data.examples.guide.services_overview.broken

told(declared) := found if found := judged.told(rule) with input as declared

fault(kind, path) := {"kind": kind, "at": path, "hides": [], "file": "delivery-group.yaml", "because": "", "remedy": "", "level": ""}

test_a_service_with_an_id_a_name_and_a_phase_passes if {
	told(kept) == {"group": "pass"}
}

test_without_a_service_the_group_fails if {
	told(broken) == {"group": "fail"}
}

test_a_service_that_lacks_its_id_its_name_or_its_phase_fails_the_overview if {
	every change in [
		changes.set("/services/0/id", ""),
		changes.set("/services/0/name", ""),
		changes.set("/services/0/phases", []),
		changes.set("/services/0/phases/0/phase", ""),
		changes.undated("/services/0/phases/0/from"),
	] {
		told(json.patch(kept, change)) == told(broken)
	}
}

test_a_phase_that_is_planned_is_a_phase if {
	told(json.patch(kept, changes.dated("/services/0/phases/0/from", "2027-01-04"))) == told(kept)
}

test_what_could_not_be_read_is_not_said_to_be_missing if {
	unread := json.patch(kept, array.concat(
		changes.set("/services/0/phases/0/phase", ""),
		changes.set("/faults", [fault("shape", ["services", 0, "phases", 0, "phase"])]),
	))
	told(unread) == told(kept)
	told(json.patch(unread, changes.set("/services/0/name", ""))) == told(broken)
}

test_a_placeholder_counts_as_missing if {
	told(json.patch(kept, array.concat(
		changes.set("/services/0/name", ""),
		changes.set("/faults", [fault("placeholder", ["services", 0, "name"])]),
	))) == told(broken)
}

test_many_services_that_lack_something_get_one_verdict if {
	nameless := json.patch(kept, changes.set("/services", [object.union(kept.services[0], {"name": "", "id": id}) |
		some id in ["a", "b", "c", "d", "e"]
	]))
	told(nameless) == told(broken)
}

# partly returns the clause that a pass shows only in part. It is empty if the pass shows all of it.
partly(declared) := found if found := object.get(rule.result, "clause", "") with input as declared

complete(whether) := json.patch(kept, changes.set("/services_complete", whether))

test_an_overview_that_nobody_says_is_complete_passes_in_part if {
	told(complete(null)) == told(kept)
	partly(complete(null)) == "DS-2-G1"
	partly(complete(false)) == "DS-2-G1"
	partly(complete(true)) == ""
}

test_an_overview_without_services_named_elsewhere_passes_in_part if {
	gone := {"at": ["roadmap", "items", 0, "services", 0], "file": "delivery-group.yaml", "id": "soil-maps", "list": "services", "near": ""}
	missing := json.patch(complete(true), changes.set("/dangling", [gone]))
	told(missing) == told(kept)
	partly(missing) == "DS-2-G1"
	partly(json.patch(complete(true), changes.set("/dangling", [object.union(gone, {"list": "outcomes"})]))) == ""
	partly(json.patch(missing, changes.set("/unavailable", [["services"]]))) == ""
}

test_completeness_is_asked_only_by_the_standards if {
	gone := {"at": ["roadmap", "items", 0, "services", 0], "file": "delivery-group.yaml", "id": "soil-maps", "list": "services", "near": ""}
	partly(json.patch(complete(null), changes.set("/dangling", [gone]))) == "" with data.clauses as {"DG-MNT-3": "error", "DG-DIR-10": "warning"}
}
