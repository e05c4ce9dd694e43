#!/bin/sh
# Takes the picture of a new group's page for docs/start.md. It needs Chromium or
# Chrome; BROWSER names another.
set -eu
cd "$(dirname "$0")/../.."
for browser in ${BROWSER:-chromium chromium-browser google-chrome chrome}; do
  if command -v "$browser" >/dev/null; then break; fi
  browser=
done
[ -n "$browser" ] || { echo "$0: install Chromium, or name a browser in BROWSER" >&2; exit 1; }
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

# The list of services as docs/start.md has it.
sed -n '/^<!-- file: services.csv -->/,/^```$/p' docs/start.md | sed '1,2d;$d' >"$folder/services.csv"
go run ./cmd/dgcheck init "$folder" --yes --from-csv "$folder/services.csv" --name "Soil health" \
  --founded 2026-04-01 --outcome "More farmland soil is in good condition"
go run ./cmd/dgcheck check "$folder" --as-of 2026-11-22 --fail-on never -f "html=$folder/page.html"
sandbox=
if [ "$(id -u)" = 0 ]; then sandbox=--no-sandbox; fi # as in a container
"$browser" --headless --disable-gpu --disable-background-networking --hide-scrollbars ${sandbox:+"$sandbox"} \
  --window-size=1040,900 --screenshot="$PWD/docs/images/start.png" "file://$folder/page.html" 2>/dev/null
