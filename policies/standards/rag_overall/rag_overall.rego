# METADATA
# title: The four standards together
# description: >-
#   Defra's four standards ask a delivery group to be clear about its outcomes, its
#   services, its roadmap and its measures of success. Together they have the colour
#   of the worst of them; a standard that could not be assessed is left out. The
#   colours are indicative; assurance leads decide. This is never a finding.
# custom:
#   clauses: [DS-0-1]
#   judges: group
#   at: group
#   shows: true
#   remedy: Begin with the standard that has the worst colour; the rules of it that fail say what to do.
package dgcheck.rules.standards.rag_overall

result := {"pass": "The four standards together have the colour of the worst of them."}
