package declaration

import (
	"fmt"
	"slices"

	"github.com/DEFRA/dgcheck/internal/yamltext"
)

// posts reads a list that is written in place of one accountable post. A list of one
// counts as that post. For any other list, the post has only `count`, the number of
// posts in the list, with which a rule refuses it.
func (w *walker) posts(s *shape, n yamltext.Node) Value {
	one := *s
	one.single = false
	for _, item := range n.Items() {
		if post := w.value(&one, item); n.Len() == 1 {
			return post
		}
	}
	built := Value{Kind: Object, Names: s.names, Members: slices.Clone(s.blank.Members), Closed: true}
	built.set(countName, numberValue(int64(n.Len())))
	return built
}

// textForObject reads a text in place of an object. It is the role of a post if the
// schema allows that, and counts as not given if it is a placeholder. Any other text is
// a fault.
func (w *walker) textForObject(s *shape, n yamltext.Node) Value {
	if blank := w.placeholder(n, s.post); blank {
		return s.blank
	}
	if s.asText {
		built := Value{Kind: Object, Names: s.names, Members: slices.Clone(s.blank.Members), Closed: true}
		role := w.role(n, clean(n.Text()))
		role.at = w.mark(n)
		built.set(roleName, role)
		if s.post {
			built.set(countName, numberValue(w.d.schema.words.postsIn(role.Text)))
		}
		return built
	}
	w.misshapen(s, n, fmt.Sprintf("%s should be %s, but a text is written.", w.subjectOf(s), wanted(s)))
	return s.blank
}
