# METADATA
# title: Lists in sentences
# description: >-
#   A sentence names the first of several things and counts the others.
package dgcheck.lib.lists

# more returns a text such as " and 2 more" about the entries after the first ones,
# which are named. It is "" if there are no others.
more(list, named) := $" and {count(list) - named} more" if {
	count(list) > named
} else := ""

# verb returns the form of a verb for one thing or for several.
verb(list, one, several) := one if {
	count(list) == 1
} else := several
