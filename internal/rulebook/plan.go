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
	digest, reads, program, err := UnpackPlan(text)
	if err != nil || digest != b.Digest {
		return nil, errStale
	}
	p := &Plan{text: reads}
	if p.Program, err = machine.Load(program); err != nil {
		return nil, fmt.Errorf("%w: %w", errStale, err)
	}
	return p, nil
}

// UnpackPlan returns the parts of a PlanFile: the digest of the policies, what each
// rule reads as JSON, and the plan that machine.Load reads.
func UnpackPlan(file []byte) (digest, reads, program string, err error) {
	var text strings.Builder
	text.Grow(4 * len(file))
	if _, err = io.Copy(&text, flate.NewReader(bytes.NewReader(file))); err != nil {
		return "", "", "", err
	}
	digest, rest, _ := strings.Cut(text.String(), "\n")
	reads, program, found := strings.Cut(rest, "\n")
	if !found {
		return "", "", "", errors.New("it is cut short")
	}
	return digest, reads, program, nil
}

// PackPlan returns the contents of PlanFile: the parts that UnpackPlan returns,
// compressed.
func (b *Book) PackPlan(reads map[rule.ID]Reads, program []byte) ([]byte, error) {
	text, err := json.Marshal(reads)
	if err != nil {
		return nil, err
	}
	var file bytes.Buffer
	w, err := flate.NewWriter(&file, flate.BestCompression)
	if err != nil {
		return nil, err
	}
	if _, err := fmt.Fprintf(w, "%s\n%s\n%s", b.Digest, text, program); err != nil {
		return nil, err
	}
	if err := w.Close(); err != nil {
		return nil, err
	}
	return file.Bytes(), nil
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
