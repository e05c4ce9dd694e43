# METADATA
# title: What lies ahead
# description: >-
#   What a group can work out from its declaration and need not be asked: which
#   spending needs approval in the coming quarter, which assessment each service
#   needs next and by which panel, and which preparations for live running are
#   open. It is there while the assurance pack is in force.
package dgcheck.lib.outlook

import data.dgcheck.lib.ahead
import data.dgcheck.lib.assessed
import data.dgcheck.lib.checklist
import data.dgcheck.lib.clauses
import data.dgcheck.lib.dates
import data.dgcheck.lib.groups
import data.dgcheck.lib.panels
import data.dgcheck.lib.phases
import data.dgcheck.lib.posture
import data.dgcheck.lib.quarters

default outlook := {}

outlook := {"spend": spend, "assessments": assessments, "readiness": readiness} if {
	clauses.asked("AS-SPC-10")
	groups.circumstances.closed == ""
}

spend := {
	"quarter": quarters.next.quarter,
	"name": quarters.next.name,
	"posture": posture.current.posture,
	"because": posture.current.because,
}

assessments := [object.union(
	{
		"service": service.subject,
		"called": service.called,
		"assessment": boundary,
		"arranged": arranged(service, boundary),
		"panel": needed.panel,
		"because": needed.because,
	},
	planned(service),
) |
	some service in input.services
	running(service)
	assessed.required(service)
	not assessed.lifted(service)
	boundary := ahead.boundary(service)
	needed := panels.needed(service)
]

running(service) if object.get(phases.rank, phases.current(service), -1) >= 0

default arranged(_, _) := false

arranged(service, boundary) if ahead.arranged(service, boundary) >= 0

planned(service) := {"planned": dates.iso(move.day), "book_by": dates.iso(ahead.book_by(move.day))} if {
	move := ahead.move(service)
} else := {"planned": "", "book_by": ""}

readiness := [{"service": service.subject, "called": service.called, "open": open} |
	some service in input.services
	running(service)
	open := [{"key": item.key, "label": item.label, "stage": item.stage_called} | some item in checklist.open(service)]
	count(open) > 0
]
