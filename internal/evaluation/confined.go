package evaluation

import (
	"bytes"
	"context"
	"errors"
	"slices"

	"github.com/DEFRA/dgcheck/internal/machine"
	"github.com/DEFRA/dgcheck/internal/rule"
	"github.com/DEFRA/dgcheck/internal/rulebook"
)

// Confined is the other side of Custom: rules compiled in a process of their
// own, which knows nothing but what it is asked.
type Confined struct {
	interpreter *interpreter
	text        []byte // the data beside declarations, as it was last given
	data        machine.Value
}

// NewConfined compiles an organisation's own packs.
func NewConfined(book *rulebook.Book) (*Confined, error) {
	compiled, err := book.Compile(book.Own())
	if err != nil {
		return nil, err
	}
	return &Confined{interpreter: &interpreter{program: compiled}}, nil
}

// Rules returns the organisation's own rules, and what each of them looks at.
func (c *Confined) Rules(book *rulebook.Book) ([]rule.Rule, map[rule.ID]rulebook.Reads) {
	reads := map[rule.ID]rulebook.Reads{}
	var rules []rule.Rule
	for _, r := range c.interpreter.program.Rules {
		if slices.Contains(book.Own(), r.ID.Pack()) {
			rules = append(rules, r)
			reads[r.ID] = c.interpreter.program.Reads(r.ID)
		}
	}
	return rules, reads
}

// Answer returns what every rule gives for an input and what is beside it.
func (c *Confined) Answer(ctx context.Context, input, data []byte) (map[rule.ID]Answer, error) {
	if data != nil && !bytes.Equal(data, c.text) {
		value, err := machine.ReadJSON(bytes.NewReader(data))
		if err != nil {
			return nil, err
		}
		c.text, c.data = data, value
	}
	seen, err := inputFrom(input)
	if err != nil {
		return nil, err
	}
	engine := c.interpreter.on(seen, c.data)
	answers := map[rule.ID]Answer{}
	for _, r := range c.interpreter.program.Rules {
		result, err := engine.value(ctx, folder(r.ID)+".result")
		if err != nil {
			return nil, err
		}
		results, err := engine.value(ctx, folder(r.ID)+".results")
		if err != nil {
			return nil, err
		}
		if result != nil || results != nil {
			answers[r.ID] = Answer{asJSON(result), asJSON(results)}
		}
	}
	return answers, nil
}

// asJSON returns a value as JSON, and nothing if the rule does not give it.
func asJSON(v machine.Value) []byte {
	if v == nil {
		return nil
	}
	return machine.AppendJSON(nil, v)
}

// inputFrom reads an input; JSON has no sets, so the one set is made again.
func inputFrom(text []byte) (machine.Value, error) {
	value, err := machine.ReadJSON(bytes.NewReader(text))
	if err != nil {
		return nil, err
	}
	input, ok := value.(*machine.Object)
	if !ok {
		return nil, errors.New("the input is not an object")
	}
	if paths, ok := input.Get("written").(*machine.Array); ok {
		input.Put("written", machine.NewSet(paths.Items()...))
	}
	return input, nil
}
