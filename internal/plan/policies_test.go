package plan_test

import (
	"flag"
	"io/fs"
	"os"
	"testing"

	"github.com/DEFRA/dgcheck/internal/plan"
	"github.com/DEFRA/dgcheck/internal/rulebook"
	"github.com/DEFRA/dgcheck/policies"
)

var update = flag.Bool("update", false, "write the plan of the policies again")

// TestPlanIsCurrent plans the policies again. A file that differs is stale, and must be
// written again by make plan.
func TestPlanIsCurrent(t *testing.T) {
	book, err := rulebook.Load(policies.FS)
	if err != nil {
		t.Fatal(err)
	}
	planned, err := plan.Policies(t.Context(), book)
	if err != nil {
		t.Fatal(err)
	}
	if *update {
		if err := os.WriteFile("../../policies/"+rulebook.PlanFile, planned, 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	file, err := fs.ReadFile(policies.FS, rulebook.PlanFile)
	if err != nil {
		t.Fatal(err)
	}
	// Another version of Go may compress the same contents to other bytes.
	digest, reads, program, err := rulebook.UnpackPlan(file)
	nowDigest, nowReads, nowProgram, nowErr := rulebook.UnpackPlan(planned)
	if digest != nowDigest || reads != nowReads || program != nowProgram || err != nil || nowErr != nil {
		t.Errorf("policies/plan.bin is not the plan of these policies; run make plan (%v, %v)", err, nowErr)
	}
	p, err := book.Plan()
	if err != nil {
		t.Fatal(err)
	}
	if reads := p.Reads("guide.service_owner_named"); !reads.Key("owner") || !reads.Key("phases") {
		t.Errorf("the rule on owners reads %v", reads)
	}
}
