# METADATA
# title: Digital forms take the place of paper
# description: >-
#   Paper forms give way to digital ones that everyone can use. The share that has been
#   replaced is only shown: the aim in the strategy was for the whole department and is
#   in the past. A group that counts its forms says how many are gone.
# custom:
#   clauses: [ST-M1-9]
#   judges: services
#   at: paper_forms
#   remedy: Put the number of forms at the start in `paper_forms.total` of the service and how many of them are replaced in `paper_forms.replaced`.
package dgcheck.rules.strategy.paper_forms

import data.dgcheck.lib.phases

results := {i: judged(service) | some i, service in input.services}

judged(service) := {"not-applicable": $"{service.called} is not in use or being made.", "at": ["phases"]} if {
	phases.current(service) in {"", "retired"}
} else := {"not-applicable": $"{service.called} declares no paper forms.", "at": ["paper_forms", "total"]} if {
	none(service.paper_forms)
} else := {"pass": $"{service.called} has replaced {replaced} of {total} paper forms, {round((replaced * 100) / total)}%."} if {
	total := service.paper_forms.total
	replaced := service.paper_forms.replaced
	is_number(total)
	is_number(replaced)
	replaced <= total
} else := {
	"fail": $"{service.called} has replaced more paper forms than it counted at the start.",
	"remedy": "Count the forms of the start again in `paper_forms.total` of the service, also those found since.",
} if {
	is_number(service.paper_forms.total)
	is_number(service.paper_forms.replaced)
} else := {"fail": $"{service.called} counts paper forms, but does not say {lacking(service.paper_forms)}."}

# none is true if no forms are counted, or if their number is 0.
none(forms) if {
	forms.total == null
	forms.replaced == null
}

none(forms) if {
	forms.total == 0
	not forms.replaced > 0
}

lacking(forms) := "how many there were at the start" if {
	forms.total == null
} else := "how many of them are replaced"
