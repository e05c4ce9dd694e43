# METADATA
# title: The main branch of every repository is protected
# description: >-
#   A change to the main branch of a service's code is looked at by somebody else
#   before it is made. Repositories are not read in this version, so the rule only
#   shows where we would look.
# custom:
#   clauses: [SW-4]
#   judges: services
#   at: repos
#   remedy: Protect the main branch, and ask for a review of every change to it.
#   shows: true
package dgcheck.rules.assurance.repo_protected

import data.dgcheck.lib.repositories

results := {i: repositories.not_read(service) | some i, service in input.services}
