# METADATA
# title: Several conditions on one thing
# description: >-
#   A rule that serves several clauses asks several things of one subject, and
#   gives one result: of what does not hold, the gravest decides, and all of it
#   is said. A condition whose clause is not in force is left out.
package dgcheck.lib.conditions

import data.dgcheck.lib.clauses

# weighed returns one result from the conditions that do not hold. Each is an object with
#   clause    the clause that the condition comes from
#   fail, not-assessed or not-due    a whole sentence
# and, where needed, `severity` (if it differs from that of the clause), `remedy`, `at` or
# `place`, `due`, and `also` with other clauses that require the same. Conditions whose
# clause is not in force are left out. If no condition is left, the result is `met`.
weighed(findings, met) := gravest_of(in_force, met) if {
	in_force := [finding | some finding in findings; clauses.asked(finding.clause)]
}

gravest_of(findings, met) := said(findings, "fail") if {
	some finding in findings
	finding.fail
} else := said(findings, "not-assessed") if {
	some finding in findings
	finding["not-assessed"]
} else := said(findings, "not-due") if {
	some finding in findings
	finding["not-due"]
} else := met

# said merges the findings with a verdict: place and severity of the gravest, sentences of all.
said(findings, verdict) := object.union_n([
	object.filter(gravest, ["at", "place", "due"]),
	{verdict: concat(" ", [finding[verdict] | some finding in same])},
	severity(gravest, verdict),
	clauses_of(same, verdict),
	advice(same),
]) if {
	same := [finding | some finding in findings; finding[verdict]]
	gravest := gravest_in(same)
}

# gravest_in returns the first of the findings with the highest severity.
gravest_in(findings) := findings[0] if {
	count(findings) == 1
} else := [finding | some finding in findings; rank[level(finding)] == worst][0] if {
	worst := max([rank[level(finding)] | some finding in findings])
}

severity(finding, verdict) := {"severity": level(finding)} if {
	verdict == "fail"
	level(finding) != ""
} else := {}

# clauses_of returns the clauses that a fail is about. The other clauses of the rule
# are met.
clauses_of(findings, verdict) := {"clause": [findings[0].clause]} if {
	verdict == "fail"
	count(findings) == 1
	not findings[0].also
} else := {"clause": sort(own | alike)} if {
	verdict == "fail"
	own := {finding.clause | some finding in findings}
	alike := {clause | some finding in findings; some clause in object.get(finding, "also", [])}
} else := {}

rank := {"error": 3, "warning": 2, "info": 1, "": 0}

level(finding) := object.get(finding, "severity", clauses.level(finding.clause))

# advice joins the remedies of the findings, each once.
advice(findings) := {"remedy": findings[0].remedy} if {
	count(findings) == 1
} else := {"remedy": concat(" ", [advised.remedy |
	some i, advised in findings
	advised.remedy
	not said_before(findings, i)
])} if {
	some finding in findings
	finding.remedy
} else := {}

said_before(findings, i) if {
	some earlier in array.slice(findings, 0, i)
	object.get(earlier, "remedy", "") == findings[i].remedy
}
