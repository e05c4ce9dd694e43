# METADATA
# title: Agreements on ways of working
# description: >-
#   What rules about agreements share: one that has ended is asked nothing more,
#   and sentences say once which agreement they are about.
package dgcheck.lib.agreements

# ended returns the result for an agreement that has ended. It is undefined for others.
ended(agreement) := {"not-applicable": $"The agreement {agreement.called} has ended.", "at": ["status"]} if {
	agreement.status == "ended"
}

# named puts the name of the agreement into a result whose sentence begins with "It".
named(agreement, result) := object.union(result, {verdict: $"The agreement {agreement.called} {trim_prefix(result[verdict], "It ")}" |
	some verdict in ["pass", "fail", "not-assessed", "not-due"]
	result[verdict]
})
