package internal_test

import (
	"os/exec"
	"slices"
	"strings"
	"testing"
)

// TestTheProgramLinksNoMoreThanItNeeds checks that the program does not depend on
// certain packages, each of which makes the binary megabytes larger. These packages of
// OPA bring in its SDK, its planner and WebAssembly. html/template calls methods by
// name, so that the linker has to keep every exported method.
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
