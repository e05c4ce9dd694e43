package declaration_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

// B12: a file whose ending hides that it is YAML is pointed out, and what it may
// hold is not missing.
func TestB12AFileWithAnotherEndingIsPointedOut(t *testing.T) {
	const group = "dgcheck: 1\ngroup: {id: soil}\n"
	for file, meant := range map[string]string{"services.yaml.txt": "services.yaml", "Services.YAML": "Services.yaml", "work.yml.txt": "work.yml", "a.YML": "a.yml"} {
		t.Run(file, func(t *testing.T) {
			d := load(t, files{"delivery-group/group.yaml": group, "delivery-group/" + file: "services: []\n"})
			want(t, d, "unreadable delivery-group/"+file+":1:1 The file's name does not end in `.yaml` or `.yml`, so it is not read, although it seems to be part of the declaration.")
			if diff := cmp.Diff([]string{"Rename it to `" + meant + "`, or move it out of the folder if it is not meant."}, remedies(d)); diff != "" {
				t.Error(diff)
			}
			if len(d.Unavailable) == 0 {
				t.Error("nothing is unavailable")
			}
		})
	}
	for _, file := range []string{"group.yaml.txt", "notes.txt", "services.yaml.bak", "services.yaml~", ".services.yaml.txt", "readme.md", "f.csv"} {
		want(t, load(t, files{"delivery-group/group.yaml": group, "delivery-group/" + file: "services: []\n"}))
	}
}
