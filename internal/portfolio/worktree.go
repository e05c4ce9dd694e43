package portfolio

import (
	"bytes"
	"os"
	"path/filepath"
)

// repositoryOf returns the git folder of the repository that contains a folder, or ""
// if there is none.
func repositoryOf(folder string) string {
	for at := Real(folder); ; at = filepath.Dir(at) {
		if own := gitFolder(at); own != "" {
			return own
		}
		if at == filepath.Dir(at) {
			return ""
		}
	}
}

// gitFolder returns the git folder of the repository of which a folder is a working
// copy: the main one, or one made by `git worktree`. It returns "" if the folder is not
// a working copy.
func gitFolder(folder string) string {
	inside := filepath.Join(folder, ".git")
	info, err := os.Lstat(inside)
	switch {
	case err != nil:
		return ""
	case info.IsDir():
		return Real(inside)
	case !info.Mode().IsRegular() || info.Size() > 4096:
		return ""
	}
	return worktreeOf(folder)
}

// worktreeOf returns the git folder of the repository from which `git worktree` made a
// folder. The file `.git` in such a folder contains a path under `worktrees`. A
// submodule is a separate repository, and its `.git` contains another path.
func worktreeOf(folder string) string {
	inside := filepath.Join(folder, ".git")
	info, err := os.Lstat(inside)
	if err != nil || !info.Mode().IsRegular() || info.Size() > 4096 {
		return ""
	}
	content, err := os.ReadFile(inside)
	if err != nil {
		return ""
	}
	target, leads := bytes.CutPrefix(bytes.TrimSpace(content), []byte("gitdir: "))
	if !leads {
		return ""
	}
	way := filepath.FromSlash(string(target))
	if !filepath.IsAbs(way) {
		way = filepath.Join(folder, way)
	}
	if filepath.Base(filepath.Dir(way)) != "worktrees" {
		return ""
	}
	return Real(filepath.Dir(filepath.Dir(way)))
}
