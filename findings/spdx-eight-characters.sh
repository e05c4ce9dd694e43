#!/usr/bin/env bash
# spdx-satisfies: a licence identifier of exactly eight characters counts as "or later",
# whatever it says, so that its length decides what is approved. With EUPL-1.0 on the
# list EUPL-1.1 is approved too, and with CDDL-1.1 the older CDDL-1.0; LGPL-2.1 approves
# LGPL-3.0 and the other way about. MPL-1.1 (seven characters) is not approved by
# MPL-1.0, nor LGPL-3.0-only by LGPL-2.1-only. The library looks for the end "-or-later"
# by comparing where it is found, which is -1 when it is not there, with the length less
# nine. GitHub's go-spdx refuses all five, so two tools with one list of licences reach
# two verdicts on the same components.
#
# Seen with npm's spdx-satisfies 6.0.0 and github.com/github/go-spdx/v2 v2.8.0: the first
# says true true true false false, the second false five times. Needs Go and Node. Exits
# 1 when either behaves otherwise.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
cat > pairs <<'TEXT'
EUPL-1.1 EUPL-1.0
CDDL-1.0 CDDL-1.1
LGPL-3.0 LGPL-2.1
MPL-1.1 MPL-1.0
LGPL-3.0-only LGPL-2.1-only
TEXT

npm install --silent --no-audit --no-fund spdx-satisfies@6.0.0 >/dev/null
cat > main.cjs <<'JS'
const satisfies = require("spdx-satisfies");

for (const line of require("node:fs").readFileSync("pairs", "utf8").trim().split("\n")) {
  const [licence, approved] = line.split(" ");
  console.log(satisfies(licence, [approved]));
}
JS
node=$(node main.cjs | paste -sd ' ')

cat > go.mod <<'MOD'
module finding

go 1.25
MOD
cat > main.go <<'GO'
package main

import (
	"fmt"

	"github.com/github/go-spdx/v2/spdxexp"
)

func main() {
	var licence, approved string
	for n, _ := fmt.Scan(&licence, &approved); n == 2; n, _ = fmt.Scan(&licence, &approved) {
		approves, err := spdxexp.Satisfies(licence, []string{approved})
		if err != nil {
			panic(err)
		}
		fmt.Println(approves)
	}
}
GO
go get github.com/github/go-spdx/v2@v2.8.0 >/dev/null 2>&1
other=$(go run . < pairs | paste -sd ' ')

echo "licence and approved licence: $(paste -sd ',' pairs)"
echo "spdx-satisfies 6.0.0: $node"
echo "go-spdx v2.8.0: $other"
want='true true true false false, false false false false false'
[ "$node, $other" = "$want" ] || { echo "This has changed: $want was expected."; exit 1; }
