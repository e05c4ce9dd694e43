package dgcheck.rules.assurance.govuk_exemption_test

import data.dgcheck.lib.changes_test as changes
import data.dgcheck.lib.judged_test as judged
import data.dgcheck.rules.assurance.govuk_exemption as rule

kept := data.examples.assurance.govuk_exemption.kept

broken := data.examples.assurance.govuk_exemption.broken

told(declared) := found if found := judged.told(rule) with input as declared

due(declared) := found if found := judged.said(rule, "due") with input as declared

maps(declared) := told(declared)[1]

at := ["services", 1, "govuk_exemption"]

url(text) := changes.set("/services/1/url", text)

none := array.concat(changes.undated("/services/1/govuk_exemption/approved_on"), changes.undated("/services/1/govuk_exemption/requested_on"))

requested(date) := changes.dated("/services/1/govuk_exemption/requested_on", date)

test_an_approved_exemption_passes if {
	maps(kept) == "pass"
	maps(json.patch(kept, changes.dated("/services/1/govuk_exemption/approved_on", "2026-11-22"))) == "pass"
}

test_without_one_it_fails if {
	maps(json.patch(kept, none)) == "fail"
}

test_a_request_has_fifty_six_days if {
	every date in ["2026-09-27", "2026-11-22"] {
		maps(json.patch(broken, requested(date))) == "not-due"
	}
	due(json.patch(broken, requested("2026-09-27")))[1] == "2026-11-22"
	maps(json.patch(broken, requested("2026-09-26"))) == "fail"
	maps(broken) == "fail"
}

test_days_after_the_day_we_judge_are_left_out if {
	maps(json.patch(broken, requested("2026-11-23"))) == "fail"
	maps(json.patch(kept, array.concat(requested("2026-09-26"), changes.dated("/services/1/govuk_exemption/approved_on", "2026-11-23")))) == "fail"
}

test_an_address_within_gov_uk_is_at_home if {
	every text in [
		"https://www.gov.uk/soil", "https://soil.service.gov.uk", "https://gov.uk", "HTTPS://WWW.GOV.UK/Soil",
		"https://soil.defra.gov.uk:8443/maps", "https://www.gov.uk?from=soil", "https://www.gov.uk#soil", "https://www.gov.uk./soil",
	] {
		maps(json.patch(broken, url(text))) == "not-applicable at url"
	}
}

test_an_address_that_only_looks_like_gov_uk_is_not if {
	every text in [
		"https://notgov.uk/soil", "https://www.gov.uk.example.org", "https://example.org/www.gov.uk", "https://example.org?www.gov.uk",
		"https://www.gov.uk@example.org/", "https://example.org#.gov.uk", "https://example.org\\.gov.uk",
	] {
		maps(json.patch(broken, url(text))) == "fail"
	}
}

test_a_service_on_gov_uk_or_not_for_the_public_is_not_asked if {
	told(kept)[0] == "not-applicable at on_govuk"
	maps(json.patch(broken, changes.set("/services/1/on_govuk", true))) == "not-applicable at on_govuk"
	maps(json.patch(broken, changes.set("/services/1/users", "internal"))) == "not-applicable at users"
	maps(json.patch(broken, changes.set("/services/1/users", "both"))) == "fail"
}

test_nothing_is_asked_where_nothing_points_away_from_gov_uk if {
	maps(json.patch(broken, array.concat(url(""), changes.set("/services/1/on_govuk", null)))) == "not-applicable at ."
}

test_we_have_to_be_told_the_rest_where_something_does if {
	maps(json.patch(broken, changes.set("/services/1/users", ""))) == "not-assessed at users"
	maps(json.patch(broken, changes.set("/services/1/on_govuk", null))) == "not-assessed at on_govuk"
	maps(json.patch(broken, url(""))) == "not-assessed at url"
	maps(json.patch(kept, url(""))) == "pass"
}

test_a_service_that_is_retired_or_has_not_begun_is_not_asked if {
	maps(json.patch(broken, changes.set("/services/1/phases/2/phase", "retired"))) == "not-applicable at phases"
	maps(json.patch(broken, changes.set("/services/1/phases", []))) == "not-applicable at phases"
}
