# METADATA
# title: The outcomes are gone through regularly
# description: >-
#   What matters changes, and outcomes with it. Somebody goes through them all at
#   least every three months and dates that. The number of days is our default. A
#   change of the outcomes that their history shows counts as going through them.
# custom:
#   clauses: [DS-1-A4]
#   judges: group
#   evidence: history
#   at: outcomes_reviewed
#   remedy: Go through the outcomes and put the day in `outcomes_reviewed`.
package dgcheck.rules.standards.outcomes_reviewed

import data.dgcheck.lib.fresh

result := fresh.gone_through("The list of outcomes", ["outcomes"], input.outcomes_reviewed_day, {
	"warn_days": data.params.fresh.outcomes_days,
	"error_days": data.params.fresh.outcomes_days,
})
