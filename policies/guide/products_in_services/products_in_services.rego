# METADATA
# title: Each product belongs to one service
# description: >-
#   Products are there to support services. A product that is listed stands under one
#   service, or is marked as a platform that several share. Products need not be
#   listed at all.
# custom:
#   clauses: [DG-OWN-4]
#   judges: services
#   remedy: "List the product under one service only, or add `platform: true` to it."
package dgcheck.rules.guide.products_in_services

import data.dgcheck.lib.phases

results contains {
	"subject": service.subject,
	"at": ["services", i, "products"],
	"verdict": "not-applicable",
	"because": because,
} if {
	some i, service in input.services
	because := exempt(service)
}

results contains object.union({"subject": product.subject, "at": ["services", i, "products", j]}, judged(product)) if {
	some i, service in input.services
	not exempt(service)
	some j, product in service.products
}

exempt(service) := $"{service.called} lists no products." if {
	count(service.products) == 0
} else := $"{service.called} is retired." if {
	phases.retired(service)
} else := $"{service.called} has not begun yet." if {
	phases.current(service) == ""
}

judged(product) := {
	"verdict": "not-assessed",
	"because": $"{product.called} has no id, so we cannot tell where else it is listed.",
} if {
	product.id == ""
} else := {"verdict": "pass", "because": $"{product.called} is shared by several services."} if {
	product.id in platforms
} else := {"verdict": "pass", "because": $"{product.called} belongs to one service."} if {
	count(services_of[product.id]) == 1
} else := {
	"verdict": "fail",
	"because": $"{product.called} is listed under {count(services_of[product.id])} services, but is not marked as a platform.",
}

# listed are the products of the services that have begun and are not retired.
listed := [{"id": product.id, "platform": product.platform, "service": i} |
	some i, service in input.services
	not exempt(service)
	some product in service.products
]

platforms := {product.id | some product in listed; product.platform == true}

# services_of gives the places of the services under which a product is listed.
services_of := {id: places |
	some id in {product.id | some product in listed}
	places := {listed[n].service | some n; listed[n].id == id}
}
