package scaffold

import (
	"errors"
	"regexp"
	"strings"

	"github.com/DEFRA/dgcheck/internal/yamltext"
)

// nextDocument matches the line between two documents of a YAML file.
var nextDocument = regexp.MustCompile(`(?m)^---[ \t]*\r?$`)

// FromCatalog adds the content of a Backstage catalog-info.yaml. The first group,
// system or domain gives the name of the group. Each component gives a service, unless
// its type is neither service nor website
// (https://backstage.io/docs/features/software-catalog/descriptor-format).
func (g *Group) FromCatalog(content []byte) error {
	found := false
	for _, text := range nextDocument.Split(string(content), -1) {
		root, problems := yamltext.Parse([]byte(text))
		if len(problems) > 0 {
			g.LeftOut = append(g.LeftOut, "Left out: A part of the catalog cannot be read: "+problems[0].Because)
			continue
		}
		if root.Empty() || root.Kind() != yamltext.Map {
			continue
		}
		kind := strings.ToLower(at(root, "kind"))
		name := at(root, "metadata", "title")
		if name == "" {
			name = strings.ReplaceAll(at(root, "metadata", "name"), "-", " ")
		}
		if name == "" {
			continue
		}
		found = true
		switch kind {
		case "group", "system", "domain":
			if g.Name.Text == "" {
				g.Name = Given(name)
			}
		case "component":
			g.component(root, name)
		}
	}
	if !found {
		return errors.New("it holds no entity of Backstage; give a catalog-info.yaml")
	}
	return nil
}

func (g *Group) component(root yamltext.Node, name string) {
	switch strings.ToLower(at(root, "spec", "type")) {
	case "", "service", "website":
	default:
		g.LeftOut = append(g.LeftOut, "Left out: "+oneLine(name)+" is neither a service nor a website.")
		return
	}
	s := Service{Name: Given(name)}
	if word, ok := phase(at(root, "spec", "lifecycle")); ok {
		s.Phase = Guessed(word, "its lifecycle in the catalog")
	}
	if repo := at(root, "metadata", "annotations", "github.com/project-slug"); strings.Count(repo, "/") == 1 {
		s.Repo = Given(repo)
	}
	g.add(s)
}

// at returns the text at a path of keys, or "".
func at(n yamltext.Node, keys ...string) string {
	for _, name := range keys {
		if n.Empty() || n.Kind() != yamltext.Map {
			return ""
		}
		next := yamltext.Node{}
		for key, value := range n.Entries() {
			if key.Text() == name {
				next = value
			}
		}
		n = next
	}
	if n.Empty() || n.Kind() != yamltext.Scalar || n.Null() {
		return ""
	}
	return n.Text()
}
