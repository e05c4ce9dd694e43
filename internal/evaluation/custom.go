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

	"github.com/DEFRA/dgcheck/internal/declaration"
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
	// Ask returns what every rule gives for what the policies see of a declaration
	// and beside it.
	Ask(ctx context.Context, input, data []byte) (map[rule.ID]Answer, error)
}

// Answer is what one rule gives, as JSON: `result` and `results`, each nil if the
// rule does not give it.
type Answer struct {
	Result  json.RawMessage `json:"result,omitempty"`
	Results json.RawMessage `json:"results,omitempty"`
}

// judgeCustom gives the results of rules that are not ours, with the same laid
// over them as over ours.
func (e *Evaluator) judgeCustom(ctx context.Context, l *layers, input *ast.Term, data ast.Object) ([]finding.Finding, error) {
	custom := e.options.Custom
	answers, err := e.askCustom(ctx, input, data)
	if err != nil {
		return nil, err
	}
	p := newProgram(&rulebook.Program{Rules: custom.Rules()})
	outcomes, err := p.readCustom(answers, l)
	if err != nil {
		return nil, err
	}
	if outcomes, err = p.completed(outcomes, l.d, l.circumstances.asked); err != nil {
		return nil, err
	}
	theirs := &layers{
		program: p, reads: custom.Reads, d: l.d, faults: l.faults,
		circumstances: l.circumstances, waivers: l.waivers, marked: l.marked,
	}
	theirs.layAll(outcomes)
	return theirs.results(outcomes), nil
}

func (e *Evaluator) askCustom(ctx context.Context, input *ast.Term, data ast.Object) (map[rule.ID]Answer, error) {
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
func (p *program) readCustom(answers map[rule.ID]Answer, l *layers) ([]outcome, error) {
	var outcomes []outcome
	for i := range p.Rules {
		r := &p.Rules[i]
		a, err := answers[r.ID].read(r)
		if err != nil {
			return nil, err
		}
		read, err := readRule(r, a, document{l.d, l.faults})
		if err != nil {
			return nil, err
		}
		if outcomes = append(outcomes, read...); len(outcomes) > mostCustom {
			return nil, fmt.Errorf("rule %s: together the rules give more than %d results", r.ID, mostCustom)
		}
		for i := range read {
			if read[i].size() > longestCustom {
				return nil, fmt.Errorf("rule %s: one of its results is longer than %d bytes", r.ID, longestCustom)
			}
		}
	}
	return outcomes, nil
}

func (a Answer) read(r *rule.Rule) (read answer, err error) {
	if read.result, err = fromJSON(a.Result); err == nil {
		read.results, err = fromJSON(a.Results)
	}
	if err != nil {
		return read, fmt.Errorf("rule %s: its results cannot be read", r.ID)
	}
	return read, nil
}

// fromJSON returns nil for no text.
func fromJSON(text []byte) (*ast.Term, error) {
	if len(text) == 0 {
		return nil, nil
	}
	value, err := ast.ValueFromReader(bytes.NewReader(text))
	if err != nil {
		return nil, err
	}
	return ast.NewTerm(value), nil
}

// size returns the bytes of all texts of a result.
func (o *outcome) size() int {
	size := len(o.subject) + len(o.message) + len(o.remedy) + len(o.due)
	for _, clause := range o.breaks {
		size += len(clause)
	}
	for _, path := range append([]declaration.Path{o.at}, o.restsOn...) {
		for _, step := range path {
			size += len(step.Key) + 1
		}
	}
	return size
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
	return &Confined{program: newProgram(compiled)}, nil
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

// Answer returns what every rule gives for an input and what is beside it.
func (c *Confined) Answer(ctx context.Context, input, data []byte) (map[rule.ID]Answer, error) {
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
	answers, err := c.program.answers(whole)
	if err != nil {
		return nil, err
	}
	written := make(map[rule.ID]Answer, len(answers))
	for id, a := range answers {
		if written[id], err = a.write(); err != nil {
			return nil, err
		}
	}
	return written, nil
}

func (a answer) write() (written Answer, err error) {
	if a.result != nil {
		written.Result, err = asJSON(a.result.Value)
	}
	if a.results != nil && err == nil {
		written.Results, err = asJSON(a.results.Value)
	}
	return written, err
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
