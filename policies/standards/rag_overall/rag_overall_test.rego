package dgcheck.rules.standards.rag_overall_test

import data.dgcheck.lib.judged_test as judged
import data.dgcheck.rules.standards.rag_overall as rule

kept := data.examples.standards.rag_overall.kept

told(declared) := found if found := judged.told(rule) with input as declared

test_the_four_standards_together_are_never_a_finding if {
	told(kept) == {"group": "pass"}
	told(data.examples.standards.rag_1.broken) == told(kept)
}
