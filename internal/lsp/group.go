package lsp

import (
	"context"
	"path/filepath"
	"slices"
	"strings"

	"github.com/DEFRA/dgcheck/internal/source"
)

// group is a group of which a document is or was open.
type group struct {
	// cancel stops the wait before the next judgement.
	cancel context.CancelFunc
	// shown are the problems that the editor shows, by file below the folder.
	shown map[string][]Problem
}

// open keeps the text of a document and judges its group soon.
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

// close forgets the text of a document. What is on disk counts again.
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

// judgeSoon judges a group after a pause, unless it changes again before.
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

// judge judges a group and shows what is found, if it was not changed meanwhile.
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

// unsaved returns the texts of the open documents of a group, by their paths below
// its folder.
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

// below returns the path of a file below a folder, with slashes.
func below(root, file string) (string, bool) {
	name, err := filepath.Rel(root, file)
	if err != nil || name == ".." || strings.HasPrefix(name, ".."+string(filepath.Separator)) {
		return "", false
	}
	return filepath.ToSlash(name), true
}

// text returns the text of a file of a group: what is open, or what is on disk.
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

// location converts a position of a file.
func (s *server) location(root string, at source.Position) location {
	d, text := s.text(root, at.File)
	return location{d.uri, s.encoding.marked(text, at)}
}
