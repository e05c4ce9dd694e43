package rulebook

import (
	"fmt"
	"slices"
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"

	"github.com/DEFRA/dgcheck/internal/rule"
)

// Reads is what a rule reads. It is derived from the compiled Rego of the rule and of
// every helper that it calls, so no author has to declare it.
type Reads struct {
	// Paths are the parts of the declaration that the rule reads, as keys from the
	// root, such as [finance rows].
	Paths [][]string
	// Keys are all keys that the rule looks up at any level, such as owner and held_on.
	Keys map[string]bool
	// Figures are the dotted keys of the figures that the rule uses. A key may stand
	// for all figures below it.
	Figures []string
}

// Sorted returns the same paths and figures sorted, each once.
func (r Reads) Sorted() Reads {
	paths := slices.Clone(r.Paths)
	slices.SortFunc(paths, func(a, b []string) int { return slices.Compare(a, b) })
	r.Paths = slices.CompactFunc(paths, func(a, b []string) bool { return slices.Equal(a, b) })
	r.Figures = slices.Compact(slices.Sorted(slices.Values(r.Figures)))
	return r
}

// Key reports whether the rule looks up a key of the declaration, either by its
// name or in a form derived from it: a day number, pence or a count.
func (r Reads) Key(name string) bool {
	switch name {
	case "forecast", "actual": // amounts of a line; their sums by month are forecasts and actuals
		if r.Keys[name+"s"] {
			return true
		}
	}
	return r.Keys[name] || r.Keys[name+"_day"] || r.Keys[name+"_days"] || r.Keys[name+"_pence"]
}

// results returns the Rego rules named result and results of a rule. Only a rule that
// reports faults may have neither.
func (p *Program) results(r rule.Rule) ([]*ast.Rule, error) {
	folder := fmt.Sprintf("%s.%s", rulesRoot, r.ID)
	rules := append(p.rules(folder+".result"), p.rules(folder+".results")...)
	if len(rules) == 0 && r.Reports == "" {
		return nil, fmt.Errorf("compile policies: %s gives neither `result` nor `results`", folder)
	}
	return rules, nil
}

// Reads returns what a rule reads. It computes this when first called, since only a
// declaration with faults needs it.
func (p *Program) Reads(id rule.ID) Reads {
	p.once.Do(func() {
		a := &analyser{compiler: p.Compiler, below: map[*ast.Rule]*footprint{}}
		p.reads = make(map[rule.ID]Reads, len(p.Rules))
		for _, r := range p.Rules {
			if rules, err := p.results(r); err == nil {
				reads := a.follow(p.withParts(r, rules))
				if len(r.Parts) > 0 {
					// A waiver of a part changes the result too.
					reads.Paths = append(reads.Paths, []string{"waivers"})
				}
				p.reads[r.ID] = reads
			}
		}
	})
	return p.reads[id]
}

// withParts adds the Rego rules of the rules that r sums up, since the result of r
// depends on what they read.
func (p *Program) withParts(r rule.Rule, rules []*ast.Rule) []*ast.Rule {
	for _, part := range r.Parts {
		if i := slices.IndexFunc(p.Rules, func(other rule.Rule) bool { return other.ID == part }); i >= 0 {
			more, _ := p.results(p.Rules[i])
			rules = append(rules, more...)
		}
	}
	return rules
}

// footprint is what one Rego rule refers to in its own text, without what it calls.
type footprint struct {
	paths   [][]string
	keys    []string
	figures []string
	calls   []*ast.Rule
}

type analyser struct {
	compiler *ast.Compiler
	below    map[*ast.Rule]*footprint
}

func (a *analyser) follow(rules []*ast.Rule) Reads {
	reads := Reads{Keys: map[string]bool{}}
	seen := map[*ast.Rule]bool{}
	for queue := rules; len(queue) > 0; {
		next := queue[0]
		queue = queue[1:]
		if seen[next] {
			continue
		}
		seen[next] = true
		own := a.footprint(next)
		reads.Paths = append(reads.Paths, own.paths...)
		reads.Figures = append(reads.Figures, own.figures...)
		for _, key := range own.keys {
			reads.Keys[key] = true
		}
		queue = append(queue, own.calls...)
	}
	return reads
}

func (a *analyser) footprint(r *ast.Rule) *footprint {
	if known := a.below[r]; known != nil {
		return known
	}
	own := &footprint{}
	a.below[r] = own
	ast.WalkRefs(r, func(ref ast.Ref) bool {
		switch head, _ := ref[0].Value.(ast.Var); head {
		case "input":
			if seen := constant(ref[1:]); len(seen) > 0 && seen[0] == "evidence" {
				break // evidence is not part of the declaration
			}
			own.paths = append(own.paths, constant(ref[1:]))
			own.keys = append(own.keys, texts(ref[1:])...)
		case "data":
			prefix := ref.ConstantPrefix()
			if path := constant(prefix[1:]); len(path) > 1 && path[0] == "params" {
				own.figures = append(own.figures, strings.Join(path[1:], "."))
			}
			if strings.HasPrefix(prefix.String(), "data.dgcheck.") {
				own.calls = append(own.calls, a.compiler.GetRules(prefix)...)
			}
		default:
			own.keys = append(own.keys, texts(ref[1:])...)
		}
		return false
	})
	return own
}

// constant returns the constant keys at the beginning of a reference.
func constant(ref ast.Ref) []string {
	var keys []string
	for _, term := range ref {
		key, ok := term.Value.(ast.String)
		if !ok {
			break
		}
		keys = append(keys, string(key))
	}
	return keys
}

// texts returns every constant key in a reference.
func texts(ref ast.Ref) []string {
	var keys []string
	for _, term := range ref {
		if key, ok := term.Value.(ast.String); ok {
			keys = append(keys, string(key))
		}
	}
	return keys
}
