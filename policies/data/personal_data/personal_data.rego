# METADATA
# title: No personal or secret data is declared
# description: >-
#   Declarations are often public and their history stays. Posts are named by
#   role and role mailbox; addresses of people, telephone numbers and anything
#   that looks like a password or key do not belong in them.
# custom:
#   severity: warning
#   judges: files
#   reports: personal
#   holds: text
#   sound: Nothing personal or secret was found in the file.
#   remedy: Give a role and a role mailbox instead.
#   fault: false
package dgcheck.rules.data.personal_data
