package dgcheck.rules.standards.service_relationships_test

import data.dgcheck.lib.changes_test as changes
import data.dgcheck.rules.standards.service_relationships as rule

kept := data.examples.standards.service_relationships.kept

broken := data.examples.standards.service_relationships.broken

results(declared) := found if found := rule.results with input as declared

judged(declared) := {[result.subject, result.verdict, result.at] | some result in results(declared)}

place := ["services", 0, "depends_on"]

passes := {["service:soil-checks", "pass", place]}

fails := {["service:soil-checks", "fail", place]}

remarks(declared) := {result.because | some result in results(declared); result.verdict == "pass"; result.because}

since(date) := json.patch(broken, changes.dated("/services/0/phases/0/from", date))

# with_maps gives the example with a second service, and says what each of the
# two depends on.
with_maps(ours, theirs) := json.patch(kept, array.concat(
	changes.add("/services/-", object.union(kept.services[0], {"id": "soil-maps", "subject": "service:soil-maps", "depends_on": theirs})),
	changes.set("/services/0/depends_on", ours),
))

test_a_service_that_says_what_it_depends_on_passes if {
	judged(kept) == passes
	remarks(kept) == set()
}

test_a_service_that_does_not_say_fails if {
	judged(broken) == fails
	judged(json.patch(kept, changes.set("/services/0/depends_on", [""]))) == fails
}

test_an_empty_list_says_that_there_is_nothing if {
	judged(json.patch(broken, changes.set("/written", ["services/0/depends_on"]))) == passes
	judged(json.patch(broken, changes.set("/written", ["services/1/depends_on"]))) == fails
}

test_a_new_service_says_so_too if {
	judged(since("2026-11-22")) == fails
}

test_services_that_are_retired_or_planned_are_not_asked if {
	judged(json.patch(broken, changes.set("/services/0/phases/0/phase", "retired"))) == {["service:soil-checks", "not-applicable", ["services", 0, "phases"]]}
	judged(since("2026-11-23")) == {["service:soil-checks", "not-applicable", ["services", 0, "phases"]]}
	judged(json.patch(broken, changes.set("/services/0/phases", []))) == {["service:soil-checks", "not-applicable", ["services", 0, "phases"]]}
}

# gone gives the example with a reference that leads to nothing.
gone(path) := json.patch(kept, changes.set("/dangling", [{"at": path, "file": "delivery-group.yaml", "id": "soil-maps", "list": "services or externals", "near": ""}]))

test_what_is_not_declared_cannot_be_assessed if {
	judged(gone(["services", 0, "depends_on", 0])) == {["service:soil-checks", "not-assessed", place]}
	judged(gone(["services", 1, "depends_on", 0])) == passes
	judged(gone(["services", 0, "outcomes", 0])) == passes
	judged(gone(["roadmap", "items", 0, "services", 0])) == passes
}

test_services_that_depend_on_each_other_pass_with_a_remark if {
	circle := with_maps(["soil-maps"], ["soil-checks"])
	judged(circle) == passes | {["service:soil-maps", "pass", ["services", 1, "depends_on"]]}
	count(remarks(circle)) == 2
	count(remarks(with_maps(["soil-maps"], ["elsewhere"]))) == 0
}

test_a_service_that_depends_on_itself_passes_with_a_remark if {
	itself := json.patch(kept, changes.set("/services/0/depends_on", ["soil-checks"]))
	judged(itself) == passes
	count(remarks(itself)) == 1
}

test_two_services_with_one_id_are_both_judged if {
	twice := json.patch(with_maps(["soil-maps"], ["soil-checks"]), changes.set("/services/1/id", "soil-checks"))
	{result.subject | some result in results(twice)} == {"service:soil-checks", "service:soil-maps"}
}
