package evaluation_test

import (
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"github.com/DEFRA/dgcheck/internal/calendar"
	"github.com/DEFRA/dgcheck/internal/evaluation"
	"github.com/DEFRA/dgcheck/internal/rulebook"
)

// TestThePlanJudgesAsTheInterpreterDoes judges declarations by the plan and by OPA's
// interpreter, with every pack in force, and compares all results. The declarations are
// the examples, the edge cases, the golden groups, and groups with lines dropped,
// emptied or changed. By default it judges some of them. With DGCHECK_LONG set, as
// .ci/run sets it, it judges all, with 200 changed groups.
func TestThePlanJudgesAsTheInterpreterDoes(t *testing.T) {
	schema, planned := judging(t, false)
	book := shipped(t)
	reference := evaluation.New(book, evaluation.Options{Day: calendar.Date(2026, 11, 22), Packs: book.Packs(), Params: book.Params(), Reference: true})
	results := 0
	for name, root := range declarations(t, book) {
		d := schema.Load(root, "group")
		got, err := planned.Judge(t.Context(), d)
		want, wantErr := reference.Judge(t.Context(), d)
		if (err != nil) != (wantErr != nil) {
			t.Errorf("%s: %v, by the interpreter %v", name, err, wantErr)
		} else if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s (-interpreter +plan):\n%.4000s", name, diff)
		}
		results += len(got.Results)
	}
	t.Logf("%d results are the same", results)
	if results < 5_000 {
		t.Errorf("only %d results were compared", results)
	}
}

// declarations returns the folders of the declarations to judge, by name.
func declarations(t *testing.T, book *rulebook.Book) map[string]fs.FS {
	t.Helper()
	long := os.Getenv("DGCHECK_LONG") != ""
	all := map[string]fs.FS{}
	folders, err := filepath.Glob("../../testdata/groups/*")
	if err != nil || len(folders) == 0 {
		t.Fatalf("no golden groups: %v", err)
	}
	for _, folder := range folders {
		all[folder] = os.DirFS(folder)
	}
	few := func(i int) bool { return long || i%12 == 0 }
	for i, one := range edgeCases(t) {
		if few(i) {
			all["edge "+one.Name] = readEdge(t, one).root(t)
		}
	}
	for i, r := range book.Rules {
		for _, which := range []string{rulebook.Kept, rulebook.Broken} {
			if root, err := book.ExampleFS(r.ID, which); err == nil && few(i) {
				all[string(r.ID)+" "+which] = root
			}
		}
	}
	changed := 10
	if long {
		changed = 200
	}
	whole := files(t, "../../testdata/groups/all-packs")
	for seed := range changed {
		all[fmt.Sprintf("changed group %d", seed)] = garbled(whole, uint64(seed))
	}
	return all
}

// garbled returns a group's files with some lines dropped, emptied or changed.
func garbled(whole fstest.MapFS, seed uint64) fs.FS {
	random := rand.New(rand.NewPCG(seed, 2026))
	changed := fstest.MapFS{}
	for name, file := range whole {
		lines := strings.SplitAfter(string(file.Data), "\n")
		for range 1 + random.IntN(6) {
			i := random.IntN(len(lines))
			key, value, found := strings.Cut(lines[i], ": ")
			switch random.IntN(5) {
			case 0:
				lines = slices.Delete(lines, i, i+1)
				lines = append(lines, "")
			case 1:
				lines[i] = key + ": null\n"
			case 2:
				lines[i] = key + ": {}\n"
			case 3:
				if found && len(value) > 3 {
					at := random.IntN(len(value) - 1)
					lines[i] = key + ": " + value[:at] + string(rune('a'+random.IntN(26))) + value[at+1:]
				}
			case 4:
				lines[i] = strings.Replace(lines[i], "202", fmt.Sprint(200+random.IntN(5)), 1)
			}
		}
		changed[name] = &fstest.MapFile{Data: []byte(strings.Join(lines, ""))}
	}
	return changed
}
