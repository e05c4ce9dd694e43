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
	"subject": $"service:{dependency.group}/{dependency.id}",
	"message": $"{dependency.service} depends on {dependency.on}, {fault.reason}.",
	"remedy": fault.remedy,
	"groups": ({dependency.group} | {claim.group | some claim in dependency.claims}),
} if {
	some dependency in input.dependencies
	fault := fault_of(dependency)
}

fault_of(dependency) := {"reason": $"which no group that was heard from declares{perhaps}", "remedy": $"Correct the id {dependency.on} in `depends_on`, or declare the system under `externals` if it belongs to somebody else."} if {
	count(dependency.claims) == 0
} else := {"reason": "which is retired", "remedy": $"Take {dependency.on} out of `depends_on`, or name what took its place."} if {
	every claim in dependency.claims {
		claim.phase == "retired"
	}
} else := {"reason": "which has no owner", "remedy": $"The group that declares {dependency.on} names its `owner`, with a `role` and an `email`."} if {
	every claim in dependency.claims {
		gone(claim)
	}
}

# gone is true if the service in a claim is retired or has no owner.
gone(claim) if claim.phase == "retired"

gone(claim) if claim.owned == false

# perhaps is a sentence: a group about which nothing is known may have the service.
perhaps := "" if {
	input.silent == 0
} else := "; it may belong to one that was not"
