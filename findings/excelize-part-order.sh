#!/usr/bin/env bash
# excelize: the same workbook written twice differs, although its properties, with their
# dates, are set: with several sheets written as streams, the order of the parts in the
# archive and of the entries in [Content_Types].xml changes from run to run. What the
# parts say is the same.
#
# Seen with github.com/xuri/excelize/v2 v2.11.1: several orders in 12 runs. Exits 1 when
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
	"archive/zip"
	"bytes"
	"fmt"
	"strings"

	"github.com/xuri/excelize/v2"
)

func main() {
	orders := map[string]bool{}
	for range 12 {
		orders[order()] = true
	}
	fmt.Printf("excelize v2.11.1: several orders: %v\n", len(orders) > 1)
}

func order() string {
	book := excelize.NewFile()
	check(book.SetDocProps(&excelize.DocProperties{Created: "2026-11-22T00:00:00Z", Modified: "2026-11-22T00:00:00Z"}))
	for n := range 6 {
		name := fmt.Sprintf("S%d", n)
		_, err := book.NewSheet(name)
		check(err)
		stream, err := book.NewStreamWriter(name)
		check(err)
		check(stream.SetRow("A1", []any{n}))
		check(stream.Flush())
	}
	var out bytes.Buffer
	check(book.Write(&out))
	archive, err := zip.NewReader(bytes.NewReader(out.Bytes()), int64(out.Len()))
	check(err)
	var names []string
	for _, part := range archive.File {
		names = append(names, part.Name)
	}
	return strings.Join(names, " ")
}

func check(err error) {
	if err != nil {
		panic(err)
	}
}
GO
go get github.com/xuri/excelize/v2@v2.11.1 >/dev/null 2>&1
got=$(go run .)
echo "$got"
want='excelize v2.11.1: several orders: true'
[ "$got" = "$want" ] || { echo "This has changed: $want was expected."; exit 1; }
