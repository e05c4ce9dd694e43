# METADATA
# title: The history of the files
# description: >-
#   How much of the history of the declared files was looked at. It is apart from
#   other evidence, which is about what services name, so that a rule which asks for
#   history does not wait for the services.
package dgcheck.lib.history

import data.dgcheck.lib.evidence

# looked returns how much of the history was looked at over some days: "complete",
# "incomplete" or "not-asked".
looked(from, to) := "not-asked" if {
	not evidence.asked("history")
} else := "complete" if {
	evidence.covers("history", "declaration", from, to)
} else := "incomplete"

# unlooked is a sentence that says why the history is not complete.
unlooked := evidence.sentence("history", "declaration")
