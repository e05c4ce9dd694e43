package dgcheck.lib.panels_test

import data.dgcheck.lib.panels

service(change) := object.union(
	{"transactional": true, "transactions_per_year": 9400, "civil_servant_organisations": 1},
	change,
)

panel(change) := panels.needed(service(change)).panel

test_a_panel_of_the_department_is_enough_up_to_the_limit if {
	panels.needed(service({"transactions_per_year": 100000})) == {"panel": "internal", "because": "expects no more than 100,000 transactions a year"}
	panel({"civil_servant_organisations": null}) == "internal"
}

test_one_transaction_more_needs_a_panel_from_across_government if {
	panels.needed(service({"transactions_per_year": 100001})) == {
		"panel": "cross-government", "clause": "AS-SAS-13",
		"because": "expects 100,001 transactions a year, more than 100,000",
	}
}

test_civil_servants_of_a_second_organisation_need_one_too if {
	panels.needed(service({"civil_servant_organisations": 2})) == {
		"panel": "cross-government", "clause": "AS-SAS-14",
		"because": "is used by civil servants of 2 organisations",
	}
}

test_both_reasons_are_given if {
	panels.needed(service({"civil_servant_organisations": 3, "transactions_per_year": 350000})) == {
		"panel": "cross-government", "clause": "AS-SAS-13",
		"because": "expects 350,000 transactions a year, more than 100,000 and is used by civil servants of 3 organisations",
	}
}

test_without_a_volume_the_panel_of_a_transactional_service_is_unknown if {
	panels.needed(service({"transactions_per_year": null})) == {"panel": "", "because": "does not say how many transactions a year it expects"}
	panel({"transactions_per_year": null, "transactional": null}) == ""
	panel({"transactions_per_year": null, "transactional": false}) == "internal"
	panel({"transactions_per_year": null, "civil_servant_organisations": 2}) == "cross-government"
}

test_the_volume_known_at_the_time_of_an_assessment_counts if {
	grown := service({"transactions_per_year": 350000})
	panels.of(grown, {"transactions_per_year": 80000}).panel == "internal"
	panels.of(grown, {"transactions_per_year": null}).panel == "cross-government"
	panels.of(service({}), {"transactions_per_year": 350000}).panel == "cross-government"
}

test_an_organisation_may_set_another_limit if {
	panel({"transactions_per_year": 9400}) == "cross-government" with data.params.assess.cross_gov_over as 9399
}

test_numbers_are_written_in_threes if {
	panels.counted(0) == "0"
	panels.counted(999) == "999"
	panels.counted(1000) == "1,000"
	panels.counted(12345678) == "12,345,678"
}
