# METADATA
# title: A post owns no more services than it can answer for
# description: >-
#   An owner answers for what a service does, costs and needs next. A post that owns
#   many cannot know each of them. A service counts in each group that declares it.
# custom:
#   clauses: [BG-6]
#   remedy: >-
#     Name other owners for some of these services, until the post owns no more than the
#     message says.
package dgcheck.between.owner_of_many

findings contains {
	"subject": $"post:{post.key}",
	"message": $"{post.called} owns {post.total} services{counted(post)}: more than {data.params.owner_services}.",
	"groups": {service.group | some service in post.services},
} if {
	some post in input.posts
	post.total > data.params.owner_services
}

counted(post) := "" if {
	post.groups == 1
} else := $" over {post.groups} groups, where one that several declare counts in each"
