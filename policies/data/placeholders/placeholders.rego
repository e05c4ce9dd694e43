# METADATA
# title: No placeholder stands where a value should be
# description: >-
#   Words such as TBC hold a place but say nothing. They count as not given,
#   so a rule that needs the value says so as well.
# custom:
#   severity: warning
#   judges: files
#   reports: placeholder
#   holds: text
#   sound: No placeholder was found in the file.
#   remedy: Write the real value, or take the line out until it is known.
#   fault: false
package dgcheck.rules.data.placeholders
