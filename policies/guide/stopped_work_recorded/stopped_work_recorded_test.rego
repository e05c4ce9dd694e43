package dgcheck.rules.guide.stopped_work_recorded_test

import data.dgcheck.lib.changes_test as changes
import data.dgcheck.lib.judged_test as judged
import data.dgcheck.rules.guide.stopped_work_recorded as rule

kept := data.examples.guide.stopped_work_recorded.kept

broken := data.examples.guide.stopped_work_recorded.broken

told(declared) := found if found := judged.told(rule) with input as declared

# about returns the result for the item that was stopped.
about(declared) := told(declared)[2]

chatbot(change) := about(json.patch(kept, change))

test_a_reason_and_a_day_pass if {
	told(kept) == {0: "not-applicable", 1: "not-applicable", 2: "pass"}
}

test_stopped_work_without_a_reason_fails_at_its_place if {
	about(broken) == "fail at stopped_reason"
}

test_stopped_work_without_a_day_fails_at_its_place if {
	chatbot(changes.undated("/pipeline/items/2/decided")) == "fail at decided"
}

test_stopped_work_without_either_fails_at_the_reason if {
	about(json.patch(broken, changes.undated("/pipeline/items/2/decided"))) == "fail at stopped_reason"
}

test_only_stopped_work_is_asked if {
	every status in ["proposed", "approved", "in-progress", "paused", "done"] {
		about(json.patch(broken, changes.set("/pipeline/items/2/status", status))) == "not-applicable"
	}
}

test_without_a_status_we_cannot_tell if {
	chatbot(changes.set("/pipeline/items/2/status", "")) == "not-assessed"
}

test_a_day_after_the_one_we_judge_cannot_be_assessed if {
	chatbot(changes.dated("/pipeline/items/2/decided", "2026-11-22")) == "pass"
	chatbot(changes.dated("/pipeline/items/2/decided", "2026-11-23")) == "not-assessed at decided"
}
