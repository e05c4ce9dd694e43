package command_test

import (
	"bytes"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/DEFRA/dgcheck/internal/command"
)

// interview runs dgcheck init on a terminal with these answers. It returns the
// questions and the declaration.
func interview(t *testing.T, answers string, args ...string) (asked, declaration string) {
	t.Helper()
	folder := filepath.Join(t.TempDir(), "soil-health")
	var out, errs bytes.Buffer
	h := host(&out, &errs)
	h.In, h.Terminal = strings.NewReader(answers), func(io.Writer) bool { return true }
	if status := command.Main(t.Context(), append([]string{"init", folder}, args...), h); status != 0 {
		t.Fatalf("status %d: %s", status, errs.String())
	}
	text, err := os.ReadFile(filepath.Join(folder, "delivery-group.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	asked, _, _ = strings.Cut(out.String(), "Wrote ")
	return asked, string(text)
}

func TestInitAsksAtMostTenQuestions(t *testing.T) {
	asked, text := interview(t, "\n\n\n\n\nA, B, C, D, E\n\n\n\n\n\n\n\n\n")
	if n := strings.Count(asked, "? "); n != 10 {
		t.Errorf("%d questions: %s", n, asked)
	}
	for _, service := range []string{"A", "B", "C", "D", "E"} {
		if !strings.Contains(text, "    name: "+service+"\n") {
			t.Errorf("%s is missing: %s", service, text)
		}
	}
}

func TestInitTakesAnswersAndAsksAgainOnce(t *testing.T) {
	asked, text := interview(t, "Soil\n1 April\n2026-04-01\nDelivery group lead\nno\nsoil@example.gov.uk\nBetter soil\nSoil checks\nno\nalpha since 2026-08-03\n")
	const want = "What is the delivery group called? [Soil health] On which day was it founded (such as 2026-04-01)? [2026-11-22] Write a day up to today as year, month and day, such as 2026-04-01.\n"
	if diff := cmp.Diff(want, asked[:min(len(want), len(asked))]); diff != "" {
		t.Error(diff)
	}
	for _, line := range []string{"  name: Soil\n", "  founded: 2026-04-01\n", "    role: Delivery group lead\n", "    email: soil@example.gov.uk\n", "    title: Better soil\n", "      - phase: alpha\n        from: 2026-08-03\n"} {
		if !strings.Contains(text, line) {
			t.Errorf("%q is missing:\n%s", line, text)
		}
	}
}

func TestInitAsksOnlyWhatFlagsDoNotSay(t *testing.T) {
	asked, text := interview(t, "", "--name", "Soil", "--founded", "2026-04-01", "--lead-role", "Lead", "--outcome", "Better soil", "--service", "Soil checks = live since 2024-01-01", "--workflow")
	if n := strings.Count(asked, "? "); n != 1 {
		t.Errorf("%d questions: %s", n, asked)
	}
	if !strings.Contains(text, "        from: 2024-01-01\n") {
		t.Error(text)
	}
}
