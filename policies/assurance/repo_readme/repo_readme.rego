# METADATA
# title: Every repository has a README
# description: >-
#   A README tells others what the code is for and how to use it. A declaration does
#   not show one, so repositories have to be looked at.
# custom:
#   clauses: [SW-6]
#   judges: services
#   at: repos
#   evidence: delivery
#   remedy: Add a README that says what the code is for.
#   shows: true
package dgcheck.rules.assurance.repo_readme

import data.dgcheck.lib.repositories

results := {i: repositories.judged(service, "readme", "has a README", "has no README") | some i, service in input.services}
