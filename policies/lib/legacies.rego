# METADATA
# title: Legacy systems
# description: >-
#   What rules about ageing systems share: one that has been switched off stays
#   in the list, and is asked nothing more.
package dgcheck.lib.legacies

import data.dgcheck.lib.dates

retired(system) if dates.past(system.retired_on_day)

# off returns the result for a system that has been switched off.
off(system) := {"not-applicable": $"{system.called} was switched off on {dates.on(system.retired_on_day)}.", "at": ["retired_on"]} if {
	retired(system)
}
