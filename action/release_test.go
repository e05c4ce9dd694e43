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

// release is the archive of a release for one machine.
type release struct {
	name    string // the archive's name
	archive []byte
	sum     string // its checksum in checksums.txt
}

// pack returns a release whose archive has the given name. The archive contains the
// fake dgcheck; its name in the archive is the argument member.
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

// serve serves a release at the path from which the script downloads it, and returns
// the address of the server.
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

// beside copies run.sh into a temporary folder together with the given checksums.txt.
// It returns the path of the copy.
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
