package declaration

import (
	"fmt"
	"strings"

	"github.com/DEFRA/dgcheck/internal/yamltext"
)

// oneOf returns the choice of a field that a text means. It ignores letter case, takes
// spaces and underscores for hyphens, and knows the aliases that the schema gives
// (x-aliases). It returns false if the text means no choice, or the field has none.
func (s *shape) oneOf(text string) (string, bool) {
	if len(s.enum) == 0 {
		return "", false
	}
	word := hyphened(text)
	if other, ok := s.aliases[word]; ok {
		return other, true
	}
	for _, choice := range s.enum {
		if strings.EqualFold(choice, word) {
			return choice, true
		}
	}
	return "", false
}

func hyphened(text string) string {
	return strings.Map(func(r rune) rune {
		if r == ' ' || r == '_' {
			return '-'
		}
		return r
	}, strings.ToLower(text))
}

// choice reads a text that is not one of a field's choices. It reports a fault, and
// returns the value of a field that is not given. For a lenient field, the method
// lenient decides whether there is a fault, and choice returns the text, in lower case
// and with hyphens.
func (w *walker) choice(s *shape, n yamltext.Node, text string) Value {
	word := hyphened(text)
	near := nearest(word, s.enum)
	if s.lenient {
		w.lenient(s, n, text, near)
		if looksSecret(text) {
			word = w.unsecret(n, text)
		}
		return textValue(word)
	}
	remedy := fmt.Sprintf("Write one of: %s.", strings.Join(s.enum, ", "))
	if hint, ok := s.hints[word]; ok {
		remedy = sentence(hint)
	} else if near != "" {
		remedy = fmt.Sprintf("Did you mean `%s`? Write it so; the choices are: %s.", near, strings.Join(s.enum, ", "))
	}
	f := Fault{Kind: Shape, At: w.path.clone(), Where: w.position(n.Line(), n.Column()), Remedy: remedy}
	f.Because = fmt.Sprintf("%s is not one of the choices for `%s`.", quote(text), s.label)
	if s.hints[word] == "" && isOnlyNear(word, near, s.enum) {
		f.Edit = w.replacing(n, near)
	}
	w.d.fault(f)
	if s.label == "status" && len(w.path) > 0 && w.path[0].Key == "outcomes" {
		return textValue("") // not the default, active, which would make links hold
	}
	return s.blank
}

// lenient reports a fault if a lenient field is the topic of an attestation. The text
// is then not one of the topics, and the argument near is the most similar topic, or
// "". For other lenient fields it reports nothing: rules check their texts.
func (w *walker) lenient(s *shape, n yamltext.Node, text, near string) {
	if s.label != "topic" {
		return
	}
	remedy := fmt.Sprintf("Write one of: %s.", strings.Join(s.enum, ", "))
	if near != "" {
		remedy = fmt.Sprintf("Did you mean `%s`? Write `topic: %s`.", near, near)
	}
	f := Fault{Kind: Topic, At: w.path.clone(), Where: w.position(n.Line(), n.Column()), Remedy: remedy}
	f.Because = fmt.Sprintf("%s is not a topic that can be attested.", quote(text))
	if isOnlyNear(hyphened(text), near, s.enum) {
		f.Edit = w.replacing(n, near)
	}
	w.d.fault(f)
}
