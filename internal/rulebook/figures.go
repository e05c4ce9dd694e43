package rulebook

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/DEFRA/dgcheck/internal/calendar"
	"github.com/DEFRA/dgcheck/internal/machine"
	"github.com/DEFRA/dgcheck/internal/rule"
	"github.com/DEFRA/dgcheck/internal/yamltext"
)

// readFigures reads the figures in the order of params.yaml.
func (b *Book) readFigures() error {
	root, err := readYAML(b.files, paramsFile)
	if err != nil {
		return err
	}
	return b.figuresUnder("", root, "")
}

// figuresUnder reads the figures below a key. The argument prefix is that key with a
// dot at its end, or "". The argument origin is the origin of all of the figures. If it
// is empty, each figure names its own.
func (b *Book) figuresUnder(prefix string, node yamltext.Node, origin string) error {
	for key, value := range node.Entries() {
		if value.Kind() != yamltext.Map {
			return fmt.Errorf("%s:%d: a figure is a value with its unit and origin", paramsFile, key.Line())
		}
		name := prefix + key.Text()
		fields := textFields(value)
		if _, leaf := fields["value"]; !leaf {
			if err := b.figuresUnder(name+".", value, origin); err != nil {
				return err
			}
			continue
		}
		figure := rule.Figure{
			Key: name, Value: fields["value"], Unit: fields["unit"], Origin: cmp.Or(origin, fields["origin"]),
			Source: fields["source"], About: fields["about"], Group: fields["group"] == "true",
			Min: fields["min"], Max: fields["max"],
		}
		if fields["one_of"] != "" {
			figure.OneOf = strings.Split(fields["one_of"], "\n")
		}
		if origin == "" && !slices.Contains([]string{rule.OriginSeed, rule.OriginDefra, rule.OriginOurs}, figure.Origin) || figure.About == "" || kindFor(figure) == "" {
			needs := "value and about"
			if origin == "" {
				needs = "value, about, and the origin seed, defra or ours"
			}
			return fmt.Errorf("%s:%d: %s needs %s; a value is a whole number up to 999999, a day, or true or false", paramsFile, key.Line(), name, needs)
		}
		b.Figures = append(b.Figures, figure)
	}
	return nil
}

var wholeNumber = regexp.MustCompile(`^(0|[1-9][0-9]{0,5})$`)

// kindFor returns the kind of a figure as kindOf does, or "word" if its value is one of
// the words in OneOf. The kind "level", a severity, is only for an organisation's
// figures whose keys end in .severity, and these must have it. Otherwise kindFor
// returns "".
func kindFor(figure rule.Figure) string {
	if slices.Contains(figure.OneOf, figure.Value) {
		return "word"
	}
	kind := kindOf(figure.Value)
	if isSeverity := figure.Origin == rule.OriginOwn && strings.HasSuffix(figure.Key, severityKey); isSeverity != (kind == "level") {
		return ""
	}
	return kind
}

// kindOf returns the kind of a text: "number", "day", "choice" for true or false, or
// "level" for a severity. It returns "" if the text is not one of these.
func kindOf(text string) string {
	if wholeNumber.MatchString(text) {
		return "number"
	}
	if _, ok := calendar.ParseDay(text); ok {
		return "day"
	}
	if text == "true" || text == "false" {
		return "choice"
	}
	if _, err := rule.ParseSeverity(text); err == nil {
		return "level"
	}
	return ""
}

// Params are the values of the figures in force, with their limits.
type Params struct {
	values map[string]string
	bounds map[string]bounds
	words  map[string][]string // the words that a figure may be, for a figure that is a word
}

// bounds are the smallest and the largest value of a number.
type bounds struct{ least, most int }

func boundsOf(figure rule.Figure) bounds {
	b := bounds{0, rule.MostFigure}
	if least, err := strconv.Atoi(figure.Min); err == nil {
		b.least = least
	}
	if most, err := strconv.Atoi(figure.Max); err == nil {
		b.most = most
	}
	return b
}

// Params returns the default values of the figures.
func (b *Book) Params() Params {
	params := Params{make(map[string]string, len(b.Figures)), make(map[string]bounds, len(b.Figures)), map[string][]string{}}
	for _, figure := range b.Figures {
		if len(figure.OneOf) > 0 {
			params.words[figure.Key] = figure.OneOf
		}
		params.values[figure.Key], params.bounds[figure.Key] = figure.Value, boundsOf(figure)
	}
	return params
}

// Override returns the given figures with other values for some of them. The argument
// content has these values, as YAML: the keys of params.yaml, such as
// live.improvement_days, with a plain value for each.
func (b *Book) Override(params Params, content []byte) (Params, error) {
	root, problems := yamltext.Parse(content)
	if len(problems) > 0 {
		return params, fmt.Errorf("line %d, column %d: %s", problems[0].Line, problems[0].Column, problems[0].Because)
	}
	changed := params.clone()
	if root.Empty() {
		return changed, nil
	}
	if root.Kind() != yamltext.Map {
		return params, fmt.Errorf("line %d: figures are keys and values, such as `live: {improvement_days: 42}`", root.Line())
	}
	return changed, b.overrideUnder(changed, "", root)
}

