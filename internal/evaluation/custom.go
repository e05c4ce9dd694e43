package evaluation

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"

	"github.com/DEFRA/dgcheck/internal/declaration"
	"github.com/DEFRA/dgcheck/internal/finding"
	"github.com/DEFRA/dgcheck/internal/machine"
	"github.com/DEFRA/dgcheck/internal/rule"
	"github.com/DEFRA/dgcheck/internal/rulebook"
)

// Custom judges by an organisation's own rules, in a sandboxed process. Its answers are
// checked as strictly as a declaration is.
type Custom interface {
	// Rules returns the rules that it judges by, in the order of their ids. None of
	// them is a rule that ships with dgcheck.
	Rules() []rule.Rule
	// Reads returns which parts of the input a rule reads.
	Reads(id rule.ID) rulebook.Reads
	// Ask returns the answer of every rule. The arguments input and data are what
	// policies see under these names, as JSON.
	Ask(ctx context.Context, input, data []byte) (map[rule.ID]Answer, error)
}

// Answer is what one rule returns, as JSON: the values of its `result` and `results`.
// Each is nil if the rule does not define it.
type Answer struct {
	Result  json.RawMessage `json:"result,omitempty"`
	Results json.RawMessage `json:"results,omitempty"`
}

// judgeCustom returns the results of an organisation's own rules. Like the results of
// the shipped rules, they change if the declaration has faults, if the group is closed
// or new, and if a waiver covers a fail.
func (e *Evaluator) judgeCustom(ctx context.Context, l *layers, input, data machine.Value) ([]finding.Finding, error) {
	custom := e.options.Custom
	answers, err := custom.Ask(ctx, machine.AppendJSON(nil, input), machine.AppendJSON(nil, data))
	if err != nil {
		return nil, err
	}
	p := newProgram(custom.Rules(), custom.Reads)
	outcomes, err := p.readCustom(answers, l)
	if err != nil {
		return nil, err
	}
	if outcomes, err = p.completed(outcomes, l.d, l.circumstances.asked); err != nil {
		return nil, err
	}
	theirs := &layers{
		program: p, reads: custom.Reads, d: l.d, faults: l.faults,
		circumstances: l.circumstances, waivers: l.waivers, marked: l.marked, lost: l.lost,
	}
	theirs.layAll(outcomes)
	return theirs.results(outcomes), nil
}

// The limits on the results of an organisation's own rules for one group.
const (
	mostCustom    = 50_000 // results
	longestCustom = 20_000 // bytes of one result
)

// readCustom reads the results of an organisation's own rules from their answers.
func (p *program) readCustom(answers map[rule.ID]Answer, l *layers) ([]outcome, error) {
	var outcomes []outcome
	for i := range p.Rules {
		r := &p.Rules[i]
		a, err := answers[r.ID].read(r)
		if err != nil {
			return nil, err
		}
		before := len(outcomes)
		if outcomes, err = readRule(r, a, document{l.d, l.faults}, outcomes); err != nil {
			return nil, err
		}
		if len(outcomes) > mostCustom {
			return nil, fmt.Errorf("rule %s: together the rules give more than %d results", r.ID, mostCustom)
		}
		for i := before; i < len(outcomes); i++ {
			if outcomes[i].size() > longestCustom {
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

// fromJSON reads a value from JSON. It returns nil if the text is empty.
func fromJSON(text []byte) (machine.Value, error) {
	if len(text) == 0 {
		return nil, nil
	}
	return machine.ReadJSON(bytes.NewReader(text))
}

// size returns the length in bytes of all texts in a result.
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
