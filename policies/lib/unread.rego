# METADATA
# title: What could not be read of an entry
# description: >-
#   A value of the wrong shape counts as not given, and so does one under a misspelt
#   key. Where it matters that something was given all the same, it is looked up here.
package dgcheck.lib.unread

# entries returns the indexes of the entries in a list of which one of some keys, or
# the whole entry, cannot be read.
entries(list, keys) := {path[1] |
	some path in below(list)
	about(path, keys)
}

about(path, _) if count(path) == 2

about(path, keys) if path[2] in keys

# keys returns the keys of list entries that cannot be read, each as the index of
# its entry and the key.
keys(list) := {[path[1], path[2]] | some path in below(list)}

# below returns the paths in a list that have a fault, or that a misspelt key most
# likely stands for.
below(list) := {path |
	some fault in input.faults
	fault.kind in {"shape", "date"}
	some path in [fault.at, fault.hides]
	path[0] == list
	count(path) > 1
}

# whole returns the indexes of the entries in a list that cannot be read at all. The list
# is given by its path.
whole(list) := {fault.at[count(list)] |
	some fault in input.faults
	fault.kind == "shape"
	count(fault.at) == count(list) + 1
	array.slice(fault.at, 0, count(list)) == list
	is_number(fault.at[count(list)])
}
