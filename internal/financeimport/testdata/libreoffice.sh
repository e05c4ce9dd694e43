#!/usr/bin/env bash
# Saves some of the workbooks that the tests make again with LibreOffice, as
# OpenDocument and as Excel workbooks, into sheets/ under names that begin with
# office-. Needs soffice (libreoffice-calc). The bytes differ between runs; what is
# read from them does not.
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
