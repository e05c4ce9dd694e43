# METADATA
# title: People in the group are permanent civil servants where possible
# description: >-
#   Permanent civil servants keep knowledge in the group. No source says how large
#   their share should be, so we only show it; a group that has set itself a target is
#   told when it is below. Give counts alone, never names.
# custom:
#   clauses: [DG-WHO-5]
#   judges: group
#   at: team.civil_servants
#   remedy: Fill posts with permanent civil servants and put their new number in `team.civil_servants`, or set another target in `team.civil_servant_target`.
package dgcheck.rules.guide.civil_servants_share

result := {"not-assessed": "How many people are in the group, and how many of them are permanent civil servants, is not declared."} if {
	not counted
} else := {"not-applicable": "There is nobody in the group yet."} if {
	team.size == 0
	team.civil_servants == 0
} else := {"not-assessed": $"{team.civil_servants} permanent civil servants are declared among {team.size} people, so one of the two is mistaken."} if {
	team.civil_servants > team.size
} else := {"pass": $"{share}."} if {
	not is_number(team.civil_servant_target)
} else := {"pass": $"{share}; the group aims for {team.civil_servant_target} percent."} if {
	team.civil_servants * 100 >= team.size * team.civil_servant_target
} else := {"fail": $"{share}; the group aims for {team.civil_servant_target} percent."}

team := input.team

counted if {
	is_number(team.size)
	is_number(team.civil_servants)
}

share := $"Of {team.size} people, {team.civil_servants} are permanent civil servants, {floor((team.civil_servants * 100) / team.size)} percent" if {
	counted
	team.size > 0
}
