#!/usr/bin/env bash
# excelize: two ways of reading one sheet do not agree on merged cells. GetCellValue
# gives the value of a merged range for every cell of it, while GetRows gives it once,
# in the first cell, and nothing for the others. So a program that adds up cells one by
# one counts 100 in A1:A3 three times, and one that goes through rows counts it once.
#
# Seen with github.com/xuri/excelize/v2 v2.11.1: by cells 300, by rows 100. Exits 1 when
# it behaves otherwise.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
cat > go.mod <<'MOD'
module finding

go 1.25
MOD
cat > main.go <<'GO'
package main

import (
	"fmt"
	"strconv"

	"github.com/xuri/excelize/v2"
)

func main() {
	book := excelize.NewFile()
	check(book.SetCellValue("Sheet1", "A1", 100))
	check(book.MergeCell("Sheet1", "A1", "A3"))
	check(book.SetCellValue("Sheet1", "B3", "end"))
	cells, rows := 0, 0
	for _, name := range []string{"A1", "A2", "A3"} {
		text, err := book.GetCellValue("Sheet1", name)
		check(err)
		n, _ := strconv.Atoi(text)
		cells += n
	}
	all, err := book.GetRows("Sheet1")
	check(err)
	for _, row := range all {
		if len(row) > 0 {
			n, _ := strconv.Atoi(row[0])
			rows += n
		}
	}
	fmt.Printf("%s: by cells %d, by rows %d\n", "excelize "+version, cells, rows)
}

const version = "v2.11.1"

func check(err error) {
	if err != nil {
		panic(err)
	}
}
GO
go get github.com/xuri/excelize/v2@v2.11.1 >/dev/null 2>&1
got=$(go run .)
echo "$got"
want='excelize v2.11.1: by cells 300, by rows 100'
[ "$got" = "$want" ] || { echo "This has changed: $want was expected."; exit 1; }
