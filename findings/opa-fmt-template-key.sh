#!/usr/bin/env bash
# OPA: `opa fmt` of v1.18.2 changes what a policy means. In an object comprehension
# whose key is a template string, it writes the key in the place of the value too:
# {$"k{n}": "v" | …} becomes {$"k{n}": "k{n}" | …}, where "k{n}" is plain text. The
# result is valid Rego, so nothing warns of it. A linter that is built with that OPA
# reports the file as not formatted and, asked to fix it, writes the same; a second
# tool with a newer OPA calls the original well formatted. v1.20.0 keeps the value.
# Who lints with one version and formats with another had better bind such a key to a
# variable first.
#
# Seen with OPA v1.18.2 and v1.20.0. Exits 1 when either behaves otherwise.
set -euo pipefail

folder=$(mktemp -d)
trap 'chmod -R u+w "$folder"; rm -rf "$folder"' EXIT
export GOBIN="$folder/bin"

formatted() {
	go install "github.com/open-policy-agent/opa@$1"
	"$GOBIN/opa" version | head -n 1 >&2
	cat > "$folder/policy.rego" <<-'REGO'
		package finding

		a := {$"k{n}": "v" | some n in [1, 2]}
	REGO
	"$GOBIN/opa" fmt "$folder/policy.rego" | tail -n 1
}

expect() {
	echo "$1 writes: $2"
	[ "$2" = "$3" ] || { echo "This has changed: $3 was expected."; exit 1; }
}

expect v1.18.2 "$(formatted v1.18.2)" 'a := {$"k{n}": "k{n}" | some n in [1, 2]}'
expect v1.20.0 "$(formatted v1.20.0)" 'a := {$"k{n}": "v" | some n in [1, 2]}'
