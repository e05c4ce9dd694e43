# METADATA
# title: Most of what is planned rests on evidence
# description: >-
#   What the roadmap has for now and next is there for a reason that can be shown: a
#   measure, research, or a page about it. At least half of these items say what they
#   rest on; the share is our default. Whether links open is not checked.
# custom:
#   clauses: [DG-DIR-4, DG-HOW-5]
#   judges: group
#   at: roadmap.items
#   remedy: Say in `evidence` of each roadmap item what shows that it is worth doing; a link, the name of a measure or a few words are enough.
package dgcheck.rules.guide.evidence_based

result := {
	"not-assessed": "The roadmap is kept elsewhere, so what its items rest on cannot be read from here.",
	"at": ["roadmap", "url"],
} if {
	count(input.roadmap.items) == 0
	input.roadmap.url != ""
} else := {"not-applicable": "The roadmap has no items for now or next."} if {
	count(near) + count(open) == 0
} else := {"pass": $"{count(shown(near))} of {count(near)} roadmap items for now and next say what they rest on."} if {
	count(near) > 0
	enough(count(shown(near)), count(near) + count(bare(open)))
} else := {
	"not-assessed": "Some roadmap items do not say when they are for, so we cannot tell which should rest on evidence.",
	"remedy": "Give each roadmap item a `horizon`: now, next, later or done.",
} if {
	enough(count(shown(near)) + count(shown(open)), count(near) + count(shown(open)))
} else := {
	"fail": $"{count(shown(near))} of {count(near)} roadmap items for now and next say what they rest on. The first that does not is {first}.",
	"at": ["roadmap", "items", bare(near)[0], "evidence"],
	"rests_on": [["roadmap", "items", i] | some i in bare(near)],
}

# near has the indexes of the items for now and next. open has those of items
# without a horizon.
near := [i | some i, item in input.roadmap.items; item.horizon in {"now", "next"}]

open := [i | some i, item in input.roadmap.items; item.horizon == ""]

shown(places) := [i | some i in places; input.roadmap.items[i].evidence != ""]

bare(places) := [i | some i in places; input.roadmap.items[i].evidence == ""]

enough(some_of, all) if some_of * 100 >= data.params.roadmap.evidence_percent * all

# first is an item without evidence, so that readers know where to begin.
first := input.roadmap.items[bare(near)[0]].called
