package lsp

import (
	"context"
	"path/filepath"
	"slices"
	"strings"

	"github.com/DEFRA/dgcheck/internal/source"
)

// group is a delivery group that has or had a document open in the editor.
type group struct {
	// cancel stops a check that is waiting or running.
	cancel context.CancelFunc
	// shown are the problems that the editor shows now, by file path below the folder
	// of the group.
	shown map[string][]Problem
}

// open stores the new text of an open document and starts a check of its group after a
// pause.
func (s *server) open(of textDocument, text []byte) {
	file, ok := fileOf(of.URI)
	if !ok {
		return
	}
	s.mu.Lock()
	d := s.documents[file]
	if d == nil {
		d = &document{}
		s.documents[file] = d
	}
	d.uri, d.version, d.text = of.URI, of.Version, text
	s.mu.Unlock()
	root := s.groupOf(file)
	s.mu.Lock()
	d.root = root
	s.mu.Unlock()
	s.judgeSoon(root)
}

func (s *server) groupOf(file string) string {
	s.work.Lock()
	defer s.work.Unlock()
	root, _ := s.workspace.Group(file)
	return root
}

// close forgets the text of a document that the editor has closed. From now on the file
// on disk is checked.
func (s *server) close(uri string) {
	file, _ := fileOf(uri)
	s.mu.Lock()
	d := s.documents[file]
	delete(s.documents, file)
	s.mu.Unlock()
	if d != nil {
		s.judgeSoon(d.root)
	}
}

func (s *server) judgeAll() {
	s.mu.Lock()
	var roots []string
	for root := range s.groups {
		roots = append(roots, root)
	}
	s.mu.Unlock()
	for _, root := range roots {
		s.judgeSoon(root)
	}
}

// judgeSoon checks the group whose folder is root after a pause. A new call for the
// same group cancels the check before.
func (s *server) judgeSoon(root string) {
	if root == "" {
		return
	}
	ctx, cancel := context.WithCancel(s.judging)
	s.mu.Lock()
	g := s.groups[root]
	if g == nil {
		g = &group{shown: map[string][]Problem{}}
		s.groups[root] = g
	}
	if g.cancel != nil {
		g.cancel()
	}
	g.cancel = cancel
	s.mu.Unlock()
	go func() {
		defer cancel()
		if s.options.Pause(ctx) == nil {
			s.judge(ctx, root)
		}
	}()
}

// judge checks a group and sends the problems to the editor, unless ctx has been
// cancelled because the group changed in the meantime.
func (s *server) judge(ctx context.Context, root string) {
	s.work.Lock()
	problems, err := s.workspace.Judge(ctx, root, s.unsaved(root))
	s.work.Unlock()
	if ctx.Err() != nil {
		return
	}
	if err != nil {
		_ = s.conn.Notify(ctx, "window/showMessage", showMessageParams{Type: Error, Message: "dgcheck: " + err.Error()})
		return
	}
	found := map[string][]Problem{}
	for _, problem := range problems {
		found[problem.Where.File] = append(found[problem.Where.File], problem)
	}
	s.mu.Lock()
	before := s.groups[root].shown
	s.groups[root].shown = found
	s.mu.Unlock()
	files := map[string]bool{}
	for _, shown := range []map[string][]Problem{before, found} {
		for file := range shown {
			files[file] = true
		}
	}
	s.mu.Lock()
	for file, d := range s.documents {
		if name, ok := below(root, file); ok && d.root == root {
			files[name] = true
		}
	}
	s.mu.Unlock()
	names := make([]string, 0, len(files))
	for file := range files {
		names = append(names, file)
	}
	slices.Sort(names)
	for _, name := range names {
		if name != "" {
			_ = s.conn.Notify(ctx, "textDocument/publishDiagnostics", s.diagnostics(root, name, found[name]))
		}
	}
}

// unsaved returns the texts of the open documents of the group whose folder is root.
// The keys are paths relative to that folder.
func (s *server) unsaved(root string) map[string][]byte {
	s.mu.Lock()
	defer s.mu.Unlock()
	texts := map[string][]byte{}
	for file, d := range s.documents {
		if name, ok := below(root, file); ok && d.root == root {
			texts[name] = d.text
		}
	}
	return texts
}

// below returns the path of a file relative to the folder with the path root, with
// slashes. The second result is false if the file is not in that folder or a folder
// below it.
func below(root, file string) (string, bool) {
	name, err := filepath.Rel(root, file)
	if err != nil || name == ".." || strings.HasPrefix(name, ".."+string(filepath.Separator)) {
		return "", false
	}
	return filepath.ToSlash(name), true
}

// text returns the text of a file of the group whose folder is root: the one in the
// editor if the file is open there, and otherwise the one on disk. The result d has the
// file's URI and, if the file is open, its version in the editor.
func (s *server) text(root, name string) (d document, text []byte) {
	file := filepath.Join(root, filepath.FromSlash(name))
	s.mu.Lock()
	if opened := s.documents[file]; opened != nil {
		d = *opened
	}
	s.mu.Unlock()
	if d.uri != "" {
		return d, d.text
	}
	s.work.Lock()
	defer s.work.Unlock()
	return document{uri: uriOf(file)}, s.workspace.Read(root, name)
}

func (s *server) diagnostics(root, name string, problems []Problem) publishDiagnosticsParams {
	d, text := s.text(root, name)
	shown := publishDiagnosticsParams{URI: d.uri, Version: d.version, Diagnostics: []diagnostic{}}
	for _, problem := range problems {
		shown.Diagnostics = append(shown.Diagnostics, s.diagnostic(text, problem))
	}
	return shown
}

func (s *server) diagnostic(text []byte, problem Problem) diagnostic {
	shown := diagnostic{
		Range: s.encoding.marked(text, problem.Where), Severity: problem.Severity, Code: problem.Rule, Source: "dgcheck", Message: problem.Message,
	}
	if problem.Address != "" {
		shown.CodeDescription = &codeDescription{problem.Address}
	}
	return shown
}

// location converts a position in a file of the group into a location of the protocol.
func (s *server) location(root string, at source.Position) location {
	d, text := s.text(root, at.File)
	return location{d.uri, s.encoding.marked(text, at)}
}
