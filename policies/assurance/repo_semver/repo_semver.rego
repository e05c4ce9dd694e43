# METADATA
# title: Releases are tagged with a version number
# description: >-
#   Version numbers of three parts tell those who use the code what a release may
#   change for them. Repositories are not read in this version, so the rule only
#   shows where we would look.
# custom:
#   clauses: [SW-2]
#   judges: services
#   at: repos
#   remedy: Tag each release with a version number such as v1.4.0.
#   shows: true
package dgcheck.rules.assurance.repo_semver

import data.dgcheck.lib.repositories

results := {i: repositories.not_read(service) | some i, service in input.services}
