package policytest

import (
	"bytes"
	"encoding/json"

	"github.com/open-policy-agent/opa/v1/ast"

	"github.com/DEFRA/dgcheck/internal/declaration"
	"github.com/DEFRA/dgcheck/internal/evaluation"
	"github.com/DEFRA/dgcheck/internal/rulebook"
)

// Plain has the two JSON files that the opa program needs to evaluate and to test
// policies as dgcheck does.
type Plain struct {
	// Input is what policies see as `input` for a group. Data is what they see as
	// `data`, with the examples of some packs under the key "examples".
	Input, Data []byte
	// Changed is set if the group changes figures for itself. The figures in Data then
	// differ from those that tests use.
	Changed bool
}

// PlainFor returns what the opa program needs to judge a declaration by evidence, and
// to run the tests of some packs. If packs is empty, all packs are meant. The examples
// are judged as in tests, whatever the day and figures of the evaluator.
func PlainFor(book *rulebook.Book, evaluator *evaluation.Evaluator, d *declaration.Declaration, evidence evaluation.Evidence, packs []string) (Plain, error) {
	examples, err := examplesSeen(book, forExamples(book), packs)
	if err != nil {
		return Plain{}, err
	}
	seen := evaluator.Seen(d, evidence)
	seen.Data.Insert(ast.StringTerm(examplesKey), ast.NewTerm(examples))
	plain := Plain{Changed: seen.Changed}
	if plain.Input, err = indented(seen.Input.Value); err != nil {
		return Plain{}, err
	}
	plain.Data, err = indented(seen.Data)
	return plain, err
}

// indented returns a value as JSON, with sorted keys. A set becomes a sorted list.
func indented(v ast.Value) ([]byte, error) {
	plain, err := ast.JSON(v)
	if err != nil {
		return nil, err
	}
	var out bytes.Buffer
	encoder := json.NewEncoder(&out)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", " ")
	err = encoder.Encode(plain)
	return out.Bytes(), err
}
