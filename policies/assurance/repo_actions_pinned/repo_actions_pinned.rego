# METADATA
# title: Workflows pin the actions that they use
# description: >-
#   A tag or a branch of an action can be moved to other code; a full commit cannot. So
#   workflows on GitHub name the actions of others by their full commit. Which actions
#   a workflow uses has to be looked at.
# custom:
#   clauses: [SW-7]
#   judges: services
#   at: repos
#   evidence: delivery
#   remedy: Name each action by its full commit, with the version in a comment behind it.
#   shows: true
package dgcheck.rules.assurance.repo_actions_pinned

import data.dgcheck.lib.repositories

results := {i: repositories.judged(service, "actions-pinned", "pins the actions that its workflows use", "does not pin every action") | some i, service in input.services}
