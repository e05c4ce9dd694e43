# METADATA
# title: The number of services is known
# description: >-
#   Over the years the department means to have fewer services. A group that lists its
#   services sees how many are in use or being made, and how many it has retired. The
#   number is only shown and never held against anyone.
# custom:
#   clauses: [ST-M1-5]
#   judges: group
#   at: services
#   shows: true
#   remedy: List every service under `services`, also those that are retired.
package dgcheck.rules.strategy.service_count

import data.dgcheck.lib.phases

result := {"not-applicable": "No service is declared, so there is nothing to count."} if {
	count(input.services) == 0
} else := {"pass": $"Services in use or being made: {active}; retired: {gone}; not begun: {unbegun}."}

stages := [phases.current(service) | some service in input.services]

gone := count([1 | some stage in stages; stage == "retired"])

unbegun := count([1 | some stage in stages; stage == ""])

active := (count(stages) - gone) - unbegun
