#!/bin/sh
# Takes the picture of a page for the README: the top of a golden group's page, and
# below a line its chart. It needs Chromium or Chrome; BROWSER names another.
set -eu
cd "$(dirname "$0")/../.."
for browser in ${BROWSER:-chromium chromium-browser google-chrome chrome}; do
  if command -v "$browser" >/dev/null; then break; fi
  browser=
done
[ -n "$browser" ] || { echo "$0: install Chromium, or name a browser in BROWSER" >&2; exit 1; }
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

group=testdata/groups/all-packs
go run ./cmd/dgcheck check "$group" --as-of "$(cat "$group/as-of")" --fail-on never -f "html=$folder/page.html"
cat >"$folder/picture.html" <<'PICTURE'
<style>body { margin: 0 } iframe { display: block; width: 1040px; border: 0 } hr { margin: 0 0 25px; border: 1px solid #cecece }</style>
<iframe src="page.html" style="height: 838px"></iframe><hr>
<iframe src="page.html#group-1-finance" style="height: 600px"></iframe>
PICTURE
sandbox=
if [ "$(id -u)" = 0 ]; then sandbox=--no-sandbox; fi # as in a container
"$browser" --headless --disable-gpu --disable-background-networking --hide-scrollbars ${sandbox:+"$sandbox"} \
  --window-size=1040,1465 --screenshot="$PWD/docs/images/scorecard.png" "file://$folder/picture.html" 2>/dev/null
