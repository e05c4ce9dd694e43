// Package custom defines the protocol between dgcheck and the sandboxed process that
// runs an organisation's policies. Serve is the side of that process. The package reads
// and writes streams, and starts no process.
package custom

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"io/fs"

	"github.com/DEFRA/dgcheck/internal/bundle"
	"github.com/DEFRA/dgcheck/internal/evaluation"
	"github.com/DEFRA/dgcheck/internal/rule"
	"github.com/DEFRA/dgcheck/internal/rulebook"
)

// Hello is the first message to the process: the policies, as an archive.
type Hello struct {
	Policies []byte `json:"policies"`
}

// Welcome is the answer to Hello: what the policies contain, or in Problem why they are
// refused.
type Welcome struct {
	Problem string                     `json:"problem,omitempty"`
	Rules   []rule.Rule                `json:"rules,omitempty"`
	Reads   map[rule.ID]rulebook.Reads `json:"reads,omitempty"`
	Figures []rule.Figure              `json:"figures,omitempty"`
}

// Question asks for the results of every rule. Input is what policies see as `input`.
// Data is what they see as `data`. It is left out if it is the same as in the question
// before.
type Question struct {
	Input json.RawMessage `json:"input"`
	Data  json.RawMessage `json:"data,omitempty"`
}

// Answer has the results of every rule. If there are none, Problem says why.
type Answer struct {
	Problem string                        `json:"problem,omitempty"`
	Results map[rule.ID]evaluation.Answer `json:"results,omitempty"`
}

// Serve reads Hello and then each Question from in, and writes the answers to out,
// until in ends. shipped has the policies of dgcheck itself, which the organisation's
// policies may use.
func Serve(ctx context.Context, in io.Reader, out io.Writer, shipped fs.FS) error {
	questions, answers := json.NewDecoder(in), json.NewEncoder(out)
	var hello Hello
	if err := questions.Decode(&hello); err != nil {
		return fmt.Errorf("read policies: %w", err)
	}
	confined, welcome := open(hello, shipped)
	if err := answers.Encode(welcome); err != nil || confined == nil {
		return err
	}
	for {
		var question Question
		if err := questions.Decode(&question); err != nil {
			return nil // the parent has closed the stream
		}
		if err := answers.Encode(answer(ctx, confined, question)); err != nil {
			return err
		}
	}
}

func open(hello Hello, shipped fs.FS) (*evaluation.Confined, Welcome) {
	own, err := bundle.Open(hello.Policies)
	if err != nil {
		return nil, Welcome{Problem: err.Error()}
	}
	book, err := rulebook.LoadWith(shipped, own)
	if err != nil {
		return nil, Welcome{Problem: err.Error()}
	}
	confined, err := evaluation.NewConfined(book)
	if err != nil {
		return nil, Welcome{Problem: err.Error()}
	}
	welcome := Welcome{}
	welcome.Rules, welcome.Reads = confined.Rules(book)
	for _, figure := range book.Figures {
		if figure.Origin == rule.OriginOwn {
			welcome.Figures = append(welcome.Figures, figure)
		}
	}
	return confined, welcome
}

func answer(ctx context.Context, confined *evaluation.Confined, question Question) Answer {
	results, err := confined.Answer(ctx, question.Input, question.Data)
	if err != nil {
		return Answer{Problem: err.Error()}
	}
	return Answer{Results: results}
}
