# METADATA
# title: Few forums take clear decisions within clear bounds
# description: >-
#   Decisions come easier when few forums take them, each knows what it may decide, and
#   teams know the architecture rules they stay within. More than 5 forums, or more than
#   3 levels of forums above one another, are too many by our reading; the strategy
#   gives no figures.
# custom:
#   clauses: [ST-V-1, ST-M6-3, ST-A-6, ST-M6-12]
#   judges: governance.forums
#   at: decides
#   remedy: Say in `decides` of the forum what it may decide on its own.
package dgcheck.rules.strategy.few_forums

import data.dgcheck.lib.conditions

results := {i: judged(forum) | some i, forum in input.governance.forums}

result := conditions.weighed(findings, {"pass": $"Forums that decide: {number}."})

judged(forum) := {"pass": $"{forum.called} says what it decides."} if {
	forum.decides != ""
} else := {"fail": $"{forum.called} does not say what it decides."}

number := count(input.governance.forums)

findings := array.concat(undeclared, array.flatten([many, high, circular, unbound]))

undeclared := [{
	"clause": "ST-V-1",
	"not-assessed": "No forum is declared, so we cannot tell how many there are.",
	"remedy": "List the meetings with the power to decide under `governance.forums`.",
} |
	number == 0
]

many := [{
	"clause": "ST-V-1",
	"fail": $"{number} forums decide; more than {data.params.governance.max_forums} are many.",
	"remedy": "Merge forums that decide on the same things, or close some.",
} |
	number > data.params.governance.max_forums
]

high := [{
	"clause": "ST-M6-3",
	"fail": $"{input.governance.forums[tall[0]].called} reports up through more than {data.params.governance.max_levels} levels of forums.",
	"at": ["governance", "forums", tall[0], "reports_to"],
	"remedy": "Take a level out, or let forums report less far up; `reports_to` says which forum is above.",
} |
	count(tall) > 0
]

circular := [{
	"clause": "ST-M6-3",
	"not-assessed": $"{input.governance.forums[circle[0]].called} reports to itself in a circle, so its levels cannot be counted.",
	"at": ["governance", "forums", circle[0], "reports_to"],
	"remedy": "Take `reports_to` out of the topmost forum.",
} |
	count(circle) > 0
]

unbound := [{
	"clause": "ST-V-1",
	"fail": "We could not find the architecture rules that teams stay within.",
	"at": ["governance", "guardrails_url"],
	"remedy": "Give the address of the architecture rules in `governance.guardrails_url`.",
} |
	input.governance.guardrails_url == ""
]

# tall has the indexes of the forums with too many levels, their own included.
tall := [i |
	some i, forum in input.governance.forums
	uppers := over(forum.id)
	1 + count(uppers) > data.params.governance.max_levels
	count({upper | some upper in uppers}) == count(uppers)
]

circle := [i |
	some i, forum in input.governance.forums
	forum.id in over(forum.id)
]

# over returns the forums above one, the nearest first. In a circle they repeat
# without end, so it returns at most nine.
over(id) := [upper | some upper in [a, b, c, d, e, f, g, h, i]; upper != ""] if {
	a := up(id)
	b := up(a)
	c := up(b)
	d := up(c)
	e := up(d)
	f := up(e)
	g := up(f)
	h := up(g)
	i := up(h)
}

up(id) := object.get(above, id, "")

# above has the forum to which each forum reports, if it is declared here.
above := {id: upper |
	some id in ids
	places := {i | some i; input.governance.forums[i].id == id}
	upper := input.governance.forums[min(places)].reports_to
	upper in ids
}

ids := {forum.id | some forum in input.governance.forums; forum.id != ""}
