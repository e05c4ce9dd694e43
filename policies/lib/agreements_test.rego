package dgcheck.lib.agreements_test

import data.dgcheck.lib.agreements

test_an_agreement_that_has_ended_is_not_asked if {
	agreements.ended({"called": "maps", "status": "ended"}) == {"not-applicable": "The agreement maps has ended.", "at": ["status"]}
	not agreements.ended({"called": "maps", "status": "active"})
	not agreements.ended({"called": "maps", "status": ""})
}

test_a_sentence_names_its_agreement_whatever_the_verdict if {
	every verdict in ["pass", "fail", "not-assessed", "not-due"] {
		agreements.named({"called": "maps"}, {verdict: "It says so. It is short.", "at": ["ask"]}) == {verdict: "The agreement maps says so. It is short.", "at": ["ask"]}
	}
}
