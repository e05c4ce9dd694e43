# METADATA
# title: Lists in sentences
# description: >-
#   A sentence names the first of several things and counts the others.
package dgcheck.lib.lists

# more counts what a list holds beside the first ones, which are named: " and 2
# more". It is empty where there is nothing else.
more(list, named) := $" and {count(list) - named} more" if {
	count(list) > named
} else := ""

# verb is the form of a verb for one thing or for several.
verb(list, one, several) := one if {
	count(list) == 1
} else := several
