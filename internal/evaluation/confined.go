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

// Confined evaluates an organisation's own rules inside the sandboxed process, for the
// Custom in the main process. It knows only what the requests contain.
type Confined struct {
	interpreter *interpreter
	text        []byte // the data of the last request, as JSON
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

// Rules returns the organisation's own rules, and which parts of the input each of them
// reads.
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

// Answer returns the answer of every rule for an input and data, both as JSON. If data
// is nil, it uses the data of the call before.
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

// asJSON returns a value as JSON. It returns nil if the value is nil, which means that
// the rule is undefined.
func asJSON(v machine.Value) []byte {
	if v == nil {
		return nil
	}
	return machine.AppendJSON(nil, v)
}

// inputFrom reads an input from JSON. JSON has no sets, so it turns `written`, the only
// set in an input, from a list into a set again.
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
