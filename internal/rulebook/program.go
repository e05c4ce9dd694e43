package rulebook

import (
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"sync"

	"github.com/open-policy-agent/opa/v1/ast"

	"github.com/DEFRA/dgcheck/internal/rule"
)

// The queries of a program. Query evaluates everything at once. To evaluate rule by
// rule, use Program.RuleQuery for each rule, and GroupQuery for what applies to the
// results of all rules.
const (
	Query      = "data.dgcheck.answer"
	GroupQuery = "data.dgcheck.group"
)

// Program is the compiled rules in force.
type Program struct {
	// Rules are the rules in force, sorted by id.
	Rules    []rule.Rule
	Compiler *ast.Compiler

	once    sync.Once
	reads   map[rule.ID]Reads
	figures []rule.Figure
}

// Compile compiles the rules that are in force with the given packs. They may
// call only the builtins in Capabilities.
func (b *Book) Compile(packs []string) (*Program, error) {
	p := &Program{Rules: b.InForce(packs), figures: b.Figures}
	modules, err := b.modulesOf(p.Rules)
	if err != nil {
		return nil, err
	}
	compiler := ast.NewCompiler().WithCapabilities(Capabilities()).WithStrict(true)
	if compiler.Compile(modules); compiler.Failed() {
		return nil, fmt.Errorf("compile policies: %w", inWords(compiler.Errors))
	}
	p.Compiler = compiler
	for _, r := range p.Rules {
		if _, err := p.results(r); err != nil {
			return nil, err
		}
	}
	return p, nil
}

// RuleQuery returns the query for one rule. Its value is an object with the keys
// `result` and `results`. The value of each key is a set with one member, or an empty
// set if it is undefined.
func (p *Program) RuleQuery(id rule.ID) string {
	var members []string
	for _, name := range []string{"result", "results"} {
		if full := fmt.Sprintf("%s.%s.%s", rulesRoot, id, name); len(p.rules(full)) > 0 {
			members = append(members, fmt.Sprintf("%q: {given | given = %s}", name, full))
		}
	}
	return "{" + strings.Join(members, ", ") + "}"
}

// rules returns the Rego rules with a full name, such as data.dgcheck.answer.
func (p *Program) rules(name string) []*ast.Rule { return p.Compiler.GetRules(ast.MustParseRef(name)) }

// modulesOf returns the parsed modules of some rules, and of the helpers and main.rego.
func (b *Book) modulesOf(rules []rule.Rule) (map[string]*ast.Module, error) {
	names, err := fs.Glob(b.files, libFolder+"/*.rego")
	if err != nil {
		return nil, err
	}
	names = slices.DeleteFunc(names, func(name string) bool { return strings.HasSuffix(name, "_test.rego") })
	names = append(names, mainFile)
	for _, r := range rules {
		names = append(names, fileOf(r.ID))
	}
	modules := make(map[string]*ast.Module, len(names))
	for _, name := range names {
		if modules[name], err = b.parse(name); err != nil {
			return nil, fmt.Errorf("read policies: %w", err)
		}
	}
	return modules, nil
}

// mostErrors is the largest number of compile errors in one message.
const mostErrors = 3

// inWords returns one error with the positions and reasons of compile errors. OPA's
// compiler reports a builtin that is not allowed as unknown, so the message explains
// that.
func inWords(errs ast.Errors) error {
	var lines []string
	for _, err := range errs[:min(len(errs), mostErrors)] {
		line := err.Message
		if name, ok := strings.CutPrefix(line, "undefined function "); ok {
			line = unknownFunction(name)
		}
		if err.Location != nil {
			line = fmt.Sprintf("%s:%d: %s", err.Location.File, err.Location.Row, line)
		}
		lines = append(lines, line)
	}
	if more := len(errs) - mostErrors; more > 0 {
		lines = append(lines, fmt.Sprintf("and %d more errors", more))
	}
	return errors.New(strings.Join(lines, "; "))
}

func unknownFunction(name string) string {
	if _, builtin := ast.BuiltinMap[name]; builtin {
		return fmt.Sprintf("policies may not call %s; they compute from what is declared and nothing else", name)
	}
	return fmt.Sprintf("there is no function %s", name)
}

// printing returns an error for the first call of print in a module. OPA removes calls
// of print from the compiled policies, but here they are an error: policies must not
// write to the terminal.
func printing(module *ast.Module) error {
	var found error
	ast.WalkExprs(module, func(expr *ast.Expr) bool {
		if found == nil && expr.IsCall() && expr.Operator().String() == "print" {
			found = fmt.Errorf("%s:%d: %s", expr.Location.File, expr.Location.Row, unknownFunction("print"))
		}
		return found != nil
	})
	return found
}

