#!/bin/sh
# Takes the picture of a new group's page for docs/start.md. It needs what picture.sh
# needs.
set -eu
cd "$(dirname "$0")/../.."
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

# The list of services is the one in docs/start.md.
sed -n '/^<!-- file: services.csv -->/,/^```$/p' docs/start.md | sed '1,2d;$d' >"$folder/services.csv"
go run ./cmd/dgcheck init "$folder" --yes --from-csv "$folder/services.csv" --name "Soil health" \
  --founded 2026-04-01 --outcome "More farmland soil is in good condition"
go run ./cmd/dgcheck check "$folder" --as-of 2026-11-22 --fail-on never -f "html=$folder/page.html"
docs/images/picture.sh "$folder/page.html" start 1040 900
