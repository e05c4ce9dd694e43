package internal_test

import (
	"os/exec"
	"slices"
	"strings"
	"testing"
)

// TestTheProgramLinksNoMoreThanItNeeds: each of these adds megabytes to the program.
// The rest of OPA brings its SDK, its planner and WebAssembly; html/template calls
// methods by their names, so that the linker keeps every method there is.
func TestTheProgramLinksNoMoreThanItNeeds(t *testing.T) {
	const opa = "github.com/open-policy-agent/opa/"
	refused := []string{
		"html/template", "testing", module + "internal/plan",
		opa + "v1/rego", opa + "v1/tester", opa + "v1/cover", opa + "v1/bundle", opa + "v1/compile", opa + "v1/loader", opa + "v1/plugins",
		opa + "internal/planner", opa + "internal/compiler", opa + "internal/wasm/encoding",
	}
	command := exec.CommandContext(t.Context(), "go", "list", "-deps", "./cmd/dgcheck")
	command.Dir = ".."
	out, err := command.Output()
	if err != nil {
		t.Fatal(err)
	}
	linked := strings.Fields(string(out))
	if !slices.Contains(linked, opa+"v1/topdown") {
		t.Error("the list is not of what is linked: it lacks OPA's interpreter")
	}
	for _, name := range refused {
		if slices.Contains(linked, name) {
			t.Errorf("%s is linked", name)
		}
	}
}
