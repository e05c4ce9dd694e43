# METADATA
# title: The group says how it decides what comes first
# description: >-
#   A roadmap is trusted when people know how something gets onto it and how it
#   changes. A page or a few words say how; whether it is followed is not judged.
# custom:
#   clauses: [DS-3-G2, DS-3-A2]
#   judges: group
#   at: roadmap.prioritisation_url
#   remedy: Give the address of the page that explains it in `roadmap.prioritisation_url`, or explain it in a few words in `roadmap.prioritisation`.
package dgcheck.rules.standards.roadmap_process

result := {"pass": ""} if {
	input.roadmap.prioritisation_url != ""
} else := {"pass": "", "at": ["roadmap", "prioritisation"]} if {
	input.roadmap.prioritisation != ""
} else := {"fail": "The roadmap does not say how its priorities are set and changed."}
