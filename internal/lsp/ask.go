package lsp

import (
	"slices"
	"strings"

	"github.com/DEFRA/dgcheck/internal/source"
)

// asked returns the open document with this URI, its path below the folder of its
// group, and the problems that the editor shows in it. The result ok is false if the
// document is not open or belongs to no group.
func (s *server) asked(uri string) (d document, name string, problems []Problem, ok bool) {
	file, _ := fileOf(uri)
	s.mu.Lock()
	defer s.mu.Unlock()
	opened := s.documents[file]
	if opened == nil || opened.root == "" || s.groups[opened.root] == nil {
		return document{}, "", nil, false
	}
	name, _ = below(opened.root, file)
	return *opened, name, s.groups[opened.root].shown[name], true
}

// hover explains the rules of the problems on the line of the cursor. If the line has
// no problem, the answer is null.
func (s *server) hover(p documentParams) (any, error) {
	d, _, problems, ok := s.asked(p.TextDocument.URI)
	if !ok {
		return nil, nil
	}
	var rules, told []string
	for _, problem := range problems {
		if s.encoding.at(d.text, problem.Where).Line == p.Position.Line && !slices.Contains(rules, problem.Rule) {
			rules = append(rules, problem.Rule)
		}
	}
	for _, rule := range rules[:min(len(rules), mostExplained)] {
		s.work.Lock()
		told = append(told, strings.TrimSpace(s.workspace.Explain(rule)))
		s.work.Unlock()
	}
	if len(rules) > mostExplained {
		told = append(told, "Other rules here: "+strings.Join(rules[mostExplained:], ", "))
	}
	if len(told) == 0 {
		return nil, nil
	}
	return hover{markup{"plaintext", strings.Join(told, "\n\n")}}, nil
}

// mostExplained is how many rules hover explains for one line. It only names the
// others.
const mostExplained = 3

// definition returns the positions of the entries whose id is the word at the cursor.
func (s *server) definition(p documentParams) (any, error) {
	d, _, _, ok := s.asked(p.TextDocument.URI)
	id := s.encoding.word(d.text, p.Position)
	if !ok || id == "" {
		return nil, nil
	}
	unsaved := s.unsaved(d.root)
	s.work.Lock()
	places := s.workspace.Entries(d.root, unsaved, id)
	s.work.Unlock()
	found := []location{}
	for _, place := range places {
		found = append(found, s.location(d.root, place))
	}
	return found, nil
}

// codeActions returns one action for each problem in the range that has a fix. If a
// problem anywhere in the document has a fix, there is one more action, which makes all
// fixes of the document.
func (s *server) codeActions(p documentParams) (any, error) {
	actions := []codeAction{}
	d, _, problems, _ := s.asked(p.TextDocument.URI)
	var all []textEdit
	for _, problem := range problems {
		if problem.Fix == nil || !problem.Fix.Applies(d.text) {
			continue
		}
		edit := textEdit{textRange{s.encoding.at(d.text, problem.Fix.Start), s.encoding.at(d.text, problem.Fix.End)}, problem.Fix.New}
		if !slices.Contains(all, edit) {
			all = append(all, edit)
		}
		shown := s.diagnostic(d.text, problem)
		if shown.Range.Start.Line > p.Range.End.Line || shown.Range.End.Line < p.Range.Start.Line {
			continue
		}
		actions = append(actions, codeAction{
			Title: title(problem.Fix), Kind: "quickfix", Diagnostics: []diagnostic{shown}, IsPreferred: true, Edit: workspaceEdit{map[string][]textEdit{d.uri: {edit}}},
		})
	}
	if len(all) > 0 {
		actions = append(actions, codeAction{Title: "Mend all that has one right answer", Kind: "source.fixAll", Edit: workspaceEdit{map[string][]textEdit{d.uri: all}}})
	}
	return actions, nil
}

// longestTitle is how many characters of the old or new text a title shows.
const longestTitle = 60

// title returns the text of the menu item for an edit, such as "Change a to b".
func title(edit *source.Edit) string {
	shown := func(text string) string {
		line := []rune(strings.Join(strings.Fields(text), " "))
		if len(line) > longestTitle {
			line = append(line[:longestTitle], '…')
		}
		return string(line)
	}
	switch {
	case edit.Old == "":
		return "Add " + shown(edit.New)
	case edit.New == "":
		return "Take out " + shown(edit.Old)
	}
	return "Change " + shown(edit.Old) + " to " + shown(edit.New)
}
