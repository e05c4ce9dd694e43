# METADATA
# title: Others can follow the work
# description: >-
#   A group works in the open. One link is enough: to its board, its show and tells or
#   its updates. Whether the link opens is not checked.
# custom:
#   clauses: [DG-HOW-6]
#   judges: group
#   at: group.links
#   remedy: Give an address in `board`, `show_and_tell` or `updates` under `group.links`.
package dgcheck.rules.guide.transparent

result := {"pass": "The group says where its work can be followed."} if {
	some link in given
	link != ""
} else := {"fail": "The group gives no link at which others can follow its work."}

given := [input.group.links.board, input.group.links.show_and_tell, input.group.links.updates]
