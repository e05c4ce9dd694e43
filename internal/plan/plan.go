// Package plan turns policies into the file that package machine runs. `make plan` and
// tests use it. The dgcheck program itself does not import it.
package plan

import (
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"slices"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/bundle"
	"github.com/open-policy-agent/opa/v1/compile"
	"github.com/open-policy-agent/opa/v1/ir"

	"github.com/DEFRA/dgcheck/internal/rule"
	"github.com/DEFRA/dgcheck/internal/rulebook"
)

// Build plans modules, given by the names of their files, and returns the content of a
// file that machine.Load reads. The argument entry is the rule to start from, such as
// dgcheck/answer. In the result, functions are named by their paths, such as
// data.dgcheck.group. Build returns an error if the machine lacks a statement or
// builtin that the plan needs.
//
// OPA's planner returns its intermediate representation as JSON
// (https://www.openpolicyagent.org/docs/ir).
func Build(ctx context.Context, modules map[string]*ast.Module, capabilities *ast.Capabilities, entry string) ([]byte, error) {
	policy, err := planned(ctx, modules, capabilities, entry)
	if err != nil {
		return nil, fmt.Errorf("plan policies: %w", err)
	}
	file, err := write(policy)
	if err != nil {
		return nil, fmt.Errorf("plan policies: %w", err)
	}
	return file, nil
}

func planned(ctx context.Context, modules map[string]*ast.Module, capabilities *ast.Capabilities, entry string) (*ir.Policy, error) {
	files := &bundle.Bundle{Manifest: bundle.Manifest{Roots: &[]string{"dgcheck"}}, Data: map[string]any{}}
	for _, name := range slices.Sorted(maps.Keys(modules)) {
		text := []byte(modules[name].String())
		files.Modules = append(files.Modules, bundle.ModuleFile{URL: name, Path: name, Raw: text, Parsed: modules[name]})
	}
	compiler := compile.New().WithCapabilities(capabilities).WithTarget(compile.TargetPlan).WithEntrypoints(entry).WithBundle(files)
	if err := compiler.Build(ctx); err != nil {
		return nil, err
	}
	var policy ir.Policy
	if err := json.Unmarshal(compiler.Bundle().PlanModules[0].Raw, &policy); err != nil {
		return nil, err
	}
	return &policy, nil
}

// Between plans the rules that compare groups, and returns the content of
// rulebook.BetweenPlan.
func Between(ctx context.Context, rules *rulebook.Between) ([]byte, error) {
	modules, err := rules.Modules()
	if err != nil {
		return nil, err
	}
	program, err := Build(ctx, modules, rulebook.Capabilities(), "dgcheck/between/answer")
	if err != nil {
		return nil, err
	}
	return rules.Pack(program)
}

// entry is the rule from which the planner reaches every other rule.
const entry = "dgcheck/answer"

// Policies plans the policies of a book, and returns the content of rulebook.PlanFile.
// For equal policies it returns equal bytes.
func Policies(ctx context.Context, book *rulebook.Book) ([]byte, error) {
	modules, err := book.Modules()
	if err != nil {
		return nil, err
	}
	program, err := Build(ctx, modules, rulebook.Capabilities(), entry)
	if err != nil {
		return nil, err
	}
	compiled, err := book.Compile(book.Packs())
	if err != nil {
		return nil, err
	}
	reads := make(map[rule.ID]rulebook.Reads, len(compiled.Rules))
	for _, r := range compiled.Rules {
		reads[r.ID] = compiled.Reads(r.ID).Sorted()
	}
	return book.PackPlan(reads, program)
}
