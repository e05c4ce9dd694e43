# METADATA
# title: The pipeline of work is kept up to date
# description: >-
#   Work moves every few weeks, and so does its pipeline. Somebody goes through it
#   about once a month and dates that. The number of days is our default. A
#   change of the pipeline that its history shows counts as going through it on that day.
# custom:
#   clauses: [DG-MNT-4]
#   judges: group
#   evidence: history
#   at: pipeline.updated
#   remedy: Go through the pipeline and put the day in `pipeline.updated`.
package dgcheck.rules.guide.pipeline_fresh

import data.dgcheck.lib.fresh

result := fresh.gone_through("The pipeline of work", ["pipeline"], input.pipeline.updated_day, data.params.fresh.pipeline)
