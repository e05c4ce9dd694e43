# METADATA
# title: The declaration has the shape we expect
# description: >-
#   Keys are known, values are of the type that is asked for, and words are
#   among the choices. A value that does not fit counts as not given, so
#   nothing is judged by it.
# custom:
#   clauses: [ST-0-6, ST-0-2]
#   severity: error
#   judges: files
#   reports: shape
#   sound: The file has the shape we expect.
#   remedy: Correct the key or the value; the guide to declaring lists them all.
#   fault: true
package dgcheck.rules.data.schema
