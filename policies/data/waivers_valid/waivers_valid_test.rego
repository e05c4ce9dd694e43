package dgcheck.rules.data.waivers_valid_test

import data.dgcheck.lib.judged_test as judged
import data.dgcheck.rules.data.waivers_valid as rule

kept := data.examples.data.waivers_valid.kept

broken := data.examples.data.waivers_valid.broken

# said returns the result on the first entry, and its key.
said(document) := [told[0], object.get(keys, 0, "")] if {
	told := judged.told(rule) with input as document
	keys := judged.said(rule, "key") with input as document
}

changed(key, value) := json.patch(kept, [{"op": "replace", "path": $"/waivers/0/{key}", "value": value}])

# lasting returns the example with other days of the waiver, counted from the day judged.
lasting(approved, expires) := json.patch(kept, [
	{"op": "replace", "path": "/waivers/0/approved_on_day", "value": kept.as_of_day + approved},
	{"op": "replace", "path": "/waivers/0/expires_day", "value": kept.as_of_day + expires},
])

refused(document, key) if said(document) == [$"fail at {key}", "guide.actuals_posted/2026-11"]

honoured(document) if said(document) == ["pass at expires", "guide.actuals_posted/2026-11"]

test_a_waiver_in_force_passes if {
	honoured(kept)
}

test_a_waiver_of_more_than_half_a_year_is_not_honoured if {
	refused(broken, "expires")
	refused(lasting(0, 184), "expires")
	honoured(lasting(0, 183))
}

test_a_waiver_holds_on_its_last_day_and_is_pointed_out_mildly_after_it if {
	honoured(lasting(-10, 0))
	expired := lasting(-10, -1)
	refused(expired, "expires")
	results := rule.results with input as expired
	{result.severity | some result in results} == {"info"}
}

test_a_waiver_that_begins_tomorrow_passes_where_it_stands if {
	said(lasting(1, 20)) == ["pass", "guide.actuals_posted/2026-11"]
}

reasons(document) := {message | messages := judged.messages(rule) with input as document; some message in messages}

test_a_waiver_says_in_its_last_fortnight_that_it_ends_soon if {
	said(lasting(-10, 14)) == said(lasting(-10, 15))
	some early in reasons(lasting(-10, 15))
	some late in reasons(lasting(-10, 14))
	late == $"{trim_suffix(early, ".")}, which is soon."
}

test_a_waiver_that_lacks_a_part_is_not_honoured if {
	refused(changed("reason", ""), "reason")
	refused(changed("approved_by/role", ""), "approved_by")
	refused(changed("approved_by/count", 0), "approved_by")
	refused(changed("approved_on_day", null), "approved_on")
	refused(changed("expires_day", null), "expires")
}

test_a_waiver_cannot_end_before_it_was_approved if {
	refused(lasting(0, -1), "expires")
}

test_rules_of_the_data_pack_and_unknown_rules_cannot_be_waived if {
	said(changed("rule", "data.schema")) == ["fail at rule", "data.schema/2026-11"]
	said(changed("rule", "guide.nonsense")) == ["fail at rule", "guide.nonsense/2026-11"]
}

test_a_waiver_without_a_rule_fails_under_its_number if {
	none := json.patch(changed("rule", ""), [{"op": "replace", "path": "/waivers/0/subject", "value": "waiver:#1"}])
	said(none) == ["fail at rule", ""]
}

test_a_waiver_whose_scope_could_not_be_read_is_not_honoured if {
	fault := {"kind": "month", "file": "delivery-group.yaml", "at": ["waivers", 0, "scope", "month"], "because": "", "remedy": "", "level": ""}
	unread := json.patch(changed("scope/month", ""), [{"op": "add", "path": "/faults/-", "value": fault}])
	said(unread) == ["fail at scope", "guide.actuals_posted"]
}

test_a_waiver_without_a_scope_is_of_the_whole_rule if {
	said(changed("scope/month", "")) == ["pass at expires", "guide.actuals_posted"]
}

test_a_rule_that_is_nearly_named_is_given_by_its_name if {
	every text in ["guide.actuals-posted", "actuals posted", "Guide.Actuals_Posted"] {
		remedies := judged.said(rule, "remedy") with input as changed("rule", text)
		remedies == {0: "Write `rule: guide.actuals_posted`."}
	}
	others := judged.said(rule, "remedy") with input as changed("rule", "guide.actuals")
	startswith(others[0], "Give the id of a rule")
}
