# METADATA
# title: Live services are improved every few weeks
# description: >-
#   A live service is never finished. Each one has an improvement every few weeks;
#   that this means 42 days is our reading. Days of a declared change freeze do not
#   count. That repositories are named says nothing of what was released from them;
#   deployments, releases and tags that were seen count like declared improvements.
# custom:
#   clauses: [DG-USE-4, DG-OWN-6, DG-HOW-3]
#   judges: services
#   at: improvements
#   evidence: delivery
#   remedy: Release an improvement and add an entry to `improvements` of the service, with its `date`.
package dgcheck.rules.guide.live_improvement

import data.dgcheck.lib.dates
import data.dgcheck.lib.evidence
import data.dgcheck.lib.phases

results := {i: judged(service) | some i, service in input.services}

judged(service) := {"not-applicable": $"{service.called} is not live.", "at": ["phases"]} if {
	not phases.live(service)
} else := timely(service, due(service))

timely(service, due) := {"pass": $"{service.called} was last improved on {dates.on(newest(service))}.{beside(service)}", "due": dates.iso(due)} if {
	dates.today <= due
	newest(service)
} else := {
	"not-due": $"{service.called} went live on {dates.on(phases.since(service))}. Its first improvement is due by {dates.on(due)}.{beside(service)}",
	"due": dates.iso(due),
} if {
	dates.today <= due
} else := {"not-assessed": $"We cannot tell whether {service.called} is improved, as no improvement is declared. {unlooked(service)}"} if {
	count(declared(service)) == 0
	looked(service) == "incomplete"
} else := {
	"fail": $"{service.called} was last improved on {dates.on(newest(service))}. The next improvement was due by {dates.on(due)}.{beside(service)}",
	"due": dates.iso(due),
} if {
	newest(service)
} else := {
	"fail": $"{service.called} went live on {dates.on(phases.since(service))}. We could not find an improvement since. It was due by {dates.on(due)}.{beside(service)}",
	"due": dates.iso(due),
}

# beside returns a sentence about improvements in the evidence. It follows what is declared.
beside(service) := $" Declared and seen: {told(seen(service))}." if {
	count(seen(service)) > 0
	some day in declared(service)
	day >= window(service)
} else := $" Seen: {told(seen(service))}." if {
	count(seen(service)) > 0
} else := $" Since {dates.on(window(service))} no deployment, release or tag was seen in {concat(", ", service.repos)}." if {
	looked(service) == "complete"
} else := $" {unlooked(service)}" if {
	looked(service) == "incomplete"
} else := ""

# told returns a text about the newest fact. Of several on one day it takes the strongest sign.
told(facts) := $"{names[fact.seen]} {trim_space(fact.says)} of {fact.seen_in} on {evidence.day(fact)}" if {
	fact := [fact | some is in signs; some fact in facts; fact.seen == is; fact.seen_day == max({other.seen_day | some other in facts})][0]
	fact.says != ""
} else := $"{names[fact.seen]} of {fact.seen_in} on {evidence.day(fact)}" if {
	fact := [fact | some is in signs; some fact in facts; fact.seen == is; fact.seen_day == max({other.seen_day | some other in facts})][0]
}

# signs of an improvement, the strongest first. A commit is no such sign, since it
# only shows that somebody works on the code.
signs := ["deployed", "released", "tagged"]

names := {"deployed": "deployment", "released": "release", "tagged": "tag"}

# seen returns the facts with a sign of improvement in the days that count.
seen(service) := [fact | some is in signs; some fact in evidence.within(subject(service), is, window(service), dates.today)]

looked(service) := evidence.looked("delivery", subject(service), window(service), dates.today)

unlooked(service) := evidence.unlooked("delivery", subject(service), window(service), dates.today)

subject(service) := ["services", service.id]

# window returns the first day on which an improvement is still in time.
window(service) := max([phases.since(service), (dates.today - limit) - sum([length([freeze.from_day, freeze.to_day]) |
	some freeze in service.change_freeze
	dates.by(freeze.from_day, freeze.to_day)
])])

# declared returns the days on which the group declares an improvement of the service.
declared(service) := {improvement.date_day | some improvement in service.improvements; dates.past(improvement.date_day)}

# improved returns the days of improvements, declared or seen.
improved(service) := declared(service) | {fact.seen_day | some is in signs; some fact in evidence.facts(subject(service), is)}

# newest returns the latest of these days. It is undefined if there is none.
newest(service) := max(improved(service)) if count(improved(service)) > 0

# counted_from returns the day from which the days are counted: the newest
# improvement, or the day of going live if that is later.
counted_from(service) := max(improved(service) | {phases.since(service)})

# due returns the last day on which an improvement is in time. It adds the days
# allowed, and every day of a freeze that begins before these are over. Nothing was
# due before the group was founded.
due(service) := max([dates.known(input.group.founded_day), (counted_from(service) + limit) + sum([block.days |
	some block in frozen(service)
	block.free_before <= limit
])])

limit := data.params.live.improvement_days

# frozen returns the freezes after counted_from, each with the days that count
# before it. Freezes that overlap or touch are joined. Between two of them at least
# one day counts, so only the first limit + 2 of them can matter.
frozen(service) := [] if {
	count(service.change_freeze) == 0
} else := [{"days": days, "free_before": ((block[0] - from) - 1) - before} |
	from := counted_from(service)
	blocks := array.slice(joined(service), 0, limit + 2)
	some n, block in blocks
	days := length(block)
	before := sum([length(earlier) | some m, earlier in blocks; m < n])
]

length(block) := (block[1] - block[0]) + 1

# joined returns the first and last day of each stretch of frozen days. It sorts the
# first days and the last days separately. A stretch ends where the next first day
# is after all last days so far. So it needs no nested loop.
joined(service) := [[firsts[k], lasts[ends[n] - 1]] |
	stretches := [[max([freeze.from_day, counted_from(service) + 1]), freeze.to_day] |
		some freeze in service.change_freeze
		dates.by(freeze.from_day, freeze.to_day)
		freeze.to_day > counted_from(service)
	]
	firsts := sort([stretch[0] | some stretch in stretches])
	lasts := sort([stretch[1] | some stretch in stretches])
	starts := array.concat([0 | count(firsts) > 0], [k | some k, first in firsts; k > 0; first > lasts[k - 1] + 1])
	ends := array.concat(array.slice(starts, 1, count(starts)), [count(firsts)])
	some n, k in starts
]
