# METADATA
# title: Policy and digital people made the agreement together
# description: >-
#   An agreement that one side wrote alone does not bind the other. At least two
#   parties agreed, one of them from policy; the number is our default. A party is from
#   policy when it says so, when its role has the word policy in it, or when it holds
#   the role of policy lead or service manager in the agreement. One that says it is
#   digital is not.
# custom:
#   clauses: [WW-25]
#   judges: agreements
#   at: agreed_by
#   remedy: List in `agreed_by` everybody who agreed, each with `role`, `organisation` and `kind`, at least one of them of the kind policy.
package dgcheck.rules.ways_of_working.collaborative

import data.dgcheck.lib.agreements

results := {i: judged(agreement) | some i, agreement in input.agreements}

judged(agreement) := agreements.ended(agreement) if {
	agreements.ended(agreement)
} else := {"fail": $"The agreement {agreement.called} does not say who agreed to it."} if {
	count(parties(agreement)) == 0
} else := {"fail": $"The agreement {agreement.called} has {count(parties(agreement))} of the {data.params.ways_of_working.parties} parties it takes to agree."} if {
	count(parties(agreement)) < data.params.ways_of_working.parties
} else := {"pass": $"The agreement {agreement.called} was agreed by {count(parties(agreement))} parties, policy among them."} if {
	some party in parties(agreement)
	from_policy(party, agreement)
} else := {
	"not-assessed": $"The agreement {agreement.called} does not say which of the parties to it speaks for policy.",
	"remedy": "Give each party in `agreed_by` its `kind`, policy, alb or digital.",
} if {
	some party in parties(agreement)
	party.kind == ""
} else := {"fail": $"The agreement {agreement.called} was agreed by nobody who speaks for policy."}

# parties returns the parties to an agreement. A party that is listed twice counts once.
parties(agreement) := {described |
	some party in agreement.agreed_by
	named(party)
	described := {"role": lower(party.role), "organisation": party.organisation, "email": lower(party.email), "kind": party.kind}
}

named(party) if party.role != ""

named(party) if party.organisation != ""

from_policy(party, _) if party.kind == "policy"

from_policy(party, _) if {
	party.kind != "digital"
	regex.match(`\bpolicy\b`, party.role)
}

from_policy(party, agreement) if {
	party.kind != "digital"
	party.role != ""
	party.role in {lower(agreement.roles.policy_lead.role), lower(agreement.roles.service_manager.role)}
}
