package command_test

import (
	"bytes"
	"errors"
	"os"
	"testing"

	"strings"

	"github.com/DEFRA/dgcheck/internal/command"
)

// unread returns the writing end of a pipe whose reading end is closed.
func unread(t *testing.T) *os.File {
	t.Helper()
	reader, writer, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	reader.Close()
	t.Cleanup(func() { writer.Close() })
	return writer
}

// full is a writer that fails as on a full disk.
type full struct{}

func (full) Write([]byte) (int, error) { return 0, errors.New("no space left on device") }

// TestB9AClosedPipeEndsQuietlyAndAFullDiskDoesNot runs commands whose standard output is a
// closed pipe, which ends the run without a word, or a full disk, which is reported.
func TestB9AClosedPipeEndsQuietlyAndAFullDiskDoesNot(t *testing.T) {
	for _, args := range []string{
		"rules", "rules -f json", "clauses", "clauses -f json", "clauses -f markdown", "explain guide.roadmap_fresh", "explain data.schema",
		"schema", "version", "completion bash", "completion fish", "--help", "check --help", "",
		"check " + groups + "/empty --as-of 2026-11-22", "check " + groups + "/soil-health --as-of 2026-11-22 -f json", "check " + groups + " --as-of 2026-11-22 -f json",
	} {
		var errs bytes.Buffer
		status := command.Main(t.Context(), strings.Fields(args), host(unread(t), &errs))
		if status != command.ClosedPipe || errs.Len() > 0 {
			t.Errorf("dgcheck %s on a closed pipe: status %d, %q", args, status, errs.String())
		}
		errs.Reset()
		status = command.Main(t.Context(), strings.Fields(args), host(full{}, &errs))
		if status != command.CouldNotJudge || !strings.Contains(errs.String(), "no space left on device") {
			t.Errorf("dgcheck %s on a full disk: status %d, %q", args, status, errs.String())
		}
	}
}
