#!/usr/bin/env bash
# act and GitHub's own library for Actions expressions do not agree on filters, so that a
# condition which is tried with act may be decided the other way on GitHub. For data that
# was read with fromJSON,
#   - OBJECT.*.result is the list of the results for GitHub's library, and a null for each
#     entry in act: a gate that looks for 'failure' in it finds none. (In act,
#     needs.*.result is right, since its entries are not read from JSON.)
#   - a second * gives one flat list in GitHub's library and a list of lists in act, so
#     that contains() finds nothing;
#   - LIST.login with the * forgotten is null for GitHub's library, while act takes it
#     for LIST.*.login: a slip that act does not show.
# act takes all three without a word.
#
# Seen with github.com/nektos/act v0.2.89 (its package exprparser) and npm's
# @actions/expressions 0.3.61: for the three conditions below, act says false, false, true
# and the other true, true, false. Needs Go and Node. Exits 1 when either behaves otherwise.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
cat > expressions <<'TEXT'
contains(fromJSON('{"lint":{"result":"failure"},"test":{"result":"success"}}').*.result, 'failure')
contains(fromJSON('[{"panel":[{"login":"ann"}]},{"panel":[{"login":"bob"}]}]').*.panel.*.login, 'bob')
contains(fromJSON('[{"login":"ann"},{"login":"bob"}]').login, 'bob')
TEXT

cat > go.mod <<'MOD'
module finding

go 1.25

require github.com/nektos/act v0.2.89
MOD
cat > main.go <<'GO'
package main

import (
	"bufio"
	"fmt"
	"os"

	"github.com/nektos/act/pkg/exprparser"
)

func main() {
	act := exprparser.NewInterpeter(&exprparser.EvaluationEnvironment{}, exprparser.Config{})
	for lines := bufio.NewScanner(os.Stdin); lines.Scan(); {
		value, err := act.Evaluate(lines.Text(), exprparser.DefaultStatusCheckNone)
		if err != nil {
			panic(err)
		}
		fmt.Println(value)
	}
}
GO
go mod tidy >/dev/null 2>&1
act=$(go run . < expressions | paste -sd ' ')

npm install --silent --no-audit --no-fund @actions/expressions@0.3.61 >/dev/null
cat > main.mjs <<'JS'
import { readFileSync } from "node:fs";
import { data, Evaluator, Lexer, Parser } from "@actions/expressions";

for (const line of readFileSync(0, "utf8").trim().split("\n")) {
  const tree = new Parser(new Lexer(line).lex().tokens, [], []).parse();
  console.log(new Evaluator(tree, new data.Dictionary()).evaluate().coerceString());
}
JS
github=$(node main.mjs < expressions | paste -sd ' ')

cat expressions
echo "act v0.2.89: $act"
echo "@actions/expressions 0.3.61: $github"
want='false false true, true true false'
[ "$act, $github" = "$want" ] || { echo "This has changed: $want was expected."; exit 1; }
