package command_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

// schemas is the environment variable with the folder of schemas published by
// others. We may not copy them into this repository.
const schemas = "DGCHECK_SCHEMAS"

// publishedSchemas returns the file of each format's schema.
func publishedSchemas() map[string]string {
	return map[string]string{"sarif": "sarif-2.1.0.json", "oscal": "oscal-assessment-results.json"}
}

// documentUUID begins the line with the identifier of an OSCAL document, which
// is computed from the rest of the document.
const documentUUID = `    "uuid": "`

// digest matches the digest of the policies, the figures or an organisation's
// policies.
var digest = regexp.MustCompile("sha256:[0-9a-f]{64}")

// bareDigest matches such a digest in an in-toto statement.
var bareDigest = regexp.MustCompile(`"sha256":"[0-9a-f]{64}"`)

// origin matches where a group's declaration is kept. In these tests that is the
// clone of dgcheck itself.
var origin = regexp.MustCompile(`"repository":"[^"]*","commit":"[^"]*","committed_at":"[^"]*","paths":\["[^"]*"\]`)

// published validates a report against the published schema of its format, if
// there is one and it is on this machine.
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
// document for each format.
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
