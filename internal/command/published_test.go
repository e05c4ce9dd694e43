package command_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

// schemas is the environment variable that names a folder with schemas of other
// organisations. We may not copy these into this repository.
const schemas = "DGCHECK_SCHEMAS"

// publishedSchemas returns the file name of the schema for each format that has one.
func publishedSchemas() map[string]string {
	return map[string]string{"sarif": "sarif-2.1.0.json", "oscal": "oscal-assessment-results.json"}
}

// documentUUID is the beginning of the line with the identifier of an OSCAL document,
// which is computed from the rest of the document.
const documentUUID = `    "uuid": "`

// digest matches a digest of policies or of figures (params.yaml).
var digest = regexp.MustCompile("sha256:[0-9a-f]{64}")

// bareDigest matches a digest in an in-toto statement.
var bareDigest = regexp.MustCompile(`"sha256":"[0-9a-f]{64}"`)

// origin matches the repository, commit and path of a group in a card. In these tests,
// they are those of the clone of dgcheck itself.
var origin = regexp.MustCompile(`"repository":"[^"]*","commit":"[^"]*","committed_at":"[^"]*","paths":\["[^"]*"\]`)

// published validates a report against the schema of its format, if there is one in the
// folder that DGCHECK_SCHEMAS names.
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

// TestManyGroupsFitThePublishedSchemas validates one report on all example groups, for
// each format with a schema.
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
