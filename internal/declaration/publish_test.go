package declaration_test

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"github.com/DEFRA/dgcheck/internal/declaration"
	"github.com/DEFRA/dgcheck/policies"
)

func publishedSchema(t *testing.T) []byte {
	t.Helper()
	text, err := policies.FS.ReadFile("declaration.schema.json")
	if err != nil {
		t.Fatal(err)
	}
	published, err := declaration.Published(text)
	if err != nil {
		t.Fatal(err)
	}
	return published
}

func TestThePublishedSchemaIsPlainJSONSchema(t *testing.T) {
	text := publishedSchema(t)
	if found := regexp.MustCompile(`"(x-[a-z]+|format)": |"type": \[`).FindAll(text, 5); len(found) > 0 {
		t.Errorf("it has %q", found)
	}
	value, err := jsonschema.UnmarshalJSON(bytes.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	compiler := jsonschema.NewCompiler()
	if err := compiler.AddResource("published.json", value); err != nil {
		t.Fatal(err)
	}
	schema, err := compiler.Compile("published.json")
	if err != nil {
		t.Fatal(err)
	}
	for document, good := range map[string]bool{
		`{"dgcheck": 1, "group": {"id": "soil-health", "founded": "2026-07-01"}}`:                            true,
		`{"dgcheck": 1, "pipeline": {"items": [{"id": "a", "value": "£120,000"}, {"id": "b", "value": 7}]}}`: true,
		`{"dgcheck": 1, "legacy": "none"}`:    true,
		`{"services_reviewed": "2026-11-02"}`: true,
		`{"$schema": "delivery-group.schema.json", "roadmap": {"url": "https://example.gov.uk"}}`:                     true,
		`{"services": [{"id": "a", "users": "Public", "phases": [{"phase": "Private Beta", "from": "2026-01-01"}]}]}`: true,
		`{"assessments": [{"id": "a", "result": "Met with conditions"}]}`:                                             true,
		`{"services": [{"id": "a", "users": "pupblic"}]}`:                                                             false,
		`{"dgcheck": 1, "group": {"id": "Soil health"}}`:                                                              false,
		`{"dgcheck": 1, "group": {"founded": "1 July 2026"}}`:                                                         false,
		`{"dgcheck": 1, "roadmap": {"reviewd": "2026-11-02"}}`:                                                        false,
		`{"dgcheck": 1, "pipeline": {"items": [{"id": "a", "value": [7]}]}}`:                                          false,
	} {
		value, err := jsonschema.UnmarshalJSON(bytes.NewReader([]byte(document)))
		if err != nil {
			t.Fatal(err)
		}
		if err := schema.Validate(value); (err == nil) != good {
			t.Errorf("%s: %v", document, err)
		}
	}
}

func TestASchemaThatIsNoJSONIsRefused(t *testing.T) {
	for _, text := range []string{"", "{", `{"a"`, `{"a": [`, `[1,`, `{"properties": {"a": `} {
		if _, err := declaration.Published([]byte(text)); err == nil {
			t.Errorf("%q is taken", text)
		}
	}
}

// TestSchemasCompileInAjv compiles the published schemas of declarations and of results
// with Ajv, a validator in JavaScript, which must accept them. It needs Node.js and the
// packages of testdata/ajv/package.json.
func TestSchemasCompileInAjv(t *testing.T) {
	node, err := exec.LookPath("node")
	if err != nil {
		t.Skip("Node.js is not at hand")
	}
	if _, err := os.Stat("testdata/ajv/node_modules/ajv"); err != nil {
		t.Skip("ajv is not at hand; npm ci --prefix internal/declaration/testdata/ajv brings it")
	}
	file := filepath.Join(t.TempDir(), "declaration.schema.json")
	if err := os.WriteFile(file, publishedSchema(t), 0o600); err != nil {
		t.Fatal(err)
	}
	out, err := exec.CommandContext(t.Context(), node, "testdata/ajv/check.mjs", file, "../../docs/result.schema.json").CombinedOutput()
	if err != nil {
		t.Errorf("%v\n%s", err, out)
	}
}
