package command_test

import (
	"bytes"
	"errors"
	"strings"
	"testing"

	"github.com/DEFRA/dgcheck/internal/command"
)

// full is a standard output on a full disk.
type full struct{}

func (full) Write([]byte) (int, error) { return 0, errors.New("no space left on device") }

func TestAFullStandardOutputIsToldOf(t *testing.T) {
	for _, args := range []string{
		"check ../../testdata/groups/soil-health --as-of 2026-11-22", "check ../../testdata/groups/soil-health --as-of 2026-11-22 -f json", "check --help", "--help", "",
		"rules", "rules -f json", "explain data.schema", "clauses", "clauses -f json", "schema", "version", "completion bash", "completion fish",
	} {
		var errs bytes.Buffer
		status := command.Main(t.Context(), strings.Fields(args), host(full{}, &errs))
		if status != command.CouldNotJudge || !strings.Contains(errs.String(), "no space left on device") {
			t.Errorf("dgcheck %s: status %d: %s", args, status, errs.String())
		}
	}
}
