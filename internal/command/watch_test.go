package command_test

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/DEFRA/dgcheck/internal/command"
)

// TestWatchChecksAgainWhenAFileChanges changes the declaration while --watch runs,
// makes it invalid, corrects it, and then ends the run.
func TestWatchChecksAgainWhenAFileChanges(t *testing.T) {
	folder := t.TempDir()
	file := filepath.Join(folder, "delivery-group.yaml")
	write := func(text string) {
		if err := os.WriteFile(file, []byte("dgcheck: 1\n"+text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	write("group: {id: soil, name: Soil}\n")
	var out, errs bytes.Buffer
	ctx, stop := context.WithCancel(t.Context())
	h := host(&out, &errs)
	looks := 0
	h.Sleep = func(ctx context.Context, _ time.Duration) error {
		switch looks++; looks {
		case 1: // nothing has changed
		case 2:
			write("group: {id: soil, name: Soil and peat}\n")
		case 3:
			write("group: {id: soil\n")
		case 4:
			write("group: {id: soil, name: Peat alone}\n")
		default:
			stop()
		}
		return ctx.Err()
	}
	status := command.Main(ctx, []string{"check", folder, "--watch", "--max", "1"}, h)
	if status != command.Interrupted {
		t.Errorf("status %d: %s", status, errs.String())
	}
	for _, heading := range []string{"Soil as of", "Soil and peat as of", "Peat alone as of"} {
		if strings.Count(out.String(), heading) != 1 {
			t.Errorf("%q is not there once:\n%s", heading, out.String())
		}
	}
	if n := strings.Count(errs.String(), "Something has changed. Checking again."); n != 3 {
		t.Errorf("checked again %d times: %s", n, errs.String())
	}
}
