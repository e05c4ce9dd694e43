package declaration_test

import (
	"path/filepath"
	"testing"
)

// TestAFinanceFileThatIsNotReadIsNamedAnew follows the remedy for a finance file that
// is not read because of where it is. Once the name that the remedy gives is written
// under files, there must be no fault.
func TestAFinanceFileThatIsNotReadIsNamedAnew(t *testing.T) {
	const header = "month,line,service,forecast,actual\n2026-10,staff,group,1,1\n"
	for name, c := range map[string]struct{ yaml, files, table, remedy string }{
		"untracked, beside a single file":    {"delivery-group.yaml", "f.csv", "f.csv", "Move the file itself into `delivery-group/`, and write `- delivery-group/f.csv` for it under `files`, or add it to the repository with `git add f.csv`."},
		"untracked, outside the folder":      {"delivery-group/group.yaml", "../money/f.csv", "money/f.csv", "Move the file itself into `delivery-group/`, and write `- f.csv` for it under `files`, or add it to the repository with `git add money/f.csv`."},
		"in other letters":                   {"delivery-group/group.yaml", "f.csv", "delivery-group/F.csv", "Write `- F.csv` for it under `files`: that file is there."},
		"moved into the folder":              {"delivery-group.yaml", "f.csv", "delivery-group/f.csv", "Write `- delivery-group/f.csv` for it under `files`: that file is there."},
		"nowhere":                            {"delivery-group.yaml", "f.csv", "", "Put the file `f.csv` there, or write the name of the right file under `files`. As long as there is none, take this line out."},
		"nowhere, named beside the folder's": {"delivery-group/group.yaml", "../f.csv", "", "Put the file `f.csv` there, or write the name of the right file under `files`. As long as there is none, take this line out."},
	} {
		t.Run(name, func(t *testing.T) {
			d := tracked(t, nil, func(t *testing.T, folder string) {
				write(t, filepath.Join(folder, c.yaml), "dgcheck: 1\nfinance:\n  files:\n    - "+c.files+"\n")
				if c.table != "" {
					write(t, filepath.Join(folder, c.table), header)
				}
			})
			if len(d.Faults) != 1 || d.Faults[0].Remedy != c.remedy || d.Faults[0].Where.Line != 4 {
				t.Errorf("want one fault with the remedy %s, got %+v", c.remedy, d.Faults)
			}
		})
	}
}
