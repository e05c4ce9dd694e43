package plan_test

import (
	"context"
	"errors"
	"strings"
	"sync"
	"testing"

	"github.com/open-policy-agent/opa/v1/ast"

	"github.com/DEFRA/dgcheck/internal/machine"
	"github.com/DEFRA/dgcheck/internal/plan"
	"github.com/DEFRA/dgcheck/internal/rulebook"
)

// program returns the plan of a policy in the package dgcheck, with the rule `answer`
// as its entry point.
func program(t *testing.T, rego string) *machine.Program {
	t.Helper()
	module, err := ast.ParseModule("policy.rego", "package dgcheck\n\n"+rego)
	if err != nil {
		t.Fatal(err)
	}
	file, err := plan.Build(t.Context(), map[string]*ast.Module{"policy.rego": module}, rulebook.Capabilities(), "dgcheck/answer")
	if err != nil {
		t.Fatal(err)
	}
	p, err := machine.Load(string(file))
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func answer(ctx context.Context, p *machine.Program, limits machine.Limits) (machine.Value, error) {
	m := p.New(limits)
	numbers := make([]machine.Value, 1000)
	for i := range numbers {
		numbers[i] = int64(i)
	}
	input := machine.NewMap([]string{"numbers", "text"}, []machine.Value{machine.NewArray(numbers...), "a text"})
	m.Start(ctx, input, machine.NewMap(nil, nil))
	defer m.Stop()
	return m.Value("data.dgcheck.answer")
}

// TestWhatFailsNamesItsLine runs policies that conflict, call a builtin in a wrong way
// or exceed a limit. Each must end with an error that names the file and the function
// and, unless a limit is exceeded, the line.
func TestWhatFailsNamesItsLine(t *testing.T) {
	for name, c := range map[string]struct {
		rego   string
		limits machine.Limits
		want   string
	}{
		"two values of a rule": {
			"answer := 1 if input.text == \"a text\"\n\nanswer := 2 if count(input.numbers) > 3\n", machine.Limits{}, "policy.rego:5: a rule or function gives several values",
		},
		"two values of a key": {
			"answer := {n % 2: n | some n in input.numbers}\n", machine.Limits{}, "policy.rego:3: object keys must be unique",
		},
		"a wrong operand": {
			"answer := 7 % input.numbers[0]\n", machine.Limits{}, "policy.rego:3: modulo by zero",
		},
		"a text that is no number": {
			"answer := to_number(input.text)\n", machine.Limits{}, "policy.rego:3: strconv.ParseFloat",
		},
		"too many steps": {
			"answer := count([1 | some a in input.numbers; some b in input.numbers; some c in input.numbers; a + b == c])\n", machine.Limits{Steps: 50_000}, "the policies took more than 50000 steps",
		},
		"calls too deep": {
			"answer := f(1)\n\nf(n) := g(n + 1)\n\ng(n) := h(n + 1)\n\nh(n) := n + 1\n", machine.Limits{Depth: 2}, "policies call one another more than 2 deep",
		},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := answer(t.Context(), program(t, c.rego), c.limits)
			if err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("%v, want %q", err, c.want)
			}
			var failed *machine.Error
			if !errors.As(err, &failed) || failed.File != "policy.rego" || failed.Function == "" {
				t.Errorf("%+v", failed)
			}
		})
	}
}

// TestAnEvaluationThatIsCancelledEnds evaluates a policy that takes long, with a
// context that is already cancelled. The evaluation must end with the error
// context.Canceled.
func TestAnEvaluationThatIsCancelledEnds(t *testing.T) {
	p := program(t, "answer := count([1 | some a in input.numbers; some b in input.numbers; some c in input.numbers; a + b == c])\n")
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := answer(ctx, p, machine.Limits{}); !errors.Is(err, context.Canceled) {
		t.Errorf("%v", err)
	}
}

// TestAMachineIsUsedAgain evaluates on one machine after a failure. No value of the
// earlier evaluation may remain.
func TestAMachineIsUsedAgain(t *testing.T) {
	p := program(t, "answer := 6 % input.n\n")
	m := p.New(machine.Limits{})
	for n, want := range map[int64]string{0: "modulo by zero", 4: "2", 5: "1"} {
		m.Start(t.Context(), machine.NewMap([]string{"n"}, []machine.Value{n}), machine.NewMap(nil, nil))
		v, err := m.Value("data.dgcheck.answer")
		if got := machine.Notation(v); err == nil && got != want || err != nil && !strings.Contains(err.Error(), want) {
			t.Errorf("%d: %s, %v", n, got, err)
		}
		m.Stop()
	}
}

// TestARuleAfterOneThatFailed evaluates a rule that fails, and then another on the same
// machine. The second must not see the locals of the first.
func TestARuleAfterOneThatFailed(t *testing.T) {
	p := program(t, `answer := [bad, good]

bad := z if {
	x := input.n + 1
	y := x + 1
	w := y + x
	z := w % (input.n - 4)
}

good := "four" if {
	input.n == 4
} else := "another"
`)
	m := p.New(machine.Limits{})
	m.Start(t.Context(), machine.NewMap([]string{"n"}, []machine.Value{int64(4)}), machine.NewMap(nil, nil))
	defer m.Stop()
	if v, err := m.Value("data.dgcheck.bad"); err == nil {
		t.Fatalf("%v", v)
	}
	if v, err := m.Value("data.dgcheck.good"); err != nil || v != machine.Value("four") {
		t.Errorf("%v, %v", v, err)
	}
}

// TestAProgramIsSharedFromTheStart calls the same rules for the first time from several
// machines at once. All must get the right value. .ci/run runs it with the race
// detector.
func TestAProgramIsSharedFromTheStart(t *testing.T) {
	p := program(t, "answer := count([a | some a in input.numbers; f(a) > 500])\n\nf(n) := n if n > 0\n\nf(n) := 0 if n <= 0\n")
	var all sync.WaitGroup
	for range 8 {
		all.Go(func() {
			if v, err := answer(t.Context(), p, machine.Limits{}); err != nil || v != machine.Value(int64(499)) {
				t.Errorf("%v, %v", v, err)
			}
		})
	}
	all.Wait()
}

// TestWhatTheMachineLacksFailsThePlan plans policies that need a builtin or a statement
// that the machine does not have. Build must return an error that names it.
func TestWhatTheMachineLacksFailsThePlan(t *testing.T) {
	for rego, want := range map[string]string{
		"answer := strings.render_template(\"{{.a}}\", {\"a\": 1})\n":                    "the machine has no builtin strings.render_template",
		"answer := 1 if data.dgcheck.other with input.a as 2\n\nother if input.a == 2\n": "the machine has no statement *ir.WithStmt",
	} {
		module, err := ast.ParseModule("policy.rego", "package dgcheck\n\n"+rego)
		if err != nil {
			t.Fatal(err)
		}
		_, err = plan.Build(t.Context(), map[string]*ast.Module{"policy.rego": module}, rulebook.Capabilities(), "dgcheck/answer")
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%v, want %q", err, want)
		}
	}
}

// FuzzLoad loads files that are not plans or are damaged plans. Load must not panic.
func FuzzLoad(f *testing.F) {
	f.Add("")
	f.Add(machine.Magic + "\x00\x00\x00\x00")
	f.Fuzz(func(t *testing.T, file string) {
		if p, err := machine.Load(file); err == nil && p == nil {
			t.Error("neither a program nor an error")
		}
	})
}
