# METADATA
# title: Faults in what is declared
# description: >-
#   What the reader of the declaration found wrong, as results of the data
#   pack: a fail for each fault, and a pass for each file that has none. The
#   reader gives both: input.faults, and input.sound by the kind of fault.
package dgcheck.lib.faults

# results of the rule that speaks for one kind of fault.
results(kind) := found(kind) | {sound | some sound in input.sound[kind]}

# found are the fails for the faults of a kind.
found(kind) := {failure(n, input.faults[n]) | some n in object.get(places, kind, set())}

# places of the faults of each kind in input.faults.
places := {kind: found | some kind, found in places_of}

places_of[fault.kind] contains n if some n, fault in input.faults

# unreadable gives the places in a list of the entries in which one of some keys
# cannot be read, or of which nothing can: a value of the wrong shape, or a
# misspelt key.
unreadable(list, keys) := {path[1] |
	some fault in input.faults
	fault.kind in {"shape", "date"}
	some path in [fault.at, fault.hides]
	path[0] == list
	count(path) > 1
	about(path, keys)
}

about(path, _) if count(path) == 2

about(path, keys) if path[2] in keys

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

# sound_but gives what to say of the files of a kind in which nothing wrong was
# found, neither by the reader nor by a rule that looked further.
sound_but(kind, further) := {sound | some sound in input.sound[kind]} if {
	count(further) == 0
} else := {sound |
	subjects := {failed.subject | some failed in further}
	some sound in input.sound[kind]
	not sound.subject in subjects
	sound.subject != "group"
}
