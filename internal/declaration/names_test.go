package declaration_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/DEFRA/dgcheck/internal/declaration"
)

// TestD2ANameThatLooksLikeACredentialIsNeverRepeated reads files whose names hold a
// credential. The credential must be reported and never repeated.
func TestD2ANameThatLooksLikeACredentialIsNeverRepeated(t *testing.T) {
	const secret = "ghp_abcdefghijklmnopqrstuvwxyz"
	d := load(t, files{
		"delivery-group/a.yaml":                 "dgcheck: 1\ngroup: {id: soil}\nservices: [{id: one, oner: x}]\n",
		"delivery-group/" + secret + ".yaml":    "group: {id: two}\nfinance: {files: [f.csv, " + secret + ".csv]}\n",
		"delivery-group/key " + secret + ".yml": "services: [{id: one}]\nx: [\n",
		"delivery-group/f.csv":                  header + "2026-04,a,group,1,2\n",
	})
	want(t, d,
		"shape services[0].oner delivery-group/a.yaml:3:22 `oner` is not a key we know in service.",
		"personal delivery-group/(hidden file 1).yaml:1:1 The name of this file looks like a password, key or token, so it is not repeated.",
		"shape group delivery-group/(hidden file 1).yaml:1:1 `group` is given in two files: here and in delivery-group/a.yaml.",
		"personal finance.files[1] delivery-group/(hidden file 1).yaml:2:26 This looks like a password, key or token.",
		"personal delivery-group/(hidden file 2).yml:1:1 The name of this file looks like a password, key or token, so it is not repeated.",
		"unreadable delivery-group/(hidden file 2).yml:2:4 YAML expects a value here: a bracket is not closed, or a comma or bracket stands alone.",
	)
	wantRows(t, d, "2026-04|a|group|100|200 @delivery-group/f.csv:2")
	if all := fmt.Sprintf("%+v %+v %+v %+v", d.Document, d.Files, d.Faults, d.Dangling); strings.Contains(all, "ghp_") {
		t.Error("the name is repeated")
	}
	if at := d.Locate(path("finance.rows")); !strings.HasSuffix(at.File, "f.csv") {
		t.Errorf("rows stand in %s", at)
	}
	if id := load(t, files{single: "dgcheck: 1\n"}).ID; id == "" {
		t.Error("no id")
	}
	for name, shown := range map[string]string{
		"a/" + secret + "/b":        "a/(hidden)/b",
		secret + ".yaml":            "(hidden)",
		"delivery-group/group.yaml": "delivery-group/group.yaml",
		"teams/soil-health-2026-27": "teams/soil-health-2026-27",
	} {
		if got := declaration.Shown(name); got != shown {
			t.Errorf("%q is shown as %q", name, got)
		}
	}
}
