package rulebook

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"strings"
	"sync"

	"github.com/DEFRA/dgcheck/internal/machine"
	"github.com/DEFRA/dgcheck/internal/rule"
)

// PlanFile is the plan of the policies that ship, which `make plan` writes.
const PlanFile = "plan.bin"

// Plan is the policies as they were planned when the product was built, with what
// each rule reads.
type Plan struct {
	Program *machine.Program

	once  sync.Once
	text  string // what rules read, as JSON, until it is needed
	reads map[rule.ID]Reads
}

// errStale is why a plan is not used.
var errStale = errors.New("policies/" + PlanFile + " was made from other policies; run make plan")

// Plan returns the plan of the policies. It is nil if they have none, as policies that
// are tested may. A plan that was made from other policies is an error.
func (b *Book) Plan() (*Plan, error) {
	b.planned.Do(func() { b.plan, b.planErr = b.readPlan() })
	return b.plan, b.planErr
}

func (b *Book) readPlan() (*Plan, error) {
	text, err := fs.ReadFile(b.files, PlanFile)
	if errors.Is(err, fs.ErrNotExist) || len(b.own) > 0 {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	digest, rest, _ := strings.Cut(string(text), "\n")
	reads, program, found := strings.Cut(rest, "\n")
	if digest != b.Digest || !found {
		return nil, errStale
	}
	p := &Plan{text: reads}
	if p.Program, err = machine.Load(program); err != nil {
		return nil, fmt.Errorf("%w: %w", errStale, err)
	}
	return p, nil
}

// WritePlan returns the contents of PlanFile: the digest of the policies on a line,
// what each rule reads on another, and the plan that machine.Load reads.
func (b *Book) WritePlan(reads map[rule.ID]Reads, program []byte) ([]byte, error) {
	text, err := json.Marshal(reads)
	if err != nil {
		return nil, err
	}
	return append([]byte(b.Digest+"\n"+string(text)+"\n"), program...), nil
}

// Reads returns what a rule reads, with every rule that it sums up.
func (p *Plan) Reads(id rule.ID) Reads {
	p.once.Do(func() {
		if err := json.Unmarshal([]byte(p.text), &p.reads); err != nil {
			panic(fmt.Sprintf("rulebook: %v", err)) // a test reads every plan that ships
		}
		p.text = ""
	})
	return p.reads[id]
}
