# METADATA
# title: Faults in what is declared
# description: >-
#   What the reader of the declaration found wrong, as results of the data
#   pack: a fail for each fault, and a pass for each file that has none.
package dgcheck.lib.faults

# results of the rule that speaks for one kind of fault. A file counts when it
# holds something of that kind.
results(kind, holds, sound) := ({failure(n, fault) |
	some n, fault in input.faults
	fault.kind == kind
} | {whole(file, holds, sound) |
	some file in input.files
	concerns(file, holds)
	not file.path in faulty(kind)
}) | nothing(kind, holds)

failure(n, fault) := object.union(
	{
		"subject": $"file:{fault.file}",
		"at": fault.at,
		"fault": n,
		"verdict": "fail",
		"because": fault.because,
		"remedy": fault.remedy,
	},
	level(fault),
)

level(fault) := {"severity": fault.level} if {
	fault.level != ""
} else := {}

faulty(kind) := {fault.file | some fault in input.faults; fault.kind == kind; fault.level == ""}

# whole is the result of a file without a fault of the kind.
whole(file, _, sound) := {"subject": $"file:{file.path}", "at": [], "file": file.path, "verdict": "pass", "because": sound} if {
	file.read
} else := {"subject": $"file:{file.path}", "at": [], "file": file.path, "verdict": "not-assessed", "because": "The file could not be read."}

# concerns: the file holds something of the kind, or could hold it, had it been
# read.
concerns(_, "anything")

concerns(file, holds) if object.get(file.holds, holds, 0) > 0

concerns(file, _) if not file.read

nothing(kind, holds) := set() if {
	some file in input.files
	concerns(file, holds)
} else := set() if {
	some fault in input.faults
	fault.kind == kind
} else := {{"subject": "group", "at": [], "verdict": "not-applicable", "because": "Nothing of the kind is declared."}}
