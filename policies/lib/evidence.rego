# METADATA
# title: What was seen
# description: >-
#   What was seen of a group beside what it declares. A fact alone can make a rule
#   pass. Only a source that was looked at whole lets the absence of a fact count.
#   Where something was not seen, that is unknown: neither a pass nor a fail.
package dgcheck.lib.evidence

import data.dgcheck.lib.dates

# asked is true if evidence of a kind was collected, and counts.
asked(kind) if input.evidence.asked[kind]

# facts returns the facts about a path of keys and ids, oldest first. `is` is their word.
facts(subject, is) := [] if {
	count(input.evidence.facts) == 0
} else := object.get(input.evidence.facts, [concat("/", subject), is], [])

# last returns the newest fact. It is undefined if there is none.
last(subject, is) := all[count(all) - 1] if {
	all := facts(subject, is)
	count(all) > 0
}

# within returns the facts from one day to another, both included.
within(subject, is, from, to) := [fact |
	some fact in facts(subject, is)
	fact.seen_day >= from
	fact.seen_day <= to
]

# below returns the facts about everything below a path, such as all months.
below(subject, is) := [fact |
	some about, words in input.evidence.facts
	startswith(about, concat("/", array.concat(subject, [""])))
	some fact in object.get(words, is, [])
]

# absent is true if the sources are complete over these days and have no such fact.
absent(subject, is, from, to) if {
	looked(input.evidence.kinds[is], subject, from, to) == "complete"
	count(within(subject, is, from, to)) == 0
	not unknown(subject, is)
}

# unknown is true if a state was seen only after the day judged, so that day's state is not known.
unknown(subject, is) if input.evidence.unknown[$"{concat("/", subject)} {is}"]

# looked returns how much was looked at over some days: "complete", "incomplete" or
# "not-asked". If there is nothing to look at, it is "not-asked".
looked(kind, subject, from, to) := "not-asked" if {
	not asked(kind)
} else := "not-asked" if {
	count(needed(kind, subject)) == 0
} else := "complete" if {
	every of in needed(kind, subject) { covers(kind, of, from, to) }
} else := "incomplete"

# needed returns the sources that have to be looked at for facts about a path.
needed(kind, subject) := object.get(repositories, subject[1], []) if {
	kind == "delivery"
	subject[0] == "services"
} else := [object.get(whole, kind, concat("/", subject))]

# whole has the kinds of evidence with only one source for the group, each with its source's name.
whole := {"history": "declaration", "registers": "reports", "assurance": "assurance"}

# repositories has the repositories of each service, by its id.
repositories := {id: repos |
	some id in {service.id | some service in input.services}
	repos := sort({repo | some service in input.services; service.id == id; some repo in service.repos})
}

covers(kind, of, from, to) if {
	source := object.get(input.evidence.sources, [kind, of], {})
	source.state == "complete"
	source.from_day <= from
	source.until_day >= to
}

# unlooked returns sentences that say which sources are not complete, and why.
unlooked(kind, subject, from, to) := concat(" ", [sentence(kind, of) |
	some of in needed(kind, subject)
	not covers(kind, of, from, to)
])

sentence(kind, of) := $"Not looked at: {called(of)}. {why}" if {
	why := object.get(input.evidence.sources, [kind, of, "why"], "")
	why != ""
} else := $"Not looked at: {called(of)} for all of these days."

# called returns the name of what a source is about.
called(of) := object.get(
	{
		"declaration": "the history of the files",
		"reports": "the register of reports",
		"assurance": "the assurance service",
	},
	of, of,
)

# day returns the day of a fact in words.
day(fact) := dates.on(fact.seen_day)
