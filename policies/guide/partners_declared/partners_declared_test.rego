package dgcheck.rules.guide.partners_declared_test

import data.dgcheck.lib.changes_test as changes
import data.dgcheck.lib.judged_test as judged
import data.dgcheck.rules.guide.partners_declared as rule

kept := data.examples.guide.partners_declared.kept

broken := data.examples.guide.partners_declared.broken

told(declared) := found if found := judged.told(rule) with input as declared

changed(change) := told(json.patch(kept, change))

gives(verdict) := {"group": verdict}

test_a_group_that_lists_every_organisation_passes if {
	told(kept) == gives("pass")
}

test_a_service_of_an_organisation_that_is_not_listed_fails if {
	told(broken) == gives("fail")
}

test_an_outcome_of_an_organisation_that_is_not_listed_fails if {
	changed(changes.set("/group/organisations", ["rural-payments-agency"])) == gives("fail")
	changed(changes.set("/group/organisations", [])) == gives("fail")
}

test_every_organisation_that_is_missing_is_named_with_what_it_owns if {
	said := judged.message(rule) with input as json.patch(kept, changes.set("/group/organisations", []))
	every word in ["core-defra", "More farmland soil", "rural-payments-agency", "Record a soil check"] {
		contains(said, word)
	}
}

test_one_that_is_listed_and_owns_nothing_is_no_finding if {
	changed(changes.add("/group/organisations/-", "natural-england")) == gives("pass")
}

test_a_service_that_is_retired_or_has_not_begun_is_not_asked if {
	told(json.patch(broken, changes.set("/services/0/phases/0/phase", "retired"))) == gives("pass")
	told(json.patch(broken, changes.dated("/services/0/phases/0/from", "2026-11-23"))) == gives("pass")
	told(json.patch(broken, changes.dated("/services/0/phases/0/from", "2026-11-22"))) == gives("fail")
}

test_an_outcome_that_is_not_active_is_not_asked if {
	every status in ["proposed", "achieved", "dropped"] {
		changed(array.concat(changes.set("/outcomes/0/status", status), changes.set("/group/organisations", ["rural-payments-agency"]))) == gives("pass")
	}
}

test_owners_who_name_no_organisation_are_left_out if {
	changed(array.concat(changes.set("/outcomes/0/owner/organisation", ""), changes.set("/group/organisations", ["rural-payments-agency"]))) == gives("pass")
}

test_where_no_owner_names_an_organisation_we_cannot_tell if {
	changed(array.concat(changes.set("/outcomes/0/owner/organisation", ""), changes.set("/services/0/owner/organisation", ""))) == gives("not-assessed")
}

test_where_nothing_is_owned_it_does_not_apply if {
	changed(array.concat(changes.set("/outcomes", []), changes.set("/services", []))) == gives("not-applicable")
}
