package timeline

import (
	"errors"
	"io/fs"
	"path"

	"github.com/DEFRA/dgcheck/internal/declaration"
	"github.com/DEFRA/dgcheck/internal/history"
	"github.com/DEFRA/dgcheck/internal/yamltext"
)

// Introduction is the commit that introduced a statement. File is the path of the file
// that had the statement then, from the root of the repository.
type Introduction struct {
	history.Commit
	File string
}

// Introduced returns the commit that introduced each statement of the newest commit, by
// statement. Every commit since then has the statement too. A statement is any text
// that the function passed as the second argument returns for the root of a declared
// file. If the declaration could not be read in the commit before, it is not known
// which commit introduced a statement, and the statement is left out. If the history is
// not whole, the result is nil, and why is a sentence that says what to do.
func Introduced(o Options, in func(root yamltext.Node) []string) (commits map[string]Introduction, why string) {
	repository := history.OpenAll(o.Git, declaration.MaxFile)
	defer repository.Close()
	line, why := lineOf(repository, o)
	if why == "" && len(line) == 0 {
		why = whyNone
	}
	if why != "" {
		return nil, why
	}
	s := &statements{in: in, files: map[string][]string{}, since: map[string]Introduction{}}
	for _, at := range line {
		folder, err := repository.FolderIn(at.commit.Tree, o.Way)
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return nil, whyOf(err)
		}
		if err := s.take(at.commit, o.Way, folder); err != nil {
			return nil, whyOf(err)
		}
	}
	for statement, commit := range s.since {
		if commit.ID == "" {
			delete(s.since, statement)
		}
	}
	return s.since, ""
}

// statements reads commits, oldest first.
type statements struct {
	in func(root yamltext.Node) []string
	// files has the statements of each file, by the hash of its content.
	files map[string][]string
	// since has the commit that introduced each statement. Its ID is empty if the
	// commit is not known.
	since map[string]Introduction
	// unread is set if the declaration could not be read in the commit before.
	unread bool
}

// take reads a commit. way is the path of the group's root. It returns an error if the
// clone lacks something, or if git failed.
func (s *statements) take(commit history.Commit, way string, folder *history.Folder) error {
	held, err := s.held(folder)
	if errors.Is(err, errUnreadable) {
		s.unread = true
		return nil
	}
	if err != nil {
		return err
	}
	now := map[string]Introduction{}
	for statement, file := range held {
		since, known := s.since[statement]
		switch {
		case known:
			now[statement] = since
		case s.unread:
			now[statement] = Introduction{}
		default:
			now[statement] = Introduction{commit, path.Join(way, file)}
		}
	}
	s.since, s.unread = now, false
	return nil
}

// held returns the statements of a commit, each with the file that contains it.
func (s *statements) held(folder *history.Folder) (map[string]string, error) {
	if folder == nil {
		return nil, nil
	}
	all := map[string]string{}
	for _, name := range declaration.Discover(folder) {
		id, err := folder.Hash(name)
		if err != nil {
			return nil, unlessGit(folder)
		}
		if _, known := s.files[id]; !known {
			content, err := fs.ReadFile(folder, name)
			if err != nil {
				return nil, unlessGit(folder)
			}
			root, problems := yamltext.Parse(content)
			if len(problems) > 0 || !root.Empty() && root.Kind() != yamltext.Map {
				return nil, errUnreadable
			}
			s.files[id] = s.in(root)
		}
		for _, statement := range s.files[id] {
			all[statement] = name
		}
	}
	if err := folder.Failed(); err != nil {
		return nil, unlessLacking(err)
	}
	return all, nil
}
