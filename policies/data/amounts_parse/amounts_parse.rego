# METADATA
# title: Every amount can be read
# description: >-
#   Amounts are pounds, with pence after a point at most. Blank means not known
#   yet and 0 means nothing; anything that could mean two things is pointed out.
# custom:
#   severity: error
#   judges: files
#   reports: amount
#   holds: amount
#   sound: Every amount in the file can be read.
#   remedy: Write pounds as a plain number, such as 120000; leave the place blank if it is not known.
#   fault: true
package dgcheck.rules.data.amounts_parse
