package forge

import (
	"archive/zip"
	"bytes"
	"context"
	"encoding/base64"
	"fmt"
	"io/fs"
	"net/http"
	"strings"

	"github.com/google/go-github/v60/github"
)

// MaxFiles is how many files of a commit are read in one call of Files. If more are
// wanted, Files returns an error.
const MaxFiles = 200

// Files returns those files of a commit for which wanted returns true. It calls wanted
// with the path of each file, relative to the root of the repository. Symbolic links
// are left out. Files returns an error if more than MaxFiles files are wanted, or if a
// file or the list of files cannot be read completely: GitHub cuts a list at 100,000
// entries or 7 MB (https://docs.github.com/rest/git/trees#get-a-tree).
func (c *Client) Files(ctx context.Context, repository Repository, commit string, wanted func(name string) bool) (fs.FS, error) {
	what := call{
		method: http.MethodGet, path: repository.in("git", "trees", commit) + "?recursive=1",
		doing: "list the files of a commit", permission: readContents,
	}
	if err := what.about(repository, isCommit(commit), "a commit is 40 or 64 hexadecimal digits"); err != nil {
		return nil, err
	}
	known := func(read *github.Tree) bool { return read.GetSHA() != "" }
	tree, err := one(ctx, c, what, known, func(read *github.Tree) *github.Tree { return read })
	if err != nil {
		return nil, err
	}
	if tree.GetTruncated() {
		return nil, what.unclear("the list of files is too long to come whole")
	}
	var archive bytes.Buffer
	files, read := zip.NewWriter(&archive), 0
	for _, entry := range tree.Entries {
		name := entry.GetPath()
		if entry.GetType() != "blob" || strings.HasPrefix(entry.GetMode(), "12") || !fs.ValidPath(name) || !wanted(name) {
			continue // a symbolic link has the mode 120000
		}
		if read++; read > MaxFiles {
			return nil, what.invalid("more than 200 files would have to be read")
		}
		content, err := c.blob(ctx, repository, entry.GetSHA())
		if err != nil {
			return nil, err
		}
		if err := keep(files, name, content); err != nil {
			return nil, err
		}
	}
	if err := files.Close(); err != nil {
		return nil, fmt.Errorf("keep the files of a commit: %w", err)
	}
	return zip.NewReader(bytes.NewReader(archive.Bytes()), int64(archive.Len()))
}

// keep adds a file to a zip archive in memory, without compressing it.
func keep(archive *zip.Writer, name string, content []byte) error {
	file, err := archive.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Store})
	if err == nil {
		_, err = file.Write(content)
	}
	if err != nil {
		return fmt.Errorf("keep %s of a commit: %w", name, err)
	}
	return nil
}

// blob returns the content of the file with the Git object id id.
func (c *Client) blob(ctx context.Context, repository Repository, id string) ([]byte, error) {
	what := call{
		method: http.MethodGet, path: repository.in("git", "blobs", id),
		doing: "read a file of a commit", permission: readContents,
	}
	if err := what.about(repository, isCommit(id), "a file is named by 40 or 64 hexadecimal digits"); err != nil {
		return nil, err
	}
	known := func(read *github.Blob) bool { return read.GetEncoding() == "base64" }
	text, err := one(ctx, c, what, known, (*github.Blob).GetContent)
	if err != nil {
		return nil, err
	}
	content, err := base64.StdEncoding.DecodeString(strings.ReplaceAll(text, "\n", ""))
	if err != nil {
		return nil, what.unclear("the content of the file cannot be read")
	}
	return content, nil
}
