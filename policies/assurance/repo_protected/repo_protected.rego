# METADATA
# title: The main branch of every repository is protected
# description: >-
#   A change to the main branch of a service's code is looked at by somebody else
#   before it is made. Whether the branch is protected can be seen in the repository;
#   what exactly is asked of a change, only its administrators see.
# custom:
#   clauses: [SW-4]
#   judges: services
#   at: repos
#   evidence: delivery
#   remedy: Protect the main branch, and ask for a review of every change to it.
#   shows: true
package dgcheck.rules.assurance.repo_protected

import data.dgcheck.lib.repositories

results := {i: repositories.judged(service, "protected", "protects its main branch", "does not protect its main branch") | some i, service in input.services}
