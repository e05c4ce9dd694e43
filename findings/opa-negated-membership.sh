#!/usr/bin/env bash
# OPA: for a key that is absent, `not input.b == "x"` holds, but none of
# `not input.b in {"x"}`, `not startswith(input.b, "x")` and
# `not upper(input.b) == "X"` does. The operands of a call are worked out in front
# of the negation, and `in` is a call: where they are undefined the whole body is,
# although the negated expression is undefined too. So "the phase is none of
# these", written with `not … in`, silently gives no result for an entry without
# a phase, while the same written with `not … ==` gives one.
#
# Seen with OPA v1.22.2: `opa eval` prints ["by_equality"]. Exits 1 when it behaves
# otherwise.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
export GOBIN="$folder/bin"
go install github.com/open-policy-agent/opa@v1.22.2
opa="$GOBIN/opa"
"$opa" version | head -n 1

cat > "$folder/policy.rego" <<'REGO'
package finding

by_equality if not input.b == "x"

by_membership if not input.b in {"x"}

by_call if not upper(input.b) == "X"

by_predicate if not startswith(input.b, "x")
REGO

got=$("$opa" eval --format raw --data "$folder/policy.rego" 'object.keys(data.finding)' <<<'{}')
echo "With an empty input these hold: $got"
want='["by_equality"]'
[ "$(tr -d ' \n' <<<"$got")" = "$want" ] || { echo "This has changed: $want were expected."; exit 1; }
