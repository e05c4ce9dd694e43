package dgcheck.rules.standards.service_relationships_test

import data.dgcheck.lib.changes_test as changes
import data.dgcheck.lib.judged_test as judged
import data.dgcheck.rules.standards.service_relationships as rule

kept := data.examples.standards.service_relationships.kept

broken := data.examples.standards.service_relationships.broken

results(declared) := found if found := rule.results with input as declared

told(declared) := found if found := judged.told(rule) with input as declared

passes := {0: "pass"}

fails := {0: "fail"}

remarks(declared) := {result.pass | some result in results(declared); result.pass != ""}

since(date) := json.patch(broken, changes.dated("/services/0/phases/0/from", date))

# with_maps returns the example with a second service, and with what each of the two
# services depends on.
with_maps(ours, theirs) := json.patch(kept, array.concat(
	changes.add("/services/-", object.union(kept.services[0], {"id": "soil-maps", "subject": "service:soil-maps", "depends_on": theirs})),
	changes.set("/services/0/depends_on", ours),
))

test_a_service_that_says_what_it_depends_on_passes if {
	told(kept) == passes
	remarks(kept) == set()
}

test_a_service_that_does_not_say_fails if {
	told(broken) == fails
	told(json.patch(kept, changes.set("/services/0/depends_on", [""]))) == fails
}

test_an_empty_list_says_that_there_is_nothing if {
	told(json.patch(broken, changes.set("/written", ["services/0/depends_on"]))) == passes
	told(json.patch(broken, changes.set("/written", ["services/1/depends_on"]))) == fails
}

test_a_new_service_says_so_too if {
	told(since("2026-11-22")) == fails
}

test_services_that_are_retired_or_planned_are_not_asked if {
	told(json.patch(broken, changes.set("/services/0/phases/0/phase", "retired"))) == {0: "not-applicable at phases"}
	told(since("2026-11-23")) == {0: "not-applicable at phases"}
	told(json.patch(broken, changes.set("/services/0/phases", []))) == {0: "not-applicable at phases"}
}

# gone returns the example with a reference that leads to nothing.
gone(path) := json.patch(kept, changes.set("/dangling", [{"at": path, "file": "delivery-group.yaml", "id": "soil-maps", "list": "services or externals", "near": ""}]))

test_what_is_not_declared_cannot_be_assessed if {
	told(gone(["services", 0, "depends_on", 0])) == {0: "not-assessed"}
	told(gone(["services", 1, "depends_on", 0])) == passes
	told(gone(["services", 0, "outcomes", 0])) == passes
	told(gone(["roadmap", "items", 0, "services", 0])) == passes
}

test_services_that_depend_on_each_other_pass_with_a_remark if {
	circle := with_maps(["soil-maps"], ["soil-checks"])
	told(circle) == object.union(passes, {1: "pass"})
	count(remarks(circle)) == 2
	count(remarks(with_maps(["soil-maps"], ["elsewhere"]))) == 0
}

test_a_service_that_depends_on_itself_passes_with_a_remark if {
	itself := json.patch(kept, changes.set("/services/0/depends_on", ["soil-checks"]))
	told(itself) == passes
	count(remarks(itself)) == 1
}

test_two_services_with_one_id_are_both_judged if {
	twice := json.patch(with_maps(["soil-maps"], ["soil-checks"]), changes.set("/services/1/id", "soil-checks"))
	object.keys(results(twice)) == {0, 1}
}
