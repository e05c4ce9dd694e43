# METADATA
# title: A public service away from GOV.UK has an exemption
# description: >-
#   GOV.UK is where the public looks for government. A website elsewhere needs an exemption
#   before anything is bought, and looking at a request can take 8 weeks, so a request is
#   given that long.
# custom:
#   clauses: [AS-SAS-18, CD-SPC-6]
#   judges: services
#   at: govuk_exemption
#   remedy: Ask for an exemption and give its days as `requested_on` and `approved_on` under `govuk_exemption` of the service.
package dgcheck.rules.assurance.govuk_exemption

import data.dgcheck.lib.dates
import data.dgcheck.lib.phases

results := {i: judged(service) | some i, service in input.services}

judged(service) := phases.idle(service) if {
	phases.idle(service)
} else := {"not-applicable": $"{service.called} is not for the public.", "at": ["users"]} if {
	service.users == "internal"
} else := {"not-applicable": $"{service.called} is on GOV.UK.", "at": ["on_govuk"]} if {
	service.on_govuk == true
} else := {"not-applicable": $"The address of {service.called} belongs to GOV.UK.", "at": ["url"]} if {
	at_home(service)
} else := {"not-applicable": $"{service.called} does not say that it is away from GOV.UK.", "at": []} if {
	service.on_govuk == null
	service.url == ""
} else := {"pass": $"{service.called} has been exempt from GOV.UK since {dates.long(service.govuk_exemption.approved_on)}."} if {
	dates.past(service.govuk_exemption.approved_on_day)
} else := {
	"not-assessed": $"{service.called} {unsaid[missing(service)]}, so we cannot tell whether it needs an exemption from GOV.UK.",
	"at": [missing(service)],
	"remedy": $"Add `{missing(service)}` to the service.",
} if {
	missing(service)
} else := {"not-due": $"{asked(service)}. The answer may take until {dates.on(answer(service))}.", "due": dates.iso(answer(service))} if {
	dates.today <= answer(service)
} else := {
	"fail": $"{asked(service)}, but we could not find that it was approved.",
	"remedy": "Ask how the request stands, and give the day it is granted as `approved_on` in `govuk_exemption` of the service.",
	"due": dates.iso(answer(service)),
} if {
	answer(service)
} else := {"fail": $"{service.called} is for the public and away from GOV.UK, at {host(service)}, without an exemption."}

asked(service) := $"An exemption from GOV.UK was asked for on {dates.long(service.govuk_exemption.requested_on)} for {service.called}"

# answer returns the last day by which a request may be answered.
answer(service) := service.govuk_exemption.requested_on_day + data.params.assess.exemption_days if {
	dates.past(service.govuk_exemption.requested_on_day)
}

# missing returns the key whose value is needed to decide.
missing(service) := "users" if {
	service.users == ""
} else := "on_govuk" if {
	service.on_govuk == null
} else := "url" if {
	service.url == ""
}

unsaid := {
	"users": "does not say who uses it",
	"on_govuk": "does not say whether it is on GOV.UK",
	"url": "does not give its address",
}

# at_home is true if the service's host is gov.uk or a subdomain of it.
at_home(service) if host(service) == "gov.uk"

at_home(service) if endswith(host(service), ".gov.uk")

# host returns the host of the service's address, without user name and port.
host(service) := trim_right(split(named[count(named) - 1], ":")[0], ".") if {
	named := split(regex.split(`[/?#\\]`, trim_prefix(lower(service.url), "https://"))[0], "@")
}
