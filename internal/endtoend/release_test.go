package endtoend_test

import (
	"crypto/sha256"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"testing"
)

// release is a release of this source tree. The field address is the address of a
// server with the archive for this machine. The field action is the path of a folder
// with the action's files and the archive's checksum.
type release struct {
	address string
	action  string
}

// newRelease builds dgcheck and serves it as release 9.9.9.
func newRelease(t *testing.T, tools string) release {
	t.Helper()
	goTool(t, nil, "build", "-trimpath", "-o", filepath.Join(tools, "dgcheck"), "../../cmd/dgcheck")
	archive := pack(t, tools, "dgcheck")
	name := fmt.Sprintf("dgcheck_9.9.9_%s_%s.tar.gz", runtime.GOOS, runtime.GOARCH)
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path != "/v9.9.9/"+name {
			http.NotFound(w, r)
			return
		}
		if _, err := w.Write(archive); err != nil {
			t.Error(err)
		}
	}))
	t.Cleanup(server.Close)
	tree := t.TempDir()
	for _, file := range []string{"action.yml", "publish/action.yml", "action/run.sh"} {
		copyFile(t, filepath.Join("../..", file), filepath.Join(tree, file))
	}
	writeFile(t, filepath.Join(tree, "action/checksums.txt"), fmt.Sprintf("%x  %s\n", sha256.Sum256(archive), name))
	return release{server.URL, tree}
}

// goTool runs the go command with additional environment variables.
func goTool(t *testing.T, env []string, arguments ...string) {
	t.Helper()
	command := exec.CommandContext(t.Context(), "go", arguments...)
	command.Env = append(os.Environ(), env...)
	if said, err := command.CombinedOutput(); err != nil {
		t.Fatalf("go %v: %v\n%s", arguments, err, said)
	}
}

// pack returns a .tar.gz archive of one file. The arguments are the path of the file's
// folder and the name of the file.
func pack(t *testing.T, folder, program string) []byte {
	t.Helper()
	archive, err := exec.CommandContext(t.Context(), "tar", "-czf", "-", "-C", folder, program).Output()
	if err != nil {
		t.Fatal(err)
	}
	return archive
}

func copyFile(t *testing.T, from, to string) {
	t.Helper()
	content, err := os.ReadFile(from)
	if err != nil {
		t.Fatal(err)
	}
	writeFile(t, to, string(content))
}

func writeFile(t *testing.T, path, content string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(content), 0o644); err != nil {
		t.Fatal(err)
	}
}
