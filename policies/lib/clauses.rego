# METADATA
# title: Clauses in force
# description: >-
#   A condition comes from a clause, and is applied only while the clause's pack
#   is in force, at the severity the clause has there.
package dgcheck.lib.clauses

# asked is true if the pack of a clause is in force.
asked(id) if is_string(data.clauses[id])

# level returns the severity of a finding about a clause, or "" if the clause is
# never a finding. It is undefined if the clause's pack is not in force.
level(id) := data.clauses[id]
