package action_test

import (
	"archive/tar"
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"testing"
)

// release is what a release has for one machine.
type release struct {
	name    string // the archive's name
	archive []byte
	sum     string // the checksum in the action's files
}

// pack returns an archive that contains the fake dgcheck.
func pack(t *testing.T, name, member string) release {
	t.Helper()
	program, err := os.ReadFile("testdata/dgcheck")
	if err != nil {
		t.Fatal(err)
	}
	var archive bytes.Buffer
	zipped := gzip.NewWriter(&archive)
	files := tar.NewWriter(zipped)
	if err := files.WriteHeader(&tar.Header{Name: member, Mode: 0o755, Size: int64(len(program))}); err != nil {
		t.Fatal(err)
	}
	if _, err := files.Write(program); err != nil {
		t.Fatal(err)
	}
	if err := files.Close(); err != nil {
		t.Fatal(err)
	}
	if err := zipped.Close(); err != nil {
		t.Fatal(err)
	}
	return release{name, archive.Bytes(), fmt.Sprintf("%x", sha256.Sum256(archive.Bytes()))}
}

// serve serves a release under the path where the script looks for it, and
// returns the address.
func serve(t *testing.T, served release) string {
	t.Helper()
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Header.Get("Authorization") != "" {
			t.Error("the token was sent with a download")
		}
		if r.URL.Path != "/v1.2.3/"+served.name || served.archive == nil {
			http.NotFound(w, r)
			return
		}
		if _, err := w.Write(served.archive); err != nil {
			t.Error(err)
		}
	}))
	t.Cleanup(server.Close)
	return server.URL
}

// beside copies the script beside other checksums than those of this tree.
func beside(t *testing.T, checksums string) string {
	t.Helper()
	folder := t.TempDir()
	script, err := os.ReadFile("run.sh")
	if err != nil {
		t.Fatal(err)
	}
	for name, content := range map[string]string{"run.sh": string(script), "checksums.txt": checksums} {
		if err := os.WriteFile(filepath.Join(folder, name), []byte(content), 0o755); err != nil {
			t.Fatal(err)
		}
	}
	return filepath.Join(folder, "run.sh")
}
