#!/bin/sh
# Takes the picture of a scorecard page for the README: the top of an example group's
# page and, below a line, its finance chart. It needs what picture.sh needs.
set -eu
cd "$(dirname "$0")/../.."
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

group=testdata/groups/all-packs
go run ./cmd/dgcheck check "$group" --as-of "$(cat "$group/as-of")" --fail-on never -f "html=$folder/page.html"
cat >"$folder/picture.html" <<'PICTURE'
<style>body { margin: 0 } iframe { display: block; width: 1040px; border: 0 } hr { margin: 0 0 25px; border: 1px solid #cecece }</style>
<iframe src="page.html" style="height: 838px"></iframe><hr>
<iframe src="page.html#group-1-finance" style="height: 600px"></iframe>
PICTURE
docs/images/picture.sh "$folder/picture.html" scorecard 1040 1465
