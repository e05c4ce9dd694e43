# METADATA
# title: What could not be read of an entry
# description: >-
#   A value of the wrong shape counts as not given, and so does one under a misspelt
#   key. Where it matters that something was given all the same, it is looked up here.
package dgcheck.lib.unread

# entries gives the places in a list of the entries in which one of some keys
# cannot be read, or of which nothing can.
entries(list, keys) := {path[1] |
	some path in below(list)
	about(path, keys)
}

about(path, _) if count(path) == 2

about(path, keys) if path[2] in keys

# keys are the keys of the entries of a list that cannot be read, each as the place
# of its entry and the key.
keys(list) := {[path[1], path[2]] | some path in below(list)}

# below gives the paths in a list that have a fault or that a faulty key most likely
# stands for.
below(list) := {path |
	some fault in input.faults
	fault.kind in {"shape", "date"}
	some path in [fault.at, fault.hides]
	path[0] == list
	count(path) > 1
}
