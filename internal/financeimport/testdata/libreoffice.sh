#!/usr/bin/env bash
# Makes the workbooks of the tests, and has LibreOffice save some of them as OpenDocument
# and as Excel workbooks, into sheets/ under names that begin with office-. Needs soffice
# (libreoffice-calc). The bytes of a workbook differ between runs, its content does not.
set -euo pipefail
cd "$(dirname "$0")/sheets"

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
go test ../.. -count=1 -run TestMadeWorkbooksAreWritten -args -made "$folder" >/dev/null

for name in dates-across merged-headings services-merged shown-as-dash hidden-rows from-1904 percentages formulas in-euros; do
  soffice --headless "-env:UserInstallation=file://$folder/profile" --convert-to ods --outdir "$folder" "$folder/$name.xlsx" >/dev/null 2>&1
  mv "$folder/$name.ods" "office-$name.ods"
done
for name in dates-across merged-headings formulas shown-thousands; do
  soffice --headless "-env:UserInstallation=file://$folder/profile" --convert-to xlsx --outdir "$folder/again" "$folder/$name.xlsx" >/dev/null 2>&1
  mv "$folder/again/$name.xlsx" "office-$name.xlsx"
done
