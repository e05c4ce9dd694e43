# METADATA
# title: Clauses in force
# description: >-
#   A condition comes from a clause, and is applied only while the clause's pack
#   is in force, at the severity the clause has there.
package dgcheck.lib.clauses

# asked: the clause's pack is in force.
asked(id) if is_string(data.clauses[id])

# level is the severity of a finding about the clause; empty where it is never
# a finding. It is undefined while its pack is not in force.
level(id) := data.clauses[id]
