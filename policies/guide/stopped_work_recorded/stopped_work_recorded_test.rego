package dgcheck.rules.guide.stopped_work_recorded_test

import data.dgcheck.lib.changes_test as changes
import data.dgcheck.rules.guide.stopped_work_recorded as rule

kept := data.examples.guide.stopped_work_recorded.kept

broken := data.examples.guide.stopped_work_recorded.broken

results(declared) := found if found := rule.results with input as declared

judged(declared) := {[result.subject, result.verdict, result.at] | some result in results(declared)}

about(declared) := {[result.verdict, result.at[3]] | some result in results(declared); result.subject == "pipeline:soil-chatbot"}

chatbot(change) := about(json.patch(kept, change))

test_a_reason_and_a_day_pass if {
	judged(kept) == {
		["pipeline:alpha", "not-applicable", ["pipeline", "items", 0, "status"]],
		["pipeline:beta", "not-applicable", ["pipeline", "items", 1, "status"]],
		["pipeline:soil-chatbot", "pass", ["pipeline", "items", 2, "status"]],
	}
}

test_stopped_work_without_a_reason_fails_at_its_place if {
	about(broken) == {["fail", "stopped_reason"]}
}

test_stopped_work_without_a_day_fails_at_its_place if {
	chatbot(changes.undated("/pipeline/items/2/decided")) == {["fail", "decided"]}
}

test_stopped_work_without_either_fails_at_the_reason if {
	about(json.patch(broken, changes.undated("/pipeline/items/2/decided"))) == {["fail", "stopped_reason"]}
}

test_only_stopped_work_is_asked if {
	every status in ["proposed", "approved", "in-progress", "paused", "done"] {
		about(json.patch(broken, changes.set("/pipeline/items/2/status", status))) == {["not-applicable", "status"]}
	}
}

test_without_a_status_we_cannot_tell if {
	chatbot(changes.set("/pipeline/items/2/status", "")) == {["not-assessed", "status"]}
}

test_a_day_after_the_one_we_judge_cannot_be_assessed if {
	chatbot(changes.dated("/pipeline/items/2/decided", "2026-11-22")) == {["pass", "status"]}
	chatbot(changes.dated("/pipeline/items/2/decided", "2026-11-23")) == {["not-assessed", "decided"]}
}
