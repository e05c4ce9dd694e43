#!/usr/bin/env bash
# excelize: formulas that it works out itself (CalcCellValue) go wrong in two everyday
# places, with no error:
#   - for a cell that was never filled in, E1="" is FALSE and E1<>"" TRUE, so that
#     IF(E1="","missing","given") says "given". Yet ISBLANK(E1) is TRUE, E1&"" is "" and
#     LEN(E1) is 0, and for a cell that holds an empty text the same comparison is TRUE;
#   - AVERAGE counts digits that are stored as text, which SUM, COUNT and MEDIAN leave
#     out as Excel does: of 10, 20, 30 and the text 5 the average is 16.25, although the
#     sum is 60 and the count 3.
# HyperFormula, which follows Excel in both, says "missing" and 20 for the same cells.
#
# Seen with github.com/xuri/excelize/v2 v2.11.1 and npm's hyperformula 3.5.0. Needs Go
# and Node. Exits 1 when either behaves otherwise.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
cat > formulas <<'TEXT'
IF(E1="","missing","given")
ISBLANK(E1)
LEN(E1)
AVERAGE(A1:D1)
SUM(A1:D1)
COUNT(A1:D1)
TEXT

cat > go.mod <<'MOD'
module finding

go 1.25
MOD
cat > main.go <<'GO'
package main

import (
	"bufio"
	"fmt"
	"os"

	"github.com/xuri/excelize/v2"
)

func main() {
	book := excelize.NewFile()
	check(book.SetSheetRow("Sheet1", "A1", &[]any{10, 20, 30, "5"}))
	for lines := bufio.NewScanner(os.Stdin); lines.Scan(); {
		check(book.SetCellFormula("Sheet1", "A3", lines.Text()))
		value, err := book.CalcCellValue("Sheet1", "A3")
		check(err)
		fmt.Println(value)
	}
}

func check(err error) {
	if err != nil {
		panic(err)
	}
}
GO
go get github.com/xuri/excelize/v2@v2.11.1 >/dev/null 2>&1
excelize=$(go run . < formulas | paste -sd ' ')

npm install --silent --no-audit --no-fund hyperformula@3.5.0 >/dev/null
cat > main.mjs <<'JS'
import { readFileSync } from "node:fs";
import { HyperFormula } from "hyperformula";

for (const line of readFileSync("formulas", "utf8").trim().split("\n")) {
  const rows = [[10, 20, 30, "'5"], [], [`=${line}`]];
  const book = HyperFormula.buildFromArray(rows, { licenseKey: "gpl-v3" });
  console.log(String(book.getCellValue({ sheet: 0, row: 2, col: 0 })));
}
JS
other=$(node main.mjs | paste -sd ' ')

paste -sd ' ' formulas
echo "excelize v2.11.1: $excelize"
echo "hyperformula 3.5.0: $other"
want='given TRUE 0 16.25 60 3, missing true 0 20 60 3'
[ "$excelize, $other" = "$want" ] || { echo "This has changed: $want was expected."; exit 1; }
