package evaluation

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"slices"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/storage"
	"github.com/open-policy-agent/opa/v1/storage/inmem"
	"github.com/open-policy-agent/opa/v1/util"

	"github.com/DEFRA/dgcheck/internal/finding"
	"github.com/DEFRA/dgcheck/internal/rule"
	"github.com/DEFRA/dgcheck/internal/rulebook"
)

// Custom judges by rules that are not ours, where they can do no harm. What it
// answers is believed no more than a declaration is.
type Custom interface {
	// Rules that it judges by, in the order of their ids, none of them ours.
	Rules() []rule.Rule
	// Reads returns what a rule looks at.
	Reads(id rule.ID) rulebook.Reads
	// Ask gives the results of every rule, as JSON, for what the policies see of
	// a declaration and beside it.
	Ask(ctx context.Context, input, data []byte) (map[rule.ID][]json.RawMessage, error)
}

// judgeCustom gives the results of rules that are not ours, with the same laid
// over them as over ours.
func (e *Evaluator) judgeCustom(ctx context.Context, l *layers, input *ast.Term, data ast.Object) ([]finding.Finding, error) {
	custom := e.options.Custom
	answers, err := e.askCustom(ctx, input, data)
	if err != nil {
		return nil, err
	}
	p := &program{Program: &rulebook.Program{Rules: custom.Rules()}, rules: map[rule.ID]*rule.Rule{}}
	for i := range p.Rules {
		p.rules[p.Rules[i].ID] = &p.Rules[i]
	}
	outcomes, err := p.readCustom(answers)
	if err != nil {
		return nil, err
	}
	if outcomes, err = p.completed(outcomes, l.d); err != nil {
		return nil, err
	}
	theirs := &layers{
		program: p, reads: custom.Reads, d: l.d, faults: l.faults,
		circumstances: l.circumstances, waivers: l.waivers, marked: l.marked,
	}
	theirs.layAll(outcomes)
	return theirs.results(outcomes), nil
}

func (e *Evaluator) askCustom(ctx context.Context, input *ast.Term, data ast.Object) (map[rule.ID][]json.RawMessage, error) {
	seen, err := asJSON(input.Value)
	if err != nil {
		return nil, err
	}
	beside, err := asJSON(data)
	if err != nil {
		return nil, err
	}
	return e.options.Custom.Ask(ctx, seen, beside)
}

func asJSON(value ast.Value) ([]byte, error) {
	plain, err := ast.JSON(value)
	if err != nil {
		return nil, err
	}
	return json.Marshal(plain)
}

// The bounds of what rules may say that are not ours, of one group.
const (
	mostCustom    = 50_000 // results
	longestCustom = 20_000 // bytes of one result
)

// readCustom reads what rules said that are not ours.
func (p *program) readCustom(answers map[rule.ID][]json.RawMessage) ([]outcome, error) {
	var outcomes []outcome
	for _, r := range p.Rules {
		answer, said := answers[r.ID]
		if !said {
			return nil, fmt.Errorf("rule %s: it says nothing", r.ID)
		}
		if len(outcomes)+len(answer) > mostCustom {
			return nil, fmt.Errorf("rule %s: together the rules give more than %d results", r.ID, mostCustom)
		}
		for _, text := range answer {
			if len(text) > longestCustom {
				return nil, fmt.Errorf("rule %s: one of its results is longer than %d bytes", r.ID, longestCustom)
			}
			value, err := ast.ValueFromReader(bytes.NewReader(text))
			if err != nil {
				return nil, fmt.Errorf("rule %s: its result cannot be read", r.ID)
			}
			j, err := readOld(p.rules[r.ID], ast.NewTerm(value))
			if err != nil {
				return nil, err
			}
			outcomes = append(outcomes, j)
		}
	}
	return outcomes, nil
}

// Confined is the other side of Custom: rules compiled in a process of their
// own, which knows nothing but what it is asked.
type Confined struct {
	program *program
	data    []byte
}

// NewConfined compiles an organisation's own packs.
func NewConfined(book *rulebook.Book) (*Confined, error) {
	compiled, err := book.Compile(book.Own())
	if err != nil {
		return nil, err
	}
	return &Confined{program: &program{Program: compiled}}, nil
}

// Rules gives the organisation's own rules, and what each of them looks at.
func (c *Confined) Rules(book *rulebook.Book) ([]rule.Rule, map[rule.ID]rulebook.Reads) {
	reads := map[rule.ID]rulebook.Reads{}
	var rules []rule.Rule
	for _, r := range c.program.Rules {
		if slices.Contains(book.Own(), r.ID.Pack()) {
			rules = append(rules, r)
			reads[r.ID] = c.program.Reads(r.ID)
		}
	}
	return rules, reads
}

// Answer gives the results of every rule for an input and what is beside it.
func (c *Confined) Answer(ctx context.Context, input, data []byte) (map[rule.ID][]json.RawMessage, error) {
	if data != nil && !bytes.Equal(data, c.data) {
		store, err := storeOf(data)
		if err != nil {
			return nil, err
		}
		c.program.store, c.data = store, data
	}
	seen, err := inputFrom(input)
	if err != nil {
		return nil, err
	}
	answer, err := c.program.ask(ctx, rulebook.Query, c.program.store, seen)
	if err != nil {
		return nil, err
	}
	whole, err := objectOf(answer)
	if err != nil {
		return nil, err
	}
	return answersOf(whole)
}

func storeOf(data []byte) (storage.Store, error) {
	var document map[string]any
	if err := util.UnmarshalJSON(data, &document); err != nil {
		return nil, err
	}
	return inmem.NewFromObject(document), nil
}

// inputFrom reads an input; JSON has no sets, so the one set is made again.
func inputFrom(text []byte) (*ast.Term, error) {
	value, err := ast.ValueFromReader(bytes.NewReader(text))
	if err != nil {
		return nil, err
	}
	input, ok := value.(ast.Object)
	if !ok {
		return nil, fmt.Errorf("the input is no object")
	}
	if paths, ok := get(input, "written").Value.(*ast.Array); ok {
		set := ast.NewSet()
		paths.Foreach(set.Add)
		input.Insert(ast.StringTerm("written"), ast.NewTerm(set))
	}
	return ast.NewTerm(input), nil
}

func answersOf(answer ast.Object) (map[rule.ID][]json.RawMessage, error) {
	results, ok := get(answer, "results").Value.(ast.Object)
	if !ok {
		return nil, fmt.Errorf("the policies gave no results")
	}
	answers := map[rule.ID][]json.RawMessage{}
	return answers, results.Iter(func(key, value *ast.Term) error {
		set, ok := value.Value.(ast.Set)
		if !ok {
			return fmt.Errorf("rule %s: its results should be a set", textOf(key))
		}
		said := []json.RawMessage{}
		err := set.Iter(func(term *ast.Term) error {
			text, err := asJSON(term.Value)
			said = append(said, text)
			return err
		})
		answers[rule.ID(textOf(key))] = said
		return err
	})
}
