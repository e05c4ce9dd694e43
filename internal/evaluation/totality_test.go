package evaluation_test

import (
	"bytes"
	"fmt"
	"io/fs"
	"os"
	"path"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"gopkg.in/yaml.v3"
)

// TestNoFieldSilencesARule changes each field of a complete declaration in turn:
// removes it, or sets it to null or to an empty text, list or map. Every rule must
// still return a result for everything it judges, and no error. By default each field
// is changed in one of the two ways. With DGCHECK_LONG set, as .ci/run sets it, each is
// changed in both.
func TestNoFieldSilencesARule(t *testing.T) {
	schema, evaluator := judging(t, false)
	whole := files(t, group)
	for name := range whole {
		if path.Ext(name) != ".yaml" {
			continue
		}
		t.Run(path.Base(name), func(t *testing.T) {
			t.Parallel()
			tried := 0
			for change, text := range changes(t, whole[name].Data) {
				changed := fstest.MapFS{}
				for other, file := range whole {
					changed[other] = file
				}
				changed[name] = &fstest.MapFile{Data: text}
				judged, err := evaluator.Judge(t.Context(), schema.Load(changed, "group"))
				if err != nil {
					t.Errorf("%s: %v", change, err)
				}
				for _, result := range judged.Results {
					// OPA writes this in a message in place of an undefined value.
					if strings.Contains(result.Message+result.Remedy, "<undefined>") {
						t.Errorf("%s: %s says %q", change, result.Rule, result.Message)
					}
				}
				tried++
			}
			if tried == 0 {
				t.Error("nothing was changed")
			}
		})
	}
}

func files(t *testing.T, root string) fstest.MapFS {
	t.Helper()
	all := fstest.MapFS{}
	err := fs.WalkDir(os.DirFS(root), "delivery-group", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		content, err := fs.ReadFile(os.DirFS(root), name)
		all[name] = &fstest.MapFile{Data: content}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// instead returns what the nth change writes in place of a value, in words and as a
// node: null for even n, and an empty text, list or map in turn for odd n. Trying all
// of them for each field would take too long.
func instead(n int) (string, *yaml.Node) {
	switch n % 6 {
	case 1:
		return "empty text", &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!str", Style: yaml.DoubleQuotedStyle}
	case 3:
		return "empty list", &yaml.Node{Kind: yaml.SequenceNode, Tag: "!!seq", Style: yaml.FlowStyle}
	case 5:
		return "empty map", &yaml.Node{Kind: yaml.MappingNode, Tag: "!!map", Style: yaml.FlowStyle}
	}
	return "null", &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!null", Value: "null"}
}

// changes returns the file's text with one field changed, for each field, by the name
// of the change. In a list it changes only the first and the last entry, since the
// others have the same fields.
func changes(t *testing.T, text []byte) map[string][]byte {
	t.Helper()
	var root yaml.Node
	if err := yaml.Unmarshal(text, &root); err != nil {
		t.Fatal(err)
	}
	changed := map[string][]byte{}
	write := func(name string) {
		var b bytes.Buffer
		if err := yaml.NewEncoder(&b).Encode(&root); err != nil {
			t.Fatal(err)
		}
		changed[name] = b.Bytes()
	}
	fields, long := 0, os.Getenv("DGCHECK_LONG") != ""
	var walk func(node *yaml.Node, at []string)
	walk = func(node *yaml.Node, at []string) {
		switch node.Kind {
		case yaml.DocumentNode:
			walk(node.Content[0], at)
		case yaml.SequenceNode:
			for i, item := range node.Content {
				if i == 0 || i == len(node.Content)-1 {
					walk(item, append(slices.Clip(at), fmt.Sprint(i)))
				}
			}
		case yaml.MappingNode:
			for i := 0; i < len(node.Content); i += 2 {
				here := append(slices.Clip(at), node.Content[i].Value)
				content, value := node.Content, node.Content[i+1]
				if long || fields%2 == 0 {
					node.Content = slices.Delete(slices.Clone(content), i, i+2)
					write(strings.Join(here, ".") + " removed")
					node.Content = content
				}
				if fields++; long || fields%2 == 0 {
					what, other := instead((fields + 1) / 2)
					node.Content[i+1] = other
					write(strings.Join(here, ".") + " as " + what)
					node.Content[i+1] = value
				}
				walk(value, here)
			}
		}
	}
	walk(&root, nil)
	return changed
}
