#!/usr/bin/env bash
# OPA and a policy built to Wasm: yaml.unmarshal is not compiled in but left to whatever
# runs the policy, and OPA's own package for Node reads YAML otherwise than OPA does.
# So one policy decides differently in the two, without an error in either:
#   - 1_000 is the number 1000 for OPA and a text for Wasm. Rego sorts every text after
#     every number, so that a spend of 1_000 is "over" a limit of 5000;
#   - keys shared with << are merged by OPA. In Wasm they stay under a key "<<", and a
#     rule that asks for an owner finds none;
#   - 012 is 10 for OPA and 12 for Wasm.
#
# Seen with OPA v1.22.4 and npm's @open-policy-agent/opa-wasm 1.10.0: of "over", "owned"
# and "ten", OPA gives ["owned","ten"] and Wasm ["over"]. Needs Go and Node. Exits 1 when
# either behaves otherwise.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
GOBIN="$folder/bin" go install github.com/open-policy-agent/opa@v1.22.4
npm install --silent --no-audit --no-fund @open-policy-agent/opa-wasm@1.10.0 >/dev/null

cat > policy.rego <<'REGO'
package finding

hold contains "over" if yaml.unmarshal(input.spend).spend > 5000

hold contains "owned" if yaml.unmarshal(input.shared).service.owner

hold contains "ten" if yaml.unmarshal(input.room).room == 10
REGO
cat > input.json <<'JSON'
{
  "spend": "spend: 1_000\n",
  "shared": "team: &team {owner: ann}\nservice: {<<: *team, name: floods}\n",
  "room": "room: 012\n"
}
JSON
opa=$(bin/opa eval --format raw --data policy.rego --input input.json 'json.marshal(sort(data.finding.hold))')

bin/opa build --target wasm --entrypoint finding/hold --output bundle.tar.gz policy.rego
tar -xzf bundle.tar.gz /policy.wasm 2>/dev/null
cat > main.mjs <<'JS'
import { readFileSync } from "node:fs";
import wasm from "@open-policy-agent/opa-wasm";

const policy = await wasm.loadPolicy(readFileSync("policy.wasm"));
const [{ result }] = policy.evaluate(JSON.parse(readFileSync("input.json", "utf8")));
console.log(JSON.stringify(result.sort()));
JS
wasm=$(node main.mjs)

echo "OPA v1.22.4: $opa"
echo "the same policy as Wasm, opa-wasm 1.10.0: $wasm"
want='["owned","ten"] ["over"]'
[ "$opa $wasm" = "$want" ] || { echo "This has changed: $want was expected."; exit 1; }
