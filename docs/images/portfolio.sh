#!/bin/sh
# Takes the pictures for docs/portfolio.md: twelve groups made from an example group,
# with half a year of git history. One of them has stopped reporting. It needs git, and
# what picture.sh needs.
set -eu
cd "$(dirname "$0")/../.."
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
export GIT_AUTHOR_NAME=Example GIT_AUTHOR_EMAIL=example@example.gov.uk GIT_COMMITTER_NAME=Example GIT_COMMITTER_EMAIL=example@example.gov.uk
go build -o "$folder/dgcheck" ./cmd/dgcheck

# group ID NAME makes a copy of the example group with its own id and name, and with its
# own ids for its services.
group() {
  mkdir -p "$folder/groups/$1"
  cp -r testdata/groups/all-packs/delivery-group "$folder/groups/$1/"
  for file in "$folder/groups/$1"/delivery-group/*; do
    sed "s/river-basins/$1/g; s/River basins/$2/g; s/flood-dg-lead@/$1-lead@/g; s/\(river-alerts\|riverbank-permits\|flood-risk-maps\|coastal-change\|incident-logbook\)/$1-\1/g" "$file" >"$file.new"
    mv "$file.new" "$file"
  done
}

# without GROUP FILE PATTERN deletes the lines that match PATTERN from a file of a
# group.
without() {
  sed "/$3/d" "$folder/groups/$1/delivery-group/$2" >"$folder/lines"
  mv "$folder/lines" "$folder/groups/$1/delivery-group/$2"
}

commit() {
  git -C "$folder/groups" add --all
  GIT_COMMITTER_DATE=$1T09:00:00Z git -C "$folder/groups" commit --quiet --message "$1"
}

names="clean-air:Clean air,peatland:Peatland,fisheries:Fisheries,plant-health:Plant health,marine-planning:Marine planning,animal-welfare:Animal welfare,farm-payments:Farm payments,coast:Coast,land-use:Land use,noise:Noise,waste:Waste and recycling,trees:Trees and woodland"
each() { echo "$names" | tr ',' '\n'; }
git init --quiet "$folder/groups"
each | while IFS=: read -r id name; do group "$id" "$name"; done
for id in clean-air fisheries noise waste; do without "$id" services.yaml 'owner:'; done
for id in clean-air peatland; do without "$id" roadmap.yaml 'reviewed'; done
commit 2026-05-20
each | while IFS=: read -r id name; do [ "$id" = clean-air ] || group "$id" "$name"; done
commit 2026-08-14
without marine-planning roadmap.yaml 'reviewed'
without plant-health pipeline.yaml 'updated'
commit 2026-11-10
rm -r "$folder/groups/noise"
commit 2026-11-20

(each | cut -d: -f1) >"$folder/groups.txt"
"$folder/dgcheck" replay "$folder/groups" --from 2026-05-01 --to 2026-10-31 -f "card=$folder/replayed"
mkdir "$folder/kept" # the same cards, as if they had been kept each month
for card in "$folder"/replayed/*; do sed 's/"replayed":true/"replayed":false/' "$card" >"$folder/kept/$(basename "$card")"; done
"$folder/dgcheck" check "$folder/groups" --as-of 2026-11-22 --fail-on never -f "card=$folder/now.ndjson"
"$folder/dgcheck" portfolio "$folder/now.ndjson" --trend "$folder/kept" --expect "$folder/groups.txt" --out "$folder/site"

docs/images/picture.sh "$folder/site/index.html" portfolio-week 1320 1500
docs/images/picture.sh "$folder/site/standards.html" portfolio-standards 1320 1250
if [ -n "${KEEP:-}" ]; then cp -r "$folder/site" "$KEEP"; fi