// Tests returns the parsed Rego tests of some packs, with every module that they may
// need. If packs is empty, it returns all tests, including those of helpers and of the
// rules that compare groups.
func (b *Book) Tests(packs []string) (map[string]*ast.Module, error) {
	modules, err := b.modulesOf(b.Rules)
	if err != nil {
		return nil, err
	}
	err = fs.WalkDir(b.files, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || !strings.HasSuffix(name, "_test.rego") {
			return err
		}
		folder, _, _ := strings.Cut(name, "/")
		if len(packs) > 0 && !slices.Contains(packs, folder) && !b.isOwn(name) {
			return nil
		}
		if folder == betweenFolder {
			tested := strings.TrimSuffix(name, "_test.rego") + ".rego"
			if modules[tested], err = b.parse(tested); err != nil {
				return err
			}
		}
		modules[name], err = b.parse(name)
		return err
	})
	return modules, err
}

// families returns the prefixes of builtins that policies may call. These only compute:
// none uses the network, files, the clock, the environment or random numbers, and none
// can run for ever.
func families() []string {
	return []string{"array.", "object.", "regex.", "strings."}
}

// singles returns the builtins that policies may call besides those with a prefix of
// families.
func singles() []string {
	return []string{
		"eq", "equal", "neq", "lt", "lte", "gt", "gte", "assign",
		"plus", "minus", "mul", "div", "rem", "abs", "ceil", "floor", "round", "numbers.range",
		"and", "or", "intersection", "union",
		"count", "sum", "product", "max", "min", "sort", "to_number",
		"concat", "contains", "endswith", "startswith", "format_int", "indexof", "indexof_n", "lower", "upper",
		"replace", "split", "sprintf", "substring", "trim", "trim_left", "trim_prefix", "trim_right", "trim_space", "trim_suffix",
		"is_array", "is_boolean", "is_null", "is_number", "is_object", "is_set", "is_string", "type_name",
		"time.parse_ns", "time.parse_rfc3339_ns", "time.date", "time.weekday", "time.format",
		"json.filter", "json.remove", "json.patch",
		"internal.member_2", "internal.member_3", "internal.template_string",
	}
}

// refused returns the builtins with an allowed prefix that policies still may not call,
// because they do more than compute.
func refused() []string { return []string{"regex.template_match", "regex.globs_match"} }

// Capabilities returns the builtins that policies may call. A call of any other builtin
// does not compile.
func Capabilities() *ast.Capabilities {
	capabilities := ast.CapabilitiesForThisVersion()
	capabilities.AllowNet = []string{}
	capabilities.Builtins = slices.DeleteFunc(capabilities.Builtins, func(builtin *ast.Builtin) bool {
		if slices.Contains(singles(), builtin.Name) {
			return false
		}
		for _, family := range families() {
			if strings.HasPrefix(builtin.Name, family) && !slices.Contains(refused(), builtin.Name) {
				return false
			}
		}
		return true
	})
	return capabilities
}

// FiguresOf returns the figures that a rule in force uses, directly or through helpers.
func (p *Program) FiguresOf(id rule.ID) []rule.Figure { return figuresOf(p.figures, p.Reads(id)) }

// FiguresOf returns the figures that a rule uses, directly or through helpers. It
// compiles Rego only if there is no plan.
func (b *Book) FiguresOf(id rule.ID) ([]rule.Figure, error) {
	plan, err := b.Plan()
	if err == nil && plan != nil {
		return figuresOf(b.Figures, plan.Reads(id)), nil
	}
	program, err := b.Compile([]string{id.Pack()})
	if err != nil {
		return nil, err
	}
	return program.FiguresOf(id), nil
}

// figuresOf returns the members of figures that a rule reads.
func figuresOf(figures []rule.Figure, reads Reads) []rule.Figure {
	var read []rule.Figure
	for _, figure := range figures {
		if slices.ContainsFunc(reads.Figures, func(key string) bool { return figure.Key == key || strings.HasPrefix(figure.Key, key+".") }) {
			read = append(read, figure)
		}
	}
	return read
}

// Modules returns the parsed modules of every rule, of the helpers and main.rego, by
// file.
func (b *Book) Modules() (map[string]*ast.Module, error) { return b.modulesOf(b.Rules) }
