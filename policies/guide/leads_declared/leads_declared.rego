# METADATA
# title: The group's leads are declared
# description: >-
#   A senior lead from policy or operations sets what the group should achieve, its own
#   lead decides what the group does for that, and digital delivery is the group's. So
#   both leads are named, no active outcome belongs to a digital post, and a service
#   that another group builds is shared with that group. That a role is enough to name
#   a lead is our reading.
# custom:
#   clauses: [DG-DIR-2, DG-DIR-3, DG-DIR-1, DG-OWN-2]
#   judges: group
#   at: group.leads
#   remedy: Give one post each in `group.lead` and `group.leads.business`, with a `role`.
package dgcheck.rules.guide.leads_declared

import data.dgcheck.lib.conditions
import data.dgcheck.lib.phases
import data.dgcheck.lib.posts

result := conditions.weighed(findings, met)

met := {"pass": $"The group is led by {input.group.lead.role}, and {input.group.leads.business.role} leads for the business."}

findings := [finding |
	some found in [no_lead, no_business_lead, digital_owners, built_elsewhere, perhaps_elsewhere]
	some finding in found
]

no_lead contains {
	"clause": "DG-DIR-3",
	"fail": $"The group has no lead: {posts.lacking(input.group.lead)}.",
	"at": ["group", "lead"],
	"remedy": "Give the one post that leads the group in `group.lead`, with a `role`.",
} if {
	not posts.named(input.group.lead)
}

no_business_lead contains {
	"clause": "DG-DIR-2",
	"fail": $"The group has no business lead: {posts.lacking(input.group.leads.business)}.",
	"at": ["group", "leads", "business"],
	"remedy": "Give one senior post from policy or operations in `group.leads.business`, with a `role`.",
} if {
	not posts.named(input.group.leads.business)
}

digital_owners contains {
	"clause": "DG-DIR-2",
	"fail": $"{input.outcomes[i].called} belongs to a digital post, though the business sets the outcomes{others(count(digital))}.",
	"at": ["outcomes", i, "owner", "kind"],
	"remedy": "Agree with the business who owns each outcome, and give that post as its `owner`, with a `role` and its `kind`, policy or alb.",
} if {
	i := min(digital)
}

built_elsewhere contains {
	"clause": "DG-OWN-2",
	"fail": $"{service.called} is built by the group `{service.delivered_by}`, but is not shared with it{others(count(elsewhere))}.",
	"at": ["services", i, "shared_with"],
	"remedy": "Add the group that builds the service to its `shared_with`, or take out `delivered_by` when it is this one.",
} if {
	input.group.id != ""
	i := min(elsewhere)
	service := input.services[i]
}

# If the group has no id, it is not known whether it is the group that builds a service.
perhaps_elsewhere contains {
	"clause": "DG-OWN-2",
	"not-assessed": $"The group has no id, so we cannot tell whether it builds {input.services[i].called} itself.",
	"at": ["services", i, "delivered_by"],
	"remedy": "Give the group's id in `group.id`.",
} if {
	input.group.id == ""
	i := min(elsewhere)
}

# digital has the indexes of active outcomes that a digital post owns.
digital := {i |
	some i, outcome in input.outcomes
	outcome.status == "active"
	outcome.owner.kind == "digital"
}

# elsewhere has the indexes of services built by a group that is not known to be
# this one, nor one that shares them.
elsewhere := {i |
	some i, service in input.services
	service.delivered_by != ""
	service.delivered_by != input.group.id
	not service.delivered_by in service.shared_with
	not phases.retired(service)
}

others(found) := "" if found == 1

others(found) := $" (and {found - 1} more)" if found > 1
