package publication_test

import (
	"os"
	"testing"
)

// writer is the app whose token the tests publish with.
var writer = "github-actions"

// TestMain runs every test twice: with the workflow's own token, and with the
// token of another app whose name is not given (C5).
func TestMain(m *testing.M) {
	for _, writer = range []string{"github-actions", "octoapp"} {
		if status := m.Run(); status != 0 {
			os.Stderr.WriteString("with the token of the app " + writer + "\n")
			os.Exit(status)
		}
	}
}
