# METADATA
# title: What a service depends on is declared, live and owned
# description: >-
#   A service cannot run without what it depends on. If no group declares that, or it is
#   retired or has no owner, nobody answers for it.
# custom:
#   clauses: [BG-4]
#   remedy: >-
#     Correct the id in `depends_on`, declare the system under `externals` if it belongs
#     to somebody else, or agree with the group that declares it who owns it.
package dgcheck.between.dependency_leads_nowhere

findings contains {
	"subject": $"service:{dependency.group}/{dependency.service}",
	"message": $"{dependency.service} depends on {dependency.on}, {reason(dependency)}.",
	"groups": ({dependency.group} | {claim.group | some claim in dependency.claims}),
} if {
	some dependency in input.dependencies
	reason(dependency)
}

reason(dependency) := $"which no group that was heard from declares{perhaps}" if {
	count(dependency.claims) == 0
} else := "which is retired" if {
	every claim in dependency.claims {
		claim.phase == "retired"
	}
} else := "which has no owner" if {
	every claim in dependency.claims {
		claim.owned == false
	}
} else := "which is retired or has no owner" if {
	every claim in dependency.claims {
		gone(claim)
	}
}

gone(claim) if claim.phase == "retired"

gone(claim) if claim.owned == false

# perhaps says that it may belong to a group of which nothing is known.
perhaps := "" if {
	input.silent == 0
} else := "; it may belong to one that was not"
