package dgcheck.rules.standards.rag_overall_test

import data.dgcheck.rules.standards.rag_overall as rule

kept := data.examples.standards.rag_overall.kept

judged(declared) := {[result.subject, result.verdict, result.at] | results := rule.results with input as declared; some result in results}

test_the_four_standards_together_are_never_a_finding if {
	judged(kept) == {["group", "pass", ["group"]]}
	judged(data.examples.standards.rag_1.broken) == judged(kept)
}
