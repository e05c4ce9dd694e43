# METADATA
# title: The overview of services is kept up to date
# description: >-
#   Services change hands and phases. Somebody goes through the overview at least
#   every three months and dates that. The number of days is our default. A change of
#   the services that their history shows counts as going through them on that day.
# custom:
#   clauses: [DG-MNT-3, DS-2-A1]
#   judges: group
#   evidence: history
#   at: services_reviewed
#   remedy: Go through the services and put the day in `services_reviewed`.
package dgcheck.rules.guide.services_fresh

import data.dgcheck.lib.fresh

result := fresh.gone_through("The overview of services", ["services"], input.services_reviewed_day, data.params.fresh.services)
