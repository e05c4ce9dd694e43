package policytest

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"
)

// A rule whose name starts with testPrefix is a test. One whose name starts with
// laterPrefix is still to be written, and is not run.
const (
	testPrefix  = "test_"
	laterPrefix = "todo_test_"
)

// testCase is one test.
type testCase struct {
	rule *ast.Rule
	// name is the part of the rule's reference that names the test.
	name ast.Ref
}

// outcome returns the outcome of the test, with nothing yet said of how it went.
func (c testCase) outcome() Outcome {
	return Outcome{Package: c.rule.Module.Package.Path.String(), Name: c.name.String(), File: c.rule.Loc().File}
}

// path returns the full reference of the test.
func (c testCase) path() ast.Ref { return c.rule.Module.Package.Path.Extend(c.name) }

// later reports whether the test is still to be written.
func (c testCase) later() bool { return strings.HasPrefix(word(c.name[len(c.name)-1]), laterPrefix) }

// compiled compiles the tests and what they test.
func compiled(compiler *ast.Compiler, modules map[string]*ast.Module) ([]testCase, error) {
	compiler.WithStageAfterID(ast.StageRewriteRuleHeadRefs, ast.CompilerStageDefinition{
		Name: "NumberTests", MetricName: "number_tests", Stage: numbered,
	})
	if compiler.Compile(modules); compiler.Failed() {
		return nil, compiler.Errors
	}
	var cases []testCase
	for _, file := range slices.Sorted(maps.Keys(compiler.Modules)) {
		for _, rule := range compiler.Modules[file].Rules {
			if name := testName(rule); name != nil {
				cases = append(cases, testCase{rule, name})
			}
		}
	}
	return cases, nil
}

// numbered gives tests of the same name different ones: test_x, test_x#01 and so on.
// It refuses tests that give a value for each of several keys, because a case that
// fails is missing from their value.
func numbered(compiler *ast.Compiler) *ast.Error {
	seen := map[string]int{}
	for _, file := range slices.Sorted(maps.Keys(compiler.Modules)) {
		module := compiler.Modules[file]
		for _, rule := range module.Rules {
			name := testName(rule)
			if name == nil || (testCase{rule, name}).later() {
				continue
			}
			if len(rule.Head.Ref()) > len(name) {
				return ast.NewError(ast.CompileErr, rule.Loc(), "%s gives a value for each of several keys; write a rule %s… for each case", name, testPrefix)
			}
			full := module.Package.Path.Extend(name).String()
			if n := seen[full]; n > 0 {
				rule.Head.SetRef(renamed(name, fmt.Sprintf("%s#%02d", word(name[len(name)-1]), n)))
			}
			seen[full]++
		}
	}
	return nil
}

// renamed returns a reference with another last part.
func renamed(name ast.Ref, last string) ast.Ref {
	if len(name) == 1 {
		return ast.Ref{ast.VarTerm(last)}
	}
	return name[:len(name)-1].Append(ast.StringTerm(last))
}

// testName returns the part of a rule's reference that names a test. If the rule is
// not a test, it returns nil.
func testName(rule *ast.Rule) ast.Ref {
	ref := rule.Head.Ref().GroundPrefix()
	for i, term := range ref {
		if name := word(term); strings.HasPrefix(name, testPrefix) || strings.HasPrefix(name, laterPrefix) {
			return ref[:i+1]
		}
	}
	return nil
}

// word returns a part of a reference as text, or "" if it is no name.
func word(term *ast.Term) string {
	switch value := term.Value.(type) {
	case ast.Var:
		return string(value)
	case ast.String:
		return string(value)
	}
	return ""
}
