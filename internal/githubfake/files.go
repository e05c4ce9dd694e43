package githubfake

import (
	"crypto/sha1"
	"encoding/base64"
	"encoding/hex"
	"maps"
	"net/http"
	"slices"
)

// SetFiles sets all files of a commit. The keys of the map are their paths from the
// root of the repository, and the values are their contents.
func (r *Repository) SetFiles(commit string, files map[string]string) {
	r.change(func(_ *world, r *repository) {
		r.commits[commit] = true
		r.files = maps.Clone(r.files)
		if r.files == nil {
			r.files = map[string]map[string]string{}
		}
		r.files[commit] = maps.Clone(files)
	})
}

func getTree(c *call) reply {
	commit := c.repository.resolve(c.path["tree_sha"])
	files, known := c.repository.files[commit]
	if !known {
		return notFound()
	}
	entries := []map[string]any{}
	for _, name := range slices.Sorted(maps.Keys(files)) {
		entries = append(entries, map[string]any{"path": name, "mode": "100644", "type": "blob", "sha": blobName(files[name])})
	}
	return ok(map[string]any{"sha": commit, "tree": entries, "truncated": false})
}

func getBlob(c *call) reply {
	for _, files := range c.repository.files {
		for _, content := range files {
			if blobName(content) == c.path["file_sha"] {
				return ok(map[string]any{
					"sha": c.path["file_sha"], "size": len(content), "encoding": "base64",
					"content": base64.StdEncoding.EncodeToString([]byte(content)) + "\n", "node_id": "B", "url": site + c.repository.fullName(),
				})
			}
		}
	}
	return refusal(http.StatusNotFound, "Not Found")
}

func blobName(content string) string {
	sum := sha1.Sum([]byte(content))
	return hex.EncodeToString(sum[:])
}
