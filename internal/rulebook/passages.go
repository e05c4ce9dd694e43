package rulebook

import (
	"errors"
	"fmt"
	"io/fs"
	"strconv"

	"github.com/DEFRA/dgcheck/internal/rule"
	"github.com/DEFRA/dgcheck/internal/yamltext"
)

// passagesFile records the position of each clause in its source.
const passagesFile = "passages.yaml"

// Passages returns the positions of the clauses in their sources, in the order of the
// file. A clause may have several. It returns nil if the file does not exist.
func (b *Book) Passages() (rule.Passages, error) {
	root, err := readYAML(b.files, passagesFile)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	pages := map[string]map[string]string{}
	var passages rule.Passages
	for key, value := range root.Entries() {
		for name, entry := range value.Entries() {
			switch key.Text() {
			case "pages":
				pages[name.Text()] = textFields(entry)
			case "passages":
				for _, item := range entry.Items() {
					passage, err := readPassage(name.Text(), item, pages)
					if err != nil {
						return nil, err
					}
					passages = append(passages, passage)
				}
			}
		}
	}
	return passages, nil
}

func readPassage(clause string, item yamltext.Node, pages map[string]map[string]string) (rule.Passage, error) {
	fields := textFields(item)
	page := pages[fields["page"]]
	passage := rule.Passage{Clause: clause, Document: page["document"], Link: page["link"], Section: fields["section"], SHA256: fields["sha256"]}
	var atErr, wordsErr error
	passage.At, atErr = strconv.Atoi(fields["at"])
	passage.Words, wordsErr = strconv.Atoi(fields["words"])
	if atErr != nil || wordsErr != nil || passage.Words < 1 || passage.Link == "" || len(passage.SHA256) != 16 {
		return passage, fmt.Errorf("%s: %s: a passage has a page that is listed, at, words and 16 digits of sha256", passagesFile, clause)
	}
	return passage, nil
}
