# METADATA
# title: Every id is unique and well formed
# description: >-
#   Other places refer to an entry by its id, and its history hangs on it, so
#   no two entries of a list share one. Two lines of finance for the same month,
#   line and service would count a cost twice.
# custom:
#   severity: error
#   judges: files
#   reports: identifier
#   holds: identifier
#   sound: Every id in the file is well formed and unique.
#   remedy: Give each entry an id of its own, in small letters, digits and hyphens.
#   fault: false
package dgcheck.rules.data.ids_unique
