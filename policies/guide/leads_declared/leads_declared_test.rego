package dgcheck.rules.guide.leads_declared_test

import data.dgcheck.lib.changes_test as changes
import data.dgcheck.rules.guide.leads_declared as rule

kept := data.examples.guide.leads_declared.kept

broken := data.examples.guide.leads_declared.broken

judged(declared) := {[result.subject, result.verdict, result.at, object.get(result, "severity", "")] |
	some result in rule.results with input as declared
}

changed(change) := judged(json.patch(kept, change))

fails(at, severity) := {["group", "fail", at, severity]}

test_both_leads_are_enough if {
	judged(kept) == {["group", "pass", ["group", "leads"], ""]}
}

test_without_a_business_lead_the_group_fails if {
	judged(broken) == fails(["group", "leads", "business"], "warning")
	changed(changes.set("/group/leads/business/role", "")) == judged(broken)
	changed(changes.set("/group/leads/business/count", 2)) == judged(broken)
}

test_without_a_lead_the_group_fails if {
	changed(changes.set("/group/lead/role", "")) == fails(["group", "lead"], "warning")
	changed(changes.set("/group/lead/count", 2)) == fails(["group", "lead"], "warning")
}

test_a_role_is_enough_for_a_lead if {
	changed(array.concat(changes.set("/group/lead/email", ""), changes.set("/group/leads/business/email", ""))) == judged(kept)
}

test_an_active_outcome_of_a_digital_post_fails if {
	changed(changes.set("/outcomes/0/owner/kind", "digital")) == fails(["outcomes", 0, "owner", "kind"], "warning")
	every kind in ["policy", "alb", ""] {
		changed(changes.set("/outcomes/0/owner/kind", kind)) == judged(kept)
	}
}

test_an_outcome_that_is_not_active_may_belong_to_anybody if {
	changed(array.concat(changes.set("/outcomes/0/owner/kind", "digital"), changes.set("/outcomes/0/status", "dropped"))) == judged(kept)
}

test_of_several_digital_owners_the_first_is_named if {
	digital := changes.set("/outcomes/0/owner/kind", "digital")
	second := json.patch(kept.outcomes[0], changes.set("/owner/kind", "digital"))
	changed(array.concat(digital, changes.add("/outcomes/-", second))) == changed(digital)
}

built(group) := changes.set("/services/0/delivered_by", group)

test_a_service_that_another_group_builds_is_shared_with_it if {
	changed(built("water-quality")) == fails(["services", 0, "shared_with"], "info")
	changed(array.concat(built("water-quality"), changes.set("/services/0/shared_with", ["farming"]))) == changed(built("water-quality"))
	changed(array.concat(built("water-quality"), changes.set("/services/0/shared_with", ["water-quality"]))) == judged(kept)
}

test_a_service_that_the_group_builds_itself_is_no_finding if {
	changed(built("soil-health")) == judged(kept)
}

test_a_retired_service_may_have_been_built_by_anybody if {
	changed(array.concat(built("water-quality"), changes.set("/services/0/phases/0/phase", "retired"))) == judged(kept)
}

test_without_an_id_we_cannot_tell_who_builds_a_service if {
	nameless := changes.set("/group/id", "")
	changed(nameless) == judged(kept)
	changed(array.concat(nameless, built("water-quality"))) == {["group", "not-assessed", ["services", 0, "delivered_by"], ""]}
	changed(array.concat(nameless, array.concat(built("water-quality"), changes.set("/services/0/shared_with", ["water-quality"])))) == judged(kept)
}

test_the_gravest_lack_decides_where_to_look if {
	both := array.concat(built("water-quality"), changes.set("/group/lead/role", ""))
	changed(both) == fails(["group", "lead"], "warning")
}
