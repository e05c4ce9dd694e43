# METADATA
# title: Every declared file can be read
# description: >-
#   A file that cannot be opened, is too large, is not UTF-8 or is not YAML or
#   CSV says nothing. Whatever it may hold is not assessed; the other files are
#   judged as usual.
# custom:
#   severity: error
#   judges: files
#   reports: unreadable
#   sound: The file can be read.
#   remedy: Mend the file at the place that is named, then check again.
#   fault: true
package dgcheck.rules.data.file_readable
