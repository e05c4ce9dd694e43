# METADATA
# title: Each product belongs to one service
# description: >-
#   Products are there to support services. A product that is listed stands under one
#   service, or is marked as a platform that several share. Products need not be
#   listed at all.
# custom:
#   clauses: [DG-OWN-4]
#   judges: services
#   each: products
#   remedy: "List the product under one service only, or add `platform: true` to it."
package dgcheck.rules.guide.products_in_services

import data.dgcheck.lib.phases

results := {i: judged(service) | some i, service in input.services}

judged(service) := exempt(service) if {
	exempt(service)
} else := {j: listed_once(product) | some j, product in service.products}

exempt(service) := {"not-applicable": $"{service.called} lists no products.", "at": ["products"]} if {
	count(service.products) == 0
} else := {"not-applicable": $"{service.called} is retired.", "at": ["products"]} if {
	phases.retired(service)
} else := {"not-applicable": $"{service.called} has not begun yet.", "at": ["products"]} if {
	phases.current(service) == ""
}

listed_once(product) := {"not-assessed": $"{product.called} has no id, so we cannot tell where else it is listed."} if {
	product.id == ""
} else := {"pass": $"{product.called} is shared by several services."} if {
	product.id in platforms
} else := {"pass": $"{product.called} belongs to one service."} if {
	count(services_of[product.id]) == 1
} else := {"fail": $"{product.called} is listed under {count(services_of[product.id])} services, but is not marked as a platform."}

# listed has the products of services that have begun and are not retired.
listed := [{"id": product.id, "platform": product.platform, "service": i} |
	some i, service in input.services
	not exempt(service)
	some product in service.products
]

platforms := {product.id | some product in listed; product.platform == true}

# services_of has the indexes of the services that list a product, by the product's id.
services_of := {id: places |
	some id in {product.id | some product in listed}
	places := {listed[n].service | some n; listed[n].id == id}
}
