package dgcheck.lib.posts_test

import data.dgcheck.lib.posts

one := {"count": 1, "role": "Head of Permitting", "email": "permitting@example.gov.uk", "person": "", "organisation": "", "since": "", "since_day": null}

none := {"count": 0, "role": "", "email": "", "person": "", "organisation": "", "since": "", "since_day": null}

post(change) := object.union(one, change)

asking_for_a_person := {"owners": {"require_person": true}}

test_a_post_is_named_by_its_role if {
	posts.named(one)
	posts.named(post({"email": ""}))
	not posts.named(none)
	not posts.named(post({"role": ""}))
}

test_two_posts_are_one_too_many if {
	not posts.named(post({"count": 2}))
	not posts.accountable(post({"count": 2}))
}

test_a_post_is_accountable_when_it_can_be_reached if {
	posts.accountable(one)
	not posts.accountable(post({"email": ""}))
	not posts.accountable(post({"role": ""}))
	not posts.accountable(none)
}

test_an_organisation_may_ask_for_the_person_as_well if {
	not posts.accountable(one) with data.params as asking_for_a_person
	posts.accountable(post({"person": "Post holder"})) with data.params as asking_for_a_person
}

test_what_is_lacking_is_said_in_words if {
	posts.lacking(post({"count": 2, "role": "", "email": ""})) == "2 posts are named; name one accountable post"
	posts.lacking(none) == "no post is named"
	posts.lacking(post({"role": "", "email": ""})) == "no post is named"
	posts.lacking(post({"role": ""})) == "the post has no role"
	posts.lacking(post({"email": ""})) == "the post has no mailbox"
	posts.lacking(one) == "the post does not name a person"
}
