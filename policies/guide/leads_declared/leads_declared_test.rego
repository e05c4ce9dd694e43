package dgcheck.rules.guide.leads_declared_test

import data.dgcheck.lib.changes_test as changes
import data.dgcheck.lib.judged_test as judged
import data.dgcheck.rules.guide.leads_declared as rule

kept := data.examples.guide.leads_declared.kept

broken := data.examples.guide.leads_declared.broken

told(declared) := found if found := judged.told(rule) with input as declared

graded(declared) := object.union(told(declared), {"severity": found}) if found := rule.result.severity with input as declared

changed(change) := told(json.patch(kept, change))

failing(change) := graded(json.patch(kept, change))

fails(at, severity) := {"group": $"fail at {at}", "severity": severity}

test_both_leads_are_enough if {
	told(kept) == {"group": "pass"}
}

test_without_a_business_lead_the_group_fails if {
	graded(broken) == fails("group/leads/business", "warning")
	changed(changes.set("/group/leads/business/role", "")) == told(broken)
	changed(changes.set("/group/leads/business/count", 2)) == told(broken)
}

test_without_a_lead_the_group_fails if {
	failing(changes.set("/group/lead/role", "")) == fails("group/lead", "warning")
	failing(changes.set("/group/lead/count", 2)) == fails("group/lead", "warning")
}

test_a_role_is_enough_for_a_lead if {
	changed(array.concat(changes.set("/group/lead/email", ""), changes.set("/group/leads/business/email", ""))) == told(kept)
}

test_an_active_outcome_of_a_digital_post_fails if {
	failing(changes.set("/outcomes/0/owner/kind", "digital")) == fails("outcomes/0/owner/kind", "warning")
	every kind in ["policy", "alb", ""] {
		changed(changes.set("/outcomes/0/owner/kind", kind)) == told(kept)
	}
}

test_an_outcome_that_is_not_active_may_belong_to_anybody if {
	changed(array.concat(changes.set("/outcomes/0/owner/kind", "digital"), changes.set("/outcomes/0/status", "dropped"))) == told(kept)
}

test_of_several_digital_owners_the_first_is_named if {
	digital := changes.set("/outcomes/0/owner/kind", "digital")
	second := json.patch(kept.outcomes[0], changes.set("/owner/kind", "digital"))
	changed(array.concat(digital, changes.add("/outcomes/-", second))) == changed(digital)
}

built(group) := changes.set("/services/0/delivered_by", group)

test_a_service_that_another_group_builds_is_shared_with_it if {
	failing(built("water-quality")) == fails("services/0/shared_with", "info")
	changed(array.concat(built("water-quality"), changes.set("/services/0/shared_with", ["farming"]))) == changed(built("water-quality"))
	changed(array.concat(built("water-quality"), changes.set("/services/0/shared_with", ["water-quality"]))) == told(kept)
}

test_a_service_that_the_group_builds_itself_is_no_finding if {
	changed(built("soil-health")) == told(kept)
}

test_a_retired_service_may_have_been_built_by_anybody if {
	changed(array.concat(built("water-quality"), changes.set("/services/0/phases/0/phase", "retired"))) == told(kept)
}

test_without_an_id_we_cannot_tell_who_builds_a_service if {
	nameless := changes.set("/group/id", "")
	changed(nameless) == told(kept)
	changed(array.concat(nameless, built("water-quality"))) == {"group": "not-assessed at services/0/delivered_by"}
	changed(array.concat(nameless, array.concat(built("water-quality"), changes.set("/services/0/shared_with", ["water-quality"])))) == told(kept)
}

test_the_gravest_lack_decides_where_to_look if {
	both := array.concat(built("water-quality"), changes.set("/group/lead/role", ""))
	failing(both) == fails("group/lead", "warning")
}
