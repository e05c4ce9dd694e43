# METADATA
# title: People sign in to public services with One Login
# description: >-
#   Government has one way to sign in. A service for the public that asks people to
#   sign in uses it, or says why not. Whether a service has a sign-in at all is not
#   declared, so only one that names another way to sign in is found wanting.
# custom:
#   clauses: [CD-1-3]
#   judges: services
#   remedy: Add one-login to `uses_components` of the service, or say in `uses_components_reason` why it does not use it.
package dgcheck.rules.central.one_login

import data.dgcheck.lib.phases

results contains object.union({"subject": service.subject, "at": ["services", i, "uses_components"]}, judged(service, i)) if {
	some i, service in input.services
}

judged(service, i) := {"at": ["services", i, "phases"], "verdict": "not-applicable", "because": $"{service.called} is retired."} if {
	phases.retired(service)
} else := {"at": ["services", i, "phases"], "verdict": "not-applicable", "because": $"{service.called} has not begun."} if {
	phases.current(service) == ""
} else := {"at": ["services", i, "users"], "verdict": "not-applicable", "because": $"{service.called} is not for the public."} if {
	service.users == "internal"
} else := {"verdict": "pass", "because": $"{service.called} uses One Login."} if {
	some component in service.uses_components
	component in common
} else := {
	"at": ["services", i, "uses_components_reason"],
	"verdict": "pass",
	"because": $"{service.called} does not use One Login, and says why: {service.uses_components_reason}.",
} if {
	service.uses_components_reason != ""
} else := {"verdict": "fail", "because": $"People sign in to {service.called} with `{others[0]}` and not with One Login."} if {
	service.users in {"public", "both"}
	others := [component | some component in service.uses_components; signs_in(component)]
	count(others) > 0
} else := {
	"verdict": "not-assessed",
	"because": $"{service.called} does not say whether and how people sign in.",
}

common := {"one-login", "govuk-one-login", "gov-uk-one-login"}

# signs_in: by its name the component is a way to sign in.
signs_in(component) if regex.match(`(^|-)(sign-?in|log-?in|sso|identity|government-gateway)(-|$)`, component)
