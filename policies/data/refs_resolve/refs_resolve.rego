# METADATA
# title: Every reference leads to something
# description: >-
#   Links between outcomes, services, work, spend and finance are made by id. A
#   reference to an id that is not declared links to nothing.
# custom:
#   clauses: [DG-DEF-6, TD-18]
#   severity: error
#   judges: files
#   reports: reference
#   holds: reference
#   sound: Every reference in the file leads to something.
#   remedy: Correct the id, or declare the entry it should lead to.
package dgcheck.rules.data.refs_resolve

import data.dgcheck.lib.elsewhere

results contains object.union(judged(ref), {"place": ref.at, "remedy": remedy(ref)}) if some ref in input.dangling

# If something could not be read, the entry that a reference names may be there.
judged(ref) := {"not-assessed": $"{ref.id} may be declared where we could not look."} if {
	elsewhere.entries
} else := {"not-assessed": $"{ref.id} may be the id of an entry whose own id cannot be read."} if {
	ref.unknown
} else := {"fail": $"{ref.id} is not declared under {ref.list}."}

remedy(ref) := $"Did you mean `{ref.near}`?" if {
	ref.near != ""
} else := "Correct the id, or declare the entry it should lead to."
