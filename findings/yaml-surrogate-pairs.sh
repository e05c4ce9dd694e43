#!/usr/bin/env bash
# Valid JSON that YAML libraries for Go refuse: a character beyond the basic
# plane written as two \u escapes, as JSON (RFC 8259, section 7) asks and most
# JSON writers do when they keep to ASCII. YAML 1.2 calls itself a superset of
# JSON, so a file made by a JSON writer may be saved as .yaml and not be read.
#
# Seen with gopkg.in/yaml.v3 v3.0.1 and go.yaml.in/yaml/v3 v3.0.4 (both refuse the
# first half as "invalid Unicode character escape code") and encoding/json
# (reads U+1F331). Exits 1 when any of the three behaves otherwise.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

cat > go.mod <<'MOD'
module finding

go 1.24

require (
	go.yaml.in/yaml/v3 v3.0.4
	gopkg.in/yaml.v3 v3.0.1
)
MOD

cat > main.go <<'GO'
package main

import (
	"encoding/json"
	"fmt"
	"os"
	"strings"

	kept "go.yaml.in/yaml/v3"
	old "gopkg.in/yaml.v3"
)

const text = `{"name": "\ud83c\udf31"}`

func main() {
	same := true
	var value map[string]string
	err := json.Unmarshal([]byte(text), &value)
	fmt.Printf("encoding/json:               %q, %v\n", value["name"], err)
	same = same && err == nil && value["name"] == "\U0001F331"
	for _, library := range []struct {
		name string
		read func([]byte, any) error
	}{{"gopkg.in/yaml.v3 v3.0.1:    ", old.Unmarshal}, {"go.yaml.in/yaml/v3 v3.0.4:  ", kept.Unmarshal}} {
		var value map[string]string
		err := library.read([]byte(text), &value)
		fmt.Printf("%s %q, %v\n", library.name, value["name"], err)
		same = same && err != nil && strings.Contains(err.Error(), "invalid Unicode character escape code")
	}
	if !same {
		fmt.Println("This has changed.")
		os.Exit(1)
	}
}
GO

go mod tidy >/dev/null 2>&1
go run .
