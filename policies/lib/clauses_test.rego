package dgcheck.lib.clauses_test

import data.dgcheck.lib.clauses

in_force := {"DG-SUC-1": "info", "DS-0-1": ""}

test_a_clause_is_asked_while_its_pack_is_in_force if {
	clauses.asked("DG-SUC-1") with data.clauses as in_force
	clauses.asked("DS-0-1") with data.clauses as in_force
	not clauses.asked("DS-4-G1") with data.clauses as in_force
}

test_a_clause_has_the_level_it_has_in_its_pack if {
	clauses.level("DG-SUC-1") == "info" with data.clauses as in_force
	clauses.level("DS-0-1") == "" with data.clauses as in_force
	not clauses.level("DS-4-G1") with data.clauses as in_force
}
