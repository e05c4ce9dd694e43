package rulebook

import (
	"fmt"
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"

	"github.com/DEFRA/dgcheck/internal/rule"
)

// Reads is what a rule looks at, worked out from the compiled rule and every
// helper it calls, so that no rule has to say it.
type Reads struct {
	// Paths are what it reads of the declaration, as keys from the root:
	// services, or finance.rows.
	Paths [][]string
	// Keys are all the keys it looks up, anywhere: owner, phases, held_on.
	Keys map[string]bool
	// Figures are the parameters it uses, as dotted keys; a key may stand for
	// several figures below it.
	Figures []string
}

// Key tells whether the rule looks up a key of the declaration, under its own
// name or in a form derived from it: a day number, pence, or a count.
func (r Reads) Key(name string) bool {
	switch name {
	case "forecast", "actual": // of a line, summed up by month
		if r.Keys[name+"s"] {
			return true
		}
	}
	return r.Keys[name] || r.Keys[name+"_day"] || r.Keys[name+"_days"] || r.Keys[name+"_pence"]
}

// results gives the Rego rules that make up a rule's results.
func (p *Program) results(id rule.ID) ([]*ast.Rule, error) {
	ref, err := ast.ParseRef(RuleQuery(id))
	if err != nil {
		return nil, err
	}
	rules := p.Compiler.GetRules(ref)
	if len(rules) == 0 {
		return nil, fmt.Errorf("compile policies: %s gives no results", id)
	}
	return rules, nil
}

// Reads tells what a rule looks at. It is worked out when it is first asked
// for: only a declaration with faults needs it.
func (p *Program) Reads(id rule.ID) Reads {
	p.once.Do(func() {
		a := &analyser{compiler: p.Compiler, below: map[*ast.Rule]*footprint{}}
		p.reads = make(map[rule.ID]Reads, len(p.Rules))
		for _, r := range p.Rules {
			if rules, err := p.results(r.ID); err == nil {
				p.reads[r.ID] = a.follow(rules)
			}
		}
	})
	return p.reads[id]
}

// footprint is what one Rego rule refers to by itself.
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
			own.paths = append(own.paths, constant(ref[1:]))
			own.keys = append(own.keys, texts(ref[1:])...)
		case "data":
			prefix := ref.ConstantPrefix()
			if figure, ok := strings.CutPrefix(prefix.String(), "data.params."); ok {
				own.figures = append(own.figures, figure)
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

// constant gives the leading keys of a reference.
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

// texts gives every key that stands anywhere in a reference.
func texts(ref ast.Ref) []string {
	var keys []string
	for _, term := range ref {
		if key, ok := term.Value.(ast.String); ok {
			keys = append(keys, string(key))
		}
	}
	return keys
}
