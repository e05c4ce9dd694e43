package dgcheck.lib.sustainability_test

import data.dgcheck.lib.changes_test as changes
import data.dgcheck.lib.sustainability

example := data.examples.assurance.sustainability_risk.kept

of(declared, i) := found if found := sustainability.of(declared.services[i]) with input as declared

exempt(declared, i) if sustainability.unasked(declared.services[i]) with input as declared

place(declared, i) := found if found := sustainability.place(declared.services[i], "statement_url") with input as declared

test_records_belong_to_a_service if {
	of(example, 0) == {0}
	of(json.patch(example, changes.set("/sustainability/0/service", "soil-maps")), 1) == {0, 1}
	of(json.patch(example, changes.set("/sustainability", [])), 0) == set()
}

test_records_without_a_service_belong_to_none if {
	nameless := json.patch(example, array.concat(changes.set("/sustainability/0/service", ""), changes.set("/services/0/id", "")))
	of(nameless, 0) == set()
}

test_the_place_is_the_first_record_or_the_list if {
	place(example, 1) == ["sustainability", 1, "statement_url"]
	place(json.patch(example, changes.set("/sustainability", [])), 1) == ["sustainability"]
}

# live returns the example with a service that went live on a day.
live(date) := json.patch(example, changes.set("/services/0/phases", [{"phase": "live", "from": date, "from_day": changes.day(date)}]))

test_services_that_went_live_before_moves_are_looked_at_are_exempt if {
	exempt(live("2026-01-04"), 0)
	not exempt(live("2026-01-05"), 0)
}

test_services_are_asked_from_alpha_to_live if {
	every phase in ["alpha", "private-beta", "public-beta", "live"] {
		not exempt(json.patch(live("2026-06-01"), changes.set("/services/0/phases/0/phase", phase)), 0)
	}
	every phase in ["discovery", "retired"] {
		exempt(json.patch(live("2026-06-01"), changes.set("/services/0/phases/0/phase", phase)), 0)
	}
	exempt(live("2026-11-23"), 0)
}
