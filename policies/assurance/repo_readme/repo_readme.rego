# METADATA
# title: Every repository has a README
# description: >-
#   A README tells others what the code is for and how to use it. Repositories are
#   not read in this version, so the rule only shows where we would look.
# custom:
#   clauses: [SW-6]
#   judges: services
#   at: repos
#   remedy: Add a README that says what the code is for.
#   shows: true
package dgcheck.rules.assurance.repo_readme

import data.dgcheck.lib.repositories

results := {i: repositories.not_read(service) | some i, service in input.services}
