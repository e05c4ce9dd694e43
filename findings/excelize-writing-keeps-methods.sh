#!/usr/bin/env bash
# excelize and the Go linker: a program that only reads workbooks stays lean; one that
# also writes them keeps every exported method of every type it puts into an interface,
# excelize's or not, called or not. Writing goes through github.com/tiendc/go-deepcopy,
# which looks up methods by reflection, and where that can be reached the linker no
# longer drops methods (cmd/link, "deadcode"). What grows is the whole program, so the
# cost depends on its other libraries: ours, with a policy engine inside, grew from 28.6
# to 37.0 MB.
#
# Seen with github.com/xuri/excelize/v2 v2.11.1: a method of the program's own that nobody
# calls is in the program that writes, and not in the one that reads. Exits 1 when it
# behaves otherwise.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
cat > go.mod <<'MOD'
module finding

go 1.25
MOD
mkdir reads writes
program() {
	cat <<GO
package main

import (
	"fmt"
	"io"

	"github.com/xuri/excelize/v2"
)

type ours struct{}

func (ours) String() string { return "ours" }

//go:noinline
func (ours) NobodyCallsThis() string { return "kept" }

func main() {
	book, err := excelize.OpenFile("none.xlsx")
	fmt.Println(ours{}, err == nil)
	$1
}
GO
}
program 'if err == nil { rows, _ := book.GetRows("Sheet1"); fmt.Fprintln(io.Discard, rows) }' > reads/main.go
program 'if err == nil { _ = book.Write(io.Discard) }' > writes/main.go
go get github.com/xuri/excelize/v2@v2.11.1 >/dev/null 2>&1
got=""
for way in reads writes; do
	go build -o "$way.bin" "./$way"
	go tool nm "$way.bin" > "$way.symbols"
	kept=0
	if grep -q 'main.ours.NobodyCallsThis' "$way.symbols"; then kept=1; fi
	echo "$way: $(wc -c < "$way.bin") bytes, unused method kept: $kept"
	got="$got$kept"
done
[ "$got" = 01 ] || { echo "This has changed: 0 and 1 were expected."; exit 1; }
