package plan_test

import (
	"flag"
	"io/fs"
	"os"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"github.com/DEFRA/dgcheck/internal/plan"
	"github.com/DEFRA/dgcheck/internal/rulebook"
	"github.com/DEFRA/dgcheck/policies"
)

var update = flag.Bool("update", false, "write the plan of the policies again")

// TestPlanIsCurrent plans the policies again and compares the result with
// policies/plan.bin. If they differ, `make plan` has to be run.
func TestPlanIsCurrent(t *testing.T) {
	book, err := rulebook.Load(unplanned(t))
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
	// Compare the unpacked content: another version of Go may compress the same content
	// to other bytes.
	kept, err := rulebook.UnpackPlan(file)
	now, nowErr := rulebook.UnpackPlan(planned)
	if kept != now || err != nil || nowErr != nil {
		t.Fatalf("policies/plan.bin is not the plan of these policies; run make plan (%v, %v)", err, nowErr)
	}
	quick, err := rulebook.Load(policies.FS)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(book.Rules, quick.Rules); diff != "" {
		t.Errorf("rules from the plan (-parsed +plan):\n%s", diff)
	}
	p, err := quick.Plan()
	if err != nil {
		t.Fatal(err)
	}
	if reads := p.Reads("guide.service_owner_named"); !reads.Key("owner") || !reads.Key("phases") {
		t.Errorf("the rule on owners reads %v", reads)
	}
}

// TestPlanIsCurrentBetweenGroups plans the rules that compare groups again and compares
// the result with policies/between/plan.bin. If they differ, `make plan` has to be run.
func TestPlanIsCurrentBetweenGroups(t *testing.T) {
	rules, err := rulebook.ReadBetween(policies.FS)
	if err != nil {
		t.Fatal(err)
	}
	planned, err := plan.Between(t.Context(), rules)
	if err != nil {
		t.Fatal(err)
	}
	if *update {
		if err := os.WriteFile("../../policies/"+rulebook.BetweenPlan, planned, 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	file, err := fs.ReadFile(policies.FS, rulebook.BetweenPlan)
	if err != nil {
		t.Fatal(err)
	}
	digest, program, err := rulebook.UnpackBetween(file)
	nowDigest, nowProgram, nowErr := rulebook.UnpackBetween(planned)
	if digest != nowDigest || program != nowProgram || err != nil || nowErr != nil {
		t.Errorf("policies/%s is not the plan of these rules; run make plan (%v, %v)", rulebook.BetweenPlan, err, nowErr)
	}
}

// unplanned returns the policies without their plan, so that their Rego is parsed.
func unplanned(t *testing.T) fs.FS {
	t.Helper()
	files := fstest.MapFS{}
	err := fs.WalkDir(policies.FS, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || name == rulebook.PlanFile {
			return err
		}
		text, err := fs.ReadFile(policies.FS, name)
		files[name] = &fstest.MapFile{Data: text}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}
