# METADATA
# title: Digital forms take the place of paper
# description: >-
#   Paper forms give way to digital ones that everyone can use. The share that has been
#   replaced is only shown: the aim in the strategy was for the whole department and is
#   in the past. A group that counts its forms says how many are gone.
# custom:
#   clauses: [ST-M1-9]
#   judges: services
#   remedy: Put the number of forms at the start in `paper_forms.total` of the service and how many of them are replaced in `paper_forms.replaced`.
package dgcheck.rules.strategy.paper_forms

import data.dgcheck.lib.phases

results contains object.union(
	{"subject": service.subject, "at": ["services", i, "paper_forms"]},
	judged(service, i),
) if {
	some i, service in input.services
}

judged(service, i) := {
	"at": ["services", i, "phases"],
	"verdict": "not-applicable",
	"because": $"{service.called} is not in use or being made.",
} if {
	phases.current(service) in {"", "retired"}
} else := {
	"at": ["services", i, "paper_forms", "total"],
	"verdict": "not-applicable",
	"because": $"{service.called} declares no paper forms.",
} if {
	none(service.paper_forms)
} else := {"verdict": "pass", "because": $"{service.called} has replaced {replaced} of {total} paper forms, {round((replaced * 100) / total)}%."} if {
	total := service.paper_forms.total
	replaced := service.paper_forms.replaced
	is_number(total)
	is_number(replaced)
	replaced <= total
} else := {
	"verdict": "fail",
	"because": $"{service.called} has replaced more paper forms than it counted at the start.",
	"remedy": "Count the forms of the start again in `paper_forms.total` of the service, also those found since.",
} if {
	is_number(service.paper_forms.total)
	is_number(service.paper_forms.replaced)
} else := {"verdict": "fail", "because": $"{service.called} counts paper forms, but does not say {lacking(service.paper_forms)}."}

# none: no form is counted, or there were none.
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
