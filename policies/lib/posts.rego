# METADATA
# title: Posts
# description: >-
#   Who answers for something: one post, by its role and a role mailbox. A
#   placeholder never reaches a policy; it counts as not given.
package dgcheck.lib.posts

# named is true if exactly one post is given, with a role.
named(post) if {
	post.count == 1
	post.role != ""
}

# accountable is true if one post is given, with a role and a mailbox, and with the
# person's name if the organisation requires it.
accountable(post) if {
	named(post)
	post.email != ""
	person_enough(post)
}

person_enough(_) if data.params.owners.require_person == false

person_enough(post) if post.person != ""

# lacking returns what is missing from a post that is not accountable.
lacking(post) := $"{post.count} posts are named; name one accountable post" if {
	post.count > 1
} else := "no post is named" if {
	post.role == ""
	post.email == ""
} else := "the post has no role" if {
	post.role == ""
} else := "the post has no mailbox" if {
	post.email == ""
} else := "the post does not name a person"
