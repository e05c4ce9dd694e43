package dgcheck.lib.lists_test

import data.dgcheck.lib.lists

test_what_is_not_named_is_counted if {
	lists.more(["a"], 1) == ""
	lists.more(["a", "b"], 1) == " and 1 more"
	lists.more(["a", "b", "c", "d", "e"], 3) == " and 2 more"
	lists.more([], 1) == ""
}

test_a_verb_agrees_with_its_list if {
	lists.verb(["a"], "is", "are") == "is"
	lists.verb(["a", "b"], "is", "are") == "are"
}
