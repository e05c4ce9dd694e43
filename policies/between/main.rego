package dgcheck.between

# answer has the findings of every rule.
answer := {
	"dependency_leads_nowhere": data.dgcheck.between.dependency_leads_nowhere.findings,
	"group_declared_twice": data.dgcheck.between.group_declared_twice.findings,
	"outcome_unserved": data.dgcheck.between.outcome_unserved.findings,
	"owner_of_many": data.dgcheck.between.owner_of_many.findings,
	"repository_claimed_twice": data.dgcheck.between.repository_claimed_twice.findings,
	"service_claimed_twice": data.dgcheck.between.service_claimed_twice.findings,
	"service_dropped": data.dgcheck.between.service_dropped.findings,
	"spend_counted_twice": data.dgcheck.between.spend_counted_twice.findings,
}
