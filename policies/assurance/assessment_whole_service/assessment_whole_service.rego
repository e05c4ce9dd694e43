# METADATA
# title: Assessments are of whole services
# description: >-
#   People use services, not the products and platforms behind them, so an assessment looks
#   at the whole service. It names one that is declared, and no product or component.
# custom:
#   clauses: [AS-SAS-5]
#   judges: assessments
#   at: service
#   entails: true
#   remedy: Name the whole service as `service` of the assessment.
package dgcheck.rules.assurance.assessment_whole_service

results := {i: judged(assessment) | some i, assessment in input.assessments}

judged(assessment) := {"not-assessed": $"The assessment {assessment.called} does not say which service it is of.", "remedy": "Add `service` to the assessment."} if {
	assessment.service == ""
} else := {"pass": $"The assessment {assessment.called} is of a whole service."} if {
	assessment.service in services
} else := {
	"fail": $"The assessment {assessment.called} is of {assessment.service}, which is a product of {products[assessment.service]} and no whole service.",
	"remedy": $"Name the whole service as `service` of the assessment: {products[assessment.service]}.",
} if {
	products[assessment.service]
} else := {"fail": $"The assessment {assessment.called} is of {assessment.service}, which is a shared component and no whole service."} if {
	assessment.service in components
} else := {
	"not-assessed": $"The assessment {assessment.called} is of {assessment.service}, which is not declared.",
	"remedy": "Declare the service under `services`, or correct its name in the assessment.",
}

services := {service.id | some service in input.services}

# products has the products, each with the index of one of the services that have it.
products := {id: min(owners) |
	some id in {part.id | some part in parts}
	owners := {owner | some i; parts[i].id == id; owner := parts[i].owner}
}

parts := [{"id": product.id, "owner": service.id} |
	some service in input.services
	some product in service.products
	product.id != ""
]

components := {component.id | some component in input.components}
