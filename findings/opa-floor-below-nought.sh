#!/usr/bin/env bash
# OPA: floor and ceil are wrong for fractions between -1 and 0. floor(-0.5) and
# floor(-0.9) are 0 where -1 is right, and ceil(-0.5) is 1 where 0 is right: the sign
# is taken from the number that is left when the fraction is cut off, and 0 has none.
# floor(-1.5) and ceil(-1.5) are right, and so is round(-0.5). A rule that rounds an
# overspend or a change of less than one down to whole units loses it, and one that
# rounds it up turns a small minus into a plus.
#
# Seen with OPA v1.22.2: `opa eval` prints [0,0,1,-2,-1,-1] for
# [floor(-0.5), floor(-0.9), ceil(-0.5), floor(-1.5), ceil(-1.5), round(-0.5)].
# Exits 1 when it behaves otherwise.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
export GOBIN="$folder/bin"
go install github.com/open-policy-agent/opa@v1.22.2
opa="$GOBIN/opa"
"$opa" version | head -n 1

got=$("$opa" eval --format raw '[floor(-0.5), floor(-0.9), ceil(-0.5), floor(-1.5), ceil(-1.5), round(-0.5)]' | tr -d ' \n')
echo "floor(-0.5), floor(-0.9), ceil(-0.5), floor(-1.5), ceil(-1.5), round(-0.5): $got"
want='[0,0,1,-2,-1,-1]'
[ "$got" = "$want" ] || { echo "This has changed: $want was expected."; exit 1; }