func (b *Book) overrideUnder(params Params, prefix string, node yamltext.Node) error {
	for key, value := range node.Entries() {
		name := prefix + key.Text()
		if value.Kind() == yamltext.Map {
			if err := b.overrideUnder(params, name+".", value); err != nil {
				return err
			}
			continue
		}
		if value.Kind() != yamltext.Scalar {
			return fmt.Errorf("line %d: %s should be one figure", key.Line(), name)
		}
		if err := params.set(name, value.Text()); err != nil {
			return fmt.Errorf("line %d: %w", key.Line(), err)
		}
	}
	return nil
}

// set changes one figure. It returns an error if there is no such figure, or if the
// value is of another kind or outside the limits.
func (p Params) set(key, value string) error {
	have, ok := p.values[key]
	if !ok {
		return fmt.Errorf("%s is not a figure we know", key)
	}
	if words := p.words[key]; len(words) > 0 {
		if !slices.Contains(words, value) {
			return fmt.Errorf("%s is one of %s, not %q", key, strings.Join(words, ", "), value)
		}
		p.values[key] = value
		return nil
	}
	if kindOf(value) != kindOf(have) {
		return fmt.Errorf("%s is %s by default, so %q cannot take its place: a figure is a whole number up to 999999, a day, true or false, or a severity, as the default is", key, have, value)
	}
	if number, err := strconv.Atoi(value); err == nil && kindOf(have) == "number" {
		switch limits := p.bounds[key]; {
		case number < limits.least:
			return fmt.Errorf("%s is at least %d, so %s is too small", key, limits.least, value)
		case limits.most > 0 && number > limits.most:
			return fmt.Errorf("%s is at most %d, so %s is too large", key, limits.most, value)
		}
	}
	p.values[key] = value
	return nil
}

// clone returns a copy whose values can be changed without changing p.
func (p Params) clone() Params { return Params{maps.Clone(p.values), p.bounds, p.words} }

// GroupOverride returns the figures with one figure changed by a group for itself. It
// returns an error, a sentence for people, if the group may not change it to that
// value.
func (b *Book) GroupOverride(params Params, key, value string) (Params, error) {
	i := slices.IndexFunc(b.Figures, func(f rule.Figure) bool { return f.Key == key })
	if i < 0 {
		return params, fmt.Errorf("there is no figure of that name")
	}
	if !b.Figures[i].Group {
		return params, fmt.Errorf("it is a figure that a group cannot change for itself")
	}
	changed := params.clone()
	return changed, changed.set(key, value)
}

// Text returns the value of a figure as a text.
func (p Params) Text(key string) string { return p.values[key] }

// Int returns the value of a figure that is a number.
func (p Params) Int(key string) int {
	n := 0
	_, _ = fmt.Sscan(p.values[key], &n)
	return n
}

// Digest returns a hash that identifies the values of the figures.
func (p Params) Digest() string {
	sum := sha256.New()
	for _, key := range p.keys() {
		fmt.Fprintf(sum, "%s=%s\n", key, p.values[key])
	}
	return "sha256:" + hex.EncodeToString(sum.Sum(nil))
}

func (p Params) keys() []string {
	keys := make([]string, 0, len(p.values))
	for key := range p.values {
		keys = append(keys, key)
	}
	slices.Sort(keys)
	return keys
}

// Object returns the figures as policies see them in `data.params`.
func (p Params) Object() *machine.Object {
	return nested(p.keys(), "", p.values)
}

func nested(keys []string, prefix string, values map[string]string) *machine.Object {
	object := machine.NewObject(machine.NewShape(nil), nil)
	seen := map[string]bool{}
	for _, key := range keys {
		rest, ok := strings.CutPrefix(key, prefix)
		if !ok {
			continue
		}
		name, _, deeper := strings.Cut(rest, ".")
		switch {
		case seen[name]:
		case deeper:
			object.Put(name, nested(keys, prefix+name+".", values))
		default:
			insertFigure(object, name, values[key])
		}
		seen[name] = true
	}
	return object
}

// insertFigure adds one figure to an object. A day is added as a text and, under the
// name with _day, as a number of days, as in declarations.
func insertFigure(object *machine.Object, name, value string) {
	switch kindOf(value) {
	case "number":
		object.Put(name, machine.Number(value))
	case "day":
		day, _ := calendar.ParseDay(value)
		object.Put(name, value)
		object.Put(name+"_day", int64(day))
	case "choice":
		object.Put(name, value == "true")
	default:
		object.Put(name, value)
	}
}
