package command_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

// schemas names the folder with the schemas that others publish: they are not
// ours to copy.
const schemas = "DGCHECK_SCHEMAS"

// publishedSchemas are their files, by the format they are of.
func publishedSchemas() map[string]string {
	return map[string]string{"sarif": "sarif-2.1.0.json", "oscal": "oscal-assessment-results.json"}
}

// documentUUID begins the line with the identifier of an OSCAL document, which is
// made from everything else in it.
const documentUUID = `    "uuid": "`

// digest is one of the policies, the figures or the organisation's own.
var digest = regexp.MustCompile("sha256:[0-9a-f]{64}")

// published holds a report to the schema that is published for its format, if
// there is one and it is at hand.
func published(t *testing.T, format, text string) {
	t.Helper()
	folder := os.Getenv(schemas)
	file, there := publishedSchemas()[format]
	if folder == "" || !there {
		return
	}
	schema, err := jsonschema.NewCompiler().Compile(filepath.Join(folder, file))
	if err != nil {
		t.Fatal(err)
	}
	var value any
	if err := json.Unmarshal([]byte(text), &value); err != nil {
		t.Fatal(err)
	}
	if err := schema.Validate(value); err != nil {
		t.Errorf("%s does not fit %s: %v", format, file, err)
	}
}

// TestManyGroupsFitThePublishedSchemas writes every golden group into one
// document a format.
func TestManyGroupsFitThePublishedSchemas(t *testing.T) {
	if os.Getenv(schemas) == "" {
		t.Skipf("%s names no folder with the published schemas", schemas)
	}
	for format := range publishedSchemas() {
		t.Run(format, func(t *testing.T) {
			t.Parallel()
			out, errs, _ := run(t, "check", groups, "--as-of", "2026-11-22", "-f", format)
			if errs != "" {
				t.Errorf("stderr: %s", errs)
			}
			published(t, format, out)
		})
	}
}
