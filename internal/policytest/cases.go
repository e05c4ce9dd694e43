package policytest

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"
)

// A Rego rule whose name starts with testPrefix is a test. A name that starts with
// laterPrefix means that the test is still to be written. It is not run.
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

// outcome returns an Outcome with the fields that identify the test. Failed and Err are
// not set yet.
func (c testCase) outcome() Outcome {
	return Outcome{Package: c.rule.Module.Package.Path.String(), Name: c.name.String(), File: c.rule.Loc().File}
}

// path returns the full reference of the test.
func (c testCase) path() ast.Ref { return c.rule.Module.Package.Path.Extend(c.name) }

// later reports whether the test is still to be written.
func (c testCase) later() bool { return strings.HasPrefix(word(c.name[len(c.name)-1]), laterPrefix) }

// compiled compiles the tests and the policies that they test, and returns the tests.
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

// numbered renames tests that have the same name: test_x, test_x#01 and so on. It
// returns an error for a test with several keys, such as test_x[note]. If one of its
// cases fails, the case is only missing from the test's value, and the failure would
// not be noticed.
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

// renamed returns a reference with its last part replaced.
func renamed(name ast.Ref, last string) ast.Ref {
	if len(name) == 1 {
		return ast.Ref{ast.VarTerm(last)}
	}
	return name[:len(name)-1].Append(ast.StringTerm(last))
}

// testName returns the part of a rule's reference that names a test. It returns nil if
// the rule is not a test.
func testName(rule *ast.Rule) ast.Ref {
	ref := rule.Head.Ref().GroundPrefix()
	for i, term := range ref {
		if name := word(term); strings.HasPrefix(name, testPrefix) || strings.HasPrefix(name, laterPrefix) {
			return ref[:i+1]
		}
	}
	return nil
}

// word returns a part of a reference as text, or "" if it is not a variable or a
// string.
func word(term *ast.Term) string {
	switch value := term.Value.(type) {
	case ast.Var:
		return string(value)
	case ast.String:
		return string(value)
	}
	return ""
}
