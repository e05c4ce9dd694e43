# What a rule says, for its tests: judged.verdicts(rule) gives the verdict by the
# key of each result, and judged.verdict(rule) that on the group. Judge a document
# by giving it as the input:
#
#   judged.verdicts(rule) == {0: "fail"} with input as broken
package dgcheck.lib.judged_test

words := {"pass", "fail", "not-due", "not-applicable", "attested", "not-assessed"}

# verdict returns the verdict on the group.
verdict(rule) := word(rule.result)

# message returns the sentence of the result on the group.
message(rule) := rule.result[verdict(rule)]

# verdicts returns the verdicts by key. If an entry has results about its parts, its
# value is an object of their verdicts.
verdicts(rule) := {key: found |
	some key, value in rule.results
	found := verdicts_of(value)
}

verdicts_of(value) := word(value) if {
	whole(value)
} else := {key: word(result) | some key, result in value}

# messages returns the sentences of the results, by key.
messages(rule) := {key: found |
	some key, value in rule.results
	found := messages_of(value)
}

messages_of(value) := value[word(value)] if {
	whole(value)
} else := {key: result[word(result)] | some key, result in value}

# said returns the values that the results have under another key, such as "at" or
# "due", by the keys of the results that have it.
said(rule, name) := {key: found |
	some key, value in rule.results
	found := said_of(value, name)
}

said_of(value, name) := value[name] if whole(value)

said_of(value, name) := found if {
	not whole(value)
	found := {key: result[name] | some key, result in value}
	count(found) > 0
}

# places returns the paths that the results give, from the entry (`at`) or from the
# root (`place`), by key.
places(rule) := object.union(said(rule, "at"), said(rule, "place"))

# told returns each result as a text, by key: its verdict, and its path if it gives
# one, such as "fail at owner/email". A path from the root begins with a slash, and
# a full stop means the entry itself. The key of the result on the group is "group".
told(rule) := object.union(
	{key: told_of(result) | some key, result in rule.results},
	{"group": replace(line(rule.result, ""), " at /", " at ") | rule.result},
)

# told_due is like told, with the due day, such as "not-due by 2026-11-22".
told_due(rule) := object.union(
	{key: told_due_of(result) | some key, result in rule.results},
	{"group": replace(line(rule.result, by(rule.result)), " at /", " at ") | rule.result},
)

# doubts returns the results of a rule about files that do not come from faults,
# such as "fail at /group/founded".
doubts(rule) := {line(result, "") | some result in rule.results}

told_of(value) := line(value, "") if {
	whole(value)
} else := {key: line(result, "") | some key, result in value}

told_due_of(value) := line(value, by(value)) if {
	whole(value)
} else := {key: line(result, by(result)) | some key, result in value}

line(result, until) := $"{word(result)} at .{until}" if {
	result.at == []
} else := $"{word(result)} at {written(result.at)}{until}" if {
	result.at
} else := $"{word(result)} at /{written(result.place)}{until}" if {
	result.place
} else := $"{word(result)}{until}"

by(result) := $" by {result.due}" if {
	object.get(result, "due", "") != ""
} else := ""

written(path) := concat("/", [sprintf("%v", [step]) | some step in path])

# whole is true if the value is one result, and not results about parts.
whole(value) if {
	some name in words
	is_string(value[name])
}

# word returns the verdict of a result.
word(result) := name if {
	[name] := [name | some name in words; is_string(result[name])]
}

example := {"results": {
	0: {"pass": "All is well.", "due": "2026-11-22"},
	1: {"alpha": {"fail": "It is not.", "at": ["phases"]}, "pass": {"pass": "A key may read like a verdict."}},
}}

test_a_verdict_is_the_key_that_has_one if {
	verdicts(example) == {0: "pass", 1: {"alpha": "fail", "pass": "pass"}}
	messages(example)[0] == "All is well."
	messages(example)[1].alpha == "It is not."
}

test_other_keys_are_given_where_they_are_said if {
	said(example, "due") == {0: "2026-11-22"}
	said(example, "at") == {1: {"alpha": ["phases"]}}
}

test_places_are_given_from_the_entry_or_from_the_root if {
	mixed := {"results": {0: {"a": {"fail": "No.", "at": ["phases"]}, "b": {"fail": "No.", "place": ["group"]}, "c": {"fail": "No."}}}}
	places(mixed) == {0: {"a": ["phases"], "b": ["group"]}}
}

test_results_are_told_in_words if {
	several := {
		"results": {0: {"pass": ""}, 1: {"fail": "No.", "at": ["owner", "email"], "due": "2026-11-22"}, 2: {"fail": "No.", "at": []}, 3: {"not-assessed": "?", "place": ["group", "founded"]}},
		"result": {"attested": "Yes.", "place": ["attestations", 2]},
	}
	told(several) == {0: "pass", 1: "fail at owner/email", 2: "fail at .", 3: "not-assessed at /group/founded", "group": "attested at attestations/2"}
	told_due(several)[1] == "fail at owner/email by 2026-11-22"
	told({"result": {"pass": ""}}) == {"group": "pass"}
}

test_doubts_are_told_in_words if {
	doubts({"results": {{"fail": "It is odd.", "place": ["finance", "rows", 1]}}}) == {"fail at /finance/rows/1"}
	doubts({}) == set()
}

test_two_verdicts_are_none if not word({"pass": "All is well.", "fail": "It is not."})

test_the_group_has_one_result if {
	verdict({"result": {"not-due": "It is soon."}}) == "not-due"
	message({"result": {"not-due": "It is soon."}}) == "It is soon."
}
