package declaration

import (
	"fmt"
	"strings"

	"github.com/DEFRA/dgcheck/internal/yamltext"
)

// words are the lists of words.yaml, which say what words that people write mean.
// Comments in the file say why each list is there.
type words struct {
	// aliases gives, for each kind of object (see kind), the key of the schema that
	// another key stands for.
	aliases map[string]map[string]string
	// hints gives the remedy for a key, for each kind of object.
	hints map[string]map[string]string
	// lone gives, by the label of an object (shape.label), the key to which a value
	// without a key belongs.
	lone map[string]string

	roles, heads, titles, firstNames, familyNames, vacantEnds map[string]bool
	subjects, vacancies                                       []string

	// totals gives the rank of each word that means a total.
	totals map[string]rank
}

// readWords reads the word lists. It returns an error for a list that it does not know,
// and for one that is missing.
func readWords(text []byte) (*words, error) {
	root, problems := yamltext.Parse(text)
	if len(problems) > 0 {
		return nil, fmt.Errorf("line %d: %s", problems[0].Line, problems[0].Because)
	}
	w := &words{}
	lists := map[string]func(yamltext.Node){
		"aliases":       func(n yamltext.Node) { w.aliases = tables(n) },
		"hints":         func(n yamltext.Node) { w.hints = tables(n) },
		"lone":          func(n yamltext.Node) { w.lone = table(n) },
		"role_words":    func(n yamltext.Node) { w.roles = wordSet(n) },
		"post_heads":    func(n yamltext.Node) { w.heads = wordSet(n) },
		"name_titles":   func(n yamltext.Node) { w.titles = wordSet(n) },
		"first_names":   func(n yamltext.Node) { w.firstNames = wordSet(n) },
		"family_names":  func(n yamltext.Node) { w.familyNames = wordSet(n) },
		"subject_words": func(n yamltext.Node) { w.subjects = strings.Fields(n.Text()) },
		"totals":        func(n yamltext.Node) { w.totals = rankedWords(n) },
		"vacant_ends":   func(n yamltext.Node) { w.vacantEnds = wordSet(n) },
		"vacancies":     func(n yamltext.Node) { w.vacancies = phrases(n) },
	}
	if root.Empty() || root.Kind() != yamltext.Map {
		return nil, fmt.Errorf("there are no lists of words")
	}
	for key, value := range root.Entries() {
		read := lists[key.Text()]
		if read == nil {
			return nil, fmt.Errorf("line %d: %s is not a list of words that is read", key.Line(), key.Text())
		}
		read(value)
		delete(lists, key.Text())
	}
	for name := range lists {
		return nil, fmt.Errorf("the list %s is missing", name)
	}
	return w, nil
}

func tables(n yamltext.Node) map[string]map[string]string {
	all := map[string]map[string]string{}
	for key, value := range n.Entries() {
		all[key.Text()] = table(value)
	}
	return all
}

func table(n yamltext.Node) map[string]string {
	all := map[string]string{}
	for key, value := range n.Entries() {
		all[key.Text()] = value.Text()
	}
	return all
}

func wordSet(n yamltext.Node) map[string]bool {
	set := map[string]bool{}
	for _, word := range strings.Fields(n.Text()) {
		set[word] = true
	}
	return set
}

func phrases(n yamltext.Node) []string {
	all := make([]string, 0, n.Len())
	for _, item := range n.Items() {
		all = append(all, item.Text())
	}
	return all
}

// kind returns the kind of an object as the word lists name it: "post", the singular of
// an entry, such as "service", or the key of a section. If a section and its entries
// have the same name, the entries are items, such as "roadmap item".
func (w *words) kind(s *shape) string {
	if s.post {
		return "post"
	}
	if _, entry := s.index[subjectName]; entry {
		if item := s.label + " item"; w.aliases[item] != nil {
			return item
		}
	}
	return s.label
}

// alias returns the key of the schema that an unknown key stands for, or "".
func (w *words) alias(s *shape, key string) string {
	meant := w.aliases[w.kind(s)][underscored(key)]
	if _, known := s.fields[meant]; !known {
		return ""
	}
	return meant
}

// hint returns the remedy for a key for which no single key of the schema is right, or
// "".
func (w *words) hint(s *shape, key string) string {
	return w.hints[w.kind(s)][underscored(key)]
}

// underscored returns a key in lower case with underscores for spaces and hyphens, as
// keys are written in the word lists.
func underscored(key string) string {
	return strings.NewReplacer(" ", "_", "-", "_").Replace(strings.ToLower(clean(key)))
}
