package dgcheck.lib.faults_test

import data.dgcheck.lib.faults

# with_fault adds a fault to a document as the reader would: its file is no
# longer among those in which nothing was found.
with_fault(document, fault) := json.patch(document, [
	{"op": "add", "path": "/faults/-", "value": fault},
	{"op": "replace", "path": $"/sound/{fault.kind}", "value": [sound |
		some sound in document.sound[fault.kind]
		sound.subject != $"file:{fault.file}"
	]},
])

# with_unread adds a file to a document, or changes one of it, that could not
# be read. Of a fault in it nothing is said.
with_unread(document, path) := object.union(document, {
	"files": array.concat(
		[file | some file in document.files; file.path != path],
		[{"path": path, "read": false, "holds": {}}],
	),
	"sound": {kind: array.concat(others, [sound(path, "not-assessed")]) |
		some kind, results in document.sound
		others := [result | some result in results; not result.subject in {$"file:{path}", "group"}]
	},
})

sound(path, verdict) := {"subject": $"file:{path}", "file": path, "at": [], "verdict": verdict, "because": "It is so."}

nothing := {"subject": "group", "file": "", "at": [], "verdict": "not-applicable", "because": "Nothing of the kind is declared."}

fault(kind, path, level) := {"kind": kind, "file": path, "at": ["group"], "because": "It is wrong.", "remedy": "Mend it.", "level": level}

said(found, ready, kind) := {[result.subject, result.verdict] | some result in faults.results(kind) with input as {"faults": found, "sound": ready}}

test_an_entry_is_unreadable_where_it_or_one_of_some_keys_is if {
	found := [
		{"kind": "shape", "at": ["outcomes", 0], "hides": []},
		{"kind": "shape", "at": ["outcomes", 1, "titel"], "hides": ["outcomes", 1, "title"]},
		{"kind": "shape", "at": ["outcomes", 2, "owner"], "hides": []},
		{"kind": "placeholder", "at": ["outcomes", 3, "title"], "hides": []},
		{"kind": "shape", "at": ["services", 4], "hides": []},
		{"kind": "shape", "at": ["outcomes"], "hides": []},
	]
	faults.unreadable("outcomes", {"title", "status"}) == {0, 1} with input.faults as found
}

test_what_the_reader_says_of_sound_files_is_handed_on_as_it_is if {
	ready := {"date": [sound("a.yaml", "pass"), sound("b.yaml", "not-assessed")], "shape": [sound("c.yaml", "pass")]}
	results := faults.results("date") with input as {"faults": [], "sound": ready}
	results == {sound("a.yaml", "pass"), sound("b.yaml", "not-assessed")}
}

test_each_fault_is_a_fail_beside_the_passes_of_other_files if {
	found := [fault("date", "a.yaml", ""), fault("shape", "a.yaml", ""), fault("date", "a.yaml", "")]
	results := faults.results("date") with input as {"faults": found, "sound": {"date": [sound("b.yaml", "pass")]}}
	{[result.subject, result.verdict, object.get(result, "fault", "none")] | some result in results} == {
		["file:a.yaml", "fail", 0],
		["file:a.yaml", "fail", 2],
		["file:b.yaml", "pass", "none"],
	}
}

test_a_mild_fault_is_a_fail_too if {
	said([fault("shape", "a.csv", "info")], {"shape": []}, "shape") == {["file:a.csv", "fail"]}
}

test_faults_of_a_kind_are_found_where_others_are_not if {
	found := [fault("shape", "a.yaml", ""), fault("date", "a.yaml", "")]
	dates := faults.found("date") with input as {"faults": found}
	{result.fault | some result in dates} == {1}
	months := faults.found("month") with input as {"faults": found}
	months == set()
}

test_where_nothing_of_the_kind_is_declared_there_is_one_result_for_the_group if {
	said([], {"date": [nothing]}, "date") == {["group", "not-applicable"]}
}

test_a_fault_without_a_level_leaves_the_severity_to_the_rule if {
	object.get(faults.failure(0, fault("shape", "a.yaml", "")), "severity", "none") == "none"
	faults.failure(0, fault("shape", "a.yaml", "warning")).severity == "warning"
}

test_a_fault_is_told_with_its_place_its_reason_and_its_remedy if {
	faults.failure(3, fault("shape", "a.yaml", "")) == {
		"subject": "file:a.yaml",
		"at": ["group"],
		"fault": 3,
		"verdict": "fail",
		"because": "It is wrong.",
		"remedy": "Mend it.",
	}
}

but(ready, further) := {[result.subject, result.verdict] | some result in faults.sound_but("date", further) with input as {"sound": {"date": ready}}}

test_where_a_rule_finds_nothing_more_all_sound_files_stay if {
	but([sound("a.yaml", "pass"), sound("b.yaml", "not-assessed")], set()) == {["file:a.yaml", "pass"], ["file:b.yaml", "not-assessed"]}
	but([nothing], set()) == {["group", "not-applicable"]}
}

test_a_file_in_which_a_rule_finds_more_does_not_pass_as_well if {
	ready := [sound("a.yaml", "pass"), sound("b.yaml", "pass"), sound("c.yaml", "not-assessed")]
	but(ready, {{"subject": "file:a.yaml"}}) == {["file:b.yaml", "pass"], ["file:c.yaml", "not-assessed"]}
	but(ready, {{"subject": "file:a.yaml"}, {"subject": "file:c.yaml"}}) == {["file:b.yaml", "pass"]}
}

test_what_a_rule_finds_shows_that_something_of_the_kind_is_declared if {
	but([nothing], {{"subject": "file:a.yaml"}}) == set()
}
