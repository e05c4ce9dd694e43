package policytest

import (
	"bytes"
	"encoding/json"

	"github.com/open-policy-agent/opa/v1/ast"

	"github.com/DEFRA/dgcheck/internal/declaration"
	"github.com/DEFRA/dgcheck/internal/evaluation"
	"github.com/DEFRA/dgcheck/internal/rulebook"
)

// Plain is what OPA's own program needs to evaluate and to test policies as
// dgcheck does: two JSON files.
type Plain struct {
	// Input is the declaration of a group as rules see it. Data is what stands
	// beside it, with the examples of some packs under the key "examples".
	Input, Data []byte
	// Changed is set if the group changes figures for itself, so that the figures
	// in Data are not those of the tests.
	Changed bool
}

// PlainFor returns what plain OPA needs to judge a declaration by evidence, and to run the
// tests of some packs; if no pack is given, of all packs. The examples are those
// of the tests, whatever the evaluator's day and figures.
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
