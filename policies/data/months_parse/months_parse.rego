# METADATA
# title: Every month can be read
# description: >-
#   A month is a year and a month. Spreadsheets turn month labels into days or
#   numbers; we read those that can only mean one month and point out the rest.
# custom:
#   severity: error
#   judges: files
#   reports: month
#   holds: month
#   sound: Every month in the file can be read.
#   remedy: Write each month as a year and a month, such as 2026-04.
#   fault: true
package dgcheck.rules.data.months_parse
