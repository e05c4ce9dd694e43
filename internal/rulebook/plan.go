package rulebook

import (
	"bytes"
	"compress/flate"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"strings"
	"sync"

	"github.com/DEFRA/dgcheck/internal/machine"
	"github.com/DEFRA/dgcheck/internal/rule"
)

// PlanFile is the file with the plan of the shipped policies. `make plan` writes it.
const PlanFile = "plan.bin"

// Plan is the policies as planned when dgcheck was built, with what each rule reads.
type Plan struct {
	Program *machine.Program

	once  sync.Once
	text  string // what rules read, as JSON; empty once it is parsed
	reads map[rule.ID]Reads
}

// errStale is the error for a plan that does not belong to the policies.
var errStale = errors.New("policies/" + PlanFile + " was made from other policies; run make plan")

// Plan returns the plan of the policies. It returns nil if there is no plan file, as in
// some tests. It returns an error if the plan was made from other policies.
func (b *Book) Plan() (*Plan, error) {
	b.planned.Do(func() { b.plan, b.planErr = b.readPlan() })
	return b.plan, b.planErr
}

// PlanParts are the parts of the content of PlanFile.
type PlanParts struct {
	// Digest is the Book.Digest of the policies that were planned.
	Digest string
	// Facts are the rules and the clauses that they serve. Reads is what each rule
	// reads. Both are JSON on one line.
	Facts, Reads string
	// Program is the input of machine.Load.
	Program string
}

// facts are the rules, and the clauses that they serve, with all packs in force.
type facts struct {
	Rules   []rule.Rule
	Clauses map[string]rule.Clause
}

// unpack reads the plan file into parts, if it was made from these policies. Otherwise
// it sets stale.
func (b *Book) unpack() error {
	text, err := fs.ReadFile(b.files, PlanFile)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	parts, err := UnpackPlan(text)
	if err != nil || parts.Digest != b.Digest {
		b.stale = true
		return nil
	}
	b.parts = &parts
	return nil
}

// remember takes the rules and clauses from the plan, so that nothing is parsed. It
// returns false if there is no plan of these policies.
func (b *Book) remember() (bool, error) {
	if b.parts == nil {
		return false, nil
	}
	var known facts
	if err := json.Unmarshal([]byte(b.parts.Facts), &known); err != nil {
		return false, fmt.Errorf("%s: %w", PlanFile, err)
	}
	b.Rules, b.clauses = known.Rules, known.Clauses
	return true, nil
}

func (b *Book) readPlan() (*Plan, error) {
	if len(b.own) > 0 {
		return nil, nil
	}
	if b.stale {
		return nil, errStale
	}
	if b.parts == nil {
		return nil, nil
	}
	program, err := machine.Load(b.parts.Program)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", errStale, err)
	}
	return &Plan{Program: program, text: b.parts.Reads}, nil
}

// UnpackPlan reads the content of PlanFile.
func UnpackPlan(file []byte) (parts PlanParts, err error) {
	var text strings.Builder
	text.Grow(4 * len(file))
	if _, err = io.Copy(&text, flate.NewReader(bytes.NewReader(file))); err != nil {
		return parts, err
	}
	rest, found := text.String(), false
	for _, part := range []*string{&parts.Digest, &parts.Facts, &parts.Reads} {
		if *part, rest, found = strings.Cut(rest, "\n"); !found {
			return parts, errors.New("it is cut short")
		}
	}
	parts.Program = rest
	return parts, nil
}

// PackPlan returns the content of PlanFile for a planned program. For equal policies it
// returns equal bytes.
func (b *Book) PackPlan(reads map[rule.ID]Reads, program []byte) ([]byte, error) {
	known, err := json.Marshal(facts{b.Rules, b.clauses})
	if err != nil {
		return nil, err
	}
	read, err := json.Marshal(reads)
	if err != nil {
		return nil, err
	}
	var file bytes.Buffer
	w, err := flate.NewWriter(&file, flate.BestCompression)
	if err != nil {
		return nil, err
	}
	if _, err := fmt.Fprintf(w, "%s\n%s\n%s\n%s", b.Digest, known, read, program); err != nil {
		return nil, err
	}
	if err := w.Close(); err != nil {
		return nil, err
	}
	return file.Bytes(), nil
}

// Reads returns what a rule reads. For a rule that sums up others, it includes what
// they read.
func (p *Plan) Reads(id rule.ID) Reads {
	p.once.Do(func() {
		if err := json.Unmarshal([]byte(p.text), &p.reads); err != nil {
			panic(fmt.Sprintf("rulebook: %v", err)) // a test reads this for every shipped plan, so it cannot fail
		}
		p.text = ""
	})
	return p.reads[id]
}
