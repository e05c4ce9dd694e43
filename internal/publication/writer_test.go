package publication_test

import (
	"os"
	"testing"
)

// writer is the app whose token the tests publish with.
var writer = "github-actions"

// TestMain runs every test twice: with the workflow's own token, and with that of
// another app, which nobody tells us the name of (C5).
func TestMain(m *testing.M) {
	for _, writer = range []string{"github-actions", "octoapp"} {
		if status := m.Run(); status != 0 {
			os.Stderr.WriteString("with the token of the app " + writer + "\n")
			os.Exit(status)
		}
	}
}
