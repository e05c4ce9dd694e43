# METADATA
# title: People sign in to public services with One Login
# description: >-
#   Government has one way to sign in. A service for the public that asks people to
#   sign in uses it, or says why not. Whether a service has a sign-in at all is not
#   declared, so only one that names another way to sign in is found wanting.
# custom:
#   clauses: [CD-1-3]
#   judges: services
#   at: uses_components
#   remedy: Add one-login to `uses_components` of the service, or say in `uses_components_reason` why it does not use it.
package dgcheck.rules.central.one_login

import data.dgcheck.lib.phases

results := {i: judged(service) | some i, service in input.services}

judged(service) := {"not-applicable": $"{service.called} is retired.", "at": ["phases"]} if {
	phases.retired(service)
} else := {"not-applicable": $"{service.called} has not begun.", "at": ["phases"]} if {
	phases.current(service) == ""
} else := {"not-applicable": $"{service.called} is not for the public.", "at": ["users"]} if {
	service.users == "internal"
} else := {"pass": $"{service.called} uses One Login."} if {
	some component in service.uses_components
	component in common
} else := {"pass": $"{service.called} does not use One Login, and says why: {service.uses_components_reason}.", "at": ["uses_components_reason"]} if {
	service.uses_components_reason != ""
} else := {"fail": $"People sign in to {service.called} with `{others[0]}` and not with One Login."} if {
	service.users in {"public", "both"}
	others := [component | some component in service.uses_components; signs_in(component)]
	count(others) > 0
} else := {"not-assessed": $"{service.called} does not say whether and how people sign in."}

common := {"one-login", "govuk-one-login", "gov-uk-one-login"}

# signs_in is true if the name of a component says that it is for signing in.
signs_in(component) if regex.match(`(^|-)(sign-?in|log-?in|sso|identity|government-gateway)(-|$)`, component)
