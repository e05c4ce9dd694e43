package evaluation

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"github.com/DEFRA/dgcheck/internal/declaration"
	"github.com/DEFRA/dgcheck/internal/finding"
	"github.com/DEFRA/dgcheck/internal/machine"
	"github.com/DEFRA/dgcheck/internal/rule"
)

// answer is what one rule gives: `result`, about the group, and `results`, about
// what it judges. Either is nil if the rule does not give it.
type answer struct{ result, results machine.Value }

// reader reads the answer of one rule.
type reader struct {
	rule     *rule.Rule
	d        *declaration.Declaration
	at       declaration.Path // that the rule looks at within what it judges
	grouped  bool             // whether it gives `result`
	outcomes []outcome
}

// readAnswer reads what a rule says, and adds it to outcomes. If the rule judges
// entries, every one of them has to be judged, or `result` alone stands for all.
func readAnswer(r *rule.Rule, a answer, d *declaration.Declaration, outcomes []outcome) ([]outcome, error) {
	read := reader{rule: r, d: d, at: dotted(r.At), outcomes: outcomes}
	if a.result != nil {
		if err := read.group(a.result); err != nil {
			return nil, err
		}
		read.grouped = true
	}
	if a.results == nil {
		return read.outcomes, nil
	}
	results, ok := a.results.(*machine.Object)
	if !ok {
		return nil, fmt.Errorf("rule %s: its results should be an object", r.ID)
	}
	err := read.all(results)
	return read.outcomes, err
}

// group reads the result about the group as a whole.
func (read *reader) group(v machine.Value) error {
	r := read.rule
	in := scope{subject: wholeGroup, at: read.at}
	switch {
	case len(r.Judges) > 0:
		in.at = dotted(r.Judges[0])
	case r.Subject != "":
		in.subject = r.Subject
	}
	return read.one(in, v)
}

func (read *reader) all(results *machine.Object) error {
	switch lists := read.rule.Judges; {
	case read.rule.Months:
		return read.periods(results, "month", monthKey)
	case read.rule.Quarters:
		return read.periods(results, "quarter", quarterKey)
	case len(lists) == 0:
		return fmt.Errorf("rule %s: it judges the group, so it gives `result`, not `results`", read.rule.ID)
	case len(lists) == 1:
		return read.list(lists[0], results)
	default:
		return read.lists(results)
	}
}

// lists reads the results of a rule that judges several lists, by their names.
func (read *reader) lists(results *machine.Object) error {
	for _, list := range read.rule.Judges {
		below, ok := results.Get(list).(*machine.Object)
		if !ok {
			return fmt.Errorf("rule %s: its results do not say anything of %s", read.rule.ID, list)
		}
		if err := read.list(list, below); err != nil {
			return err
		}
	}
	if results.Len() != len(read.rule.Judges) {
		return fmt.Errorf("rule %s: its results are about lists that it does not judge", read.rule.ID)
	}
	return nil
}

// list reads the results about the entries of a list, by their indexes.
func (read *reader) list(name string, results *machine.Object) error {
	path := dotted(name)
	entries := read.d.At(path)
	if entries == nil || entries.Kind != declaration.List {
		return fmt.Errorf("rule %s: it judges %s, which is not a list of the declaration", read.rule.ID, name)
	}
	if results.Len() == 0 && read.grouped {
		return nil // `result` stands for all entries
	}
	judged := make([]bool, len(entries.Items))
	for key, value := range results.All {
		var err error
		switch i, ok := indexOf(key); {
		case !ok && read.rule.Subject != "" && textOf(key) != "":
			err = read.one(scope{subject: read.rule.Subject + ":" + textOf(key), base: path}, value)
		case !ok || i >= len(entries.Items):
			err = fmt.Errorf("rule %s: its results are about %s of %s, which is not there", read.rule.ID, machine.Notation(key), name)
		default:
			judged[i] = true
			err = read.entry(&entries.Items[i], join(path, declaration.Path{{Index: i}}), value)
		}
		if err != nil {
			return err
		}
	}
	for i := range judged {
		if !judged[i] {
			return fmt.Errorf("rule %s: it says nothing of entry %d of %s", read.rule.ID, i+1, name)
		}
	}
	return nil
}

// entry reads what is said about one entry: a result, or one for each finer
// thing by its key. The value of a verdict is a text, and that of a finer key an
// object, so that a finer key may read like a verdict.
func (read *reader) entry(entry *declaration.Value, path declaration.Path, v machine.Value) error {
	in := scope{base: path, at: read.at}
	if subject := entry.Member("subject"); subject != nil {
		in.subject = subject.Text
	}
	object, ok := v.(*machine.Object)
	parts := partsOf(read.rule, entry)
	if !ok || read.rule.Each == "" || wholeResult(object) {
		if parts != nil {
			in.at = nil // which is a place of the finer thing
		}
		return read.one(in, v)
	}
	if object.Len() == 0 {
		return fmt.Errorf("rule %s: it says nothing of %s", read.rule.ID, in.subject)
	}
	for key, value := range object.All {
		if err := read.finer(parts, in, key, value); err != nil {
			return err
		}
	}
	return nil
}

// finer reads a result about a finer thing than an entry.
func (read *reader) finer(parts *declaration.Value, in scope, key, v machine.Value) error {
	if parts != nil {
		return read.part(parts, in, key, v)
	}
	label, ok := isText(key)
	if !ok {
		return fmt.Errorf("rule %s: a result for %s has no key that says what it is about", read.rule.ID, in.subject)
	}
	return read.one(scope{subject: in.subject + "/" + label, base: in.base, at: in.at}, v)
}

// part reads a result about an entry of a list within an entry, which has a
// subject of its own.
func (read *reader) part(parts *declaration.Value, in scope, key, v machine.Value) error {
	i, ok := indexOf(key)
	if !ok || i >= len(parts.Items) {
		return fmt.Errorf("rule %s: a result for %s is about %s of `%s`, which is not there", read.rule.ID, in.subject, machine.Notation(key), read.rule.Each)
	}
	below := scope{base: join(in.base, declaration.Path{{Key: read.rule.Each}, {Index: i}}), at: in.at}
	if subject := parts.Items[i].Member("subject"); subject != nil {
		below.subject = subject.Text
	}
	return read.one(below, v)
}

// partsOf returns the list of an entry whose entries a rule judges, or nil.
func partsOf(r *rule.Rule, entry *declaration.Value) *declaration.Value {
	if r.Each == "" || entry.Kind != declaration.Object {
		return nil
	}
	if parts := entry.Member(r.Each); parts != nil && parts.Kind == declaration.List {
		return parts
	}
	return nil
}

// wholeResult reports whether an object is a result, and not results by finer
// keys.
func wholeResult(object *machine.Object) bool {
	for key, value := range object.All {
		name, _ := key.(string)
		if _, isReason := value.(string); isReason && given(finding.Verdict(name)) {
			return true
		}
	}
	return false
}

// periods reads results about months or quarters, by their names.
func (read *reader) periods(results *machine.Object, kind string, named *regexp.Regexp) error {
	for key, value := range results.All {
		name := textOf(key)
		if !named.MatchString(name) {
			return fmt.Errorf("rule %s: its results are about %s, which is not a %s", read.rule.ID, machine.Notation(key), kind)
		}
		if err := read.one(scope{subject: kind + ":" + name, at: read.at}, value); err != nil {
			return err
		}
	}
	return nil
}

var (
	monthKey   = regexp.MustCompile(`^[0-9]{4}-[0-9]{2}$`)
	quarterKey = regexp.MustCompile(`^[0-9]{4}-[0-9]{2}-Q[1-4]$`)
)

func (read *reader) one(in scope, v machine.Value) error {
	object, ok := v.(*machine.Object)
	if !ok {
		return fmt.Errorf("rule %s: the result for %s should be an object", read.rule.ID, in.subject)
	}
	read.outcomes = append(read.outcomes, outcome{})
	return read.outcomes[len(read.outcomes)-1].read(read.rule, in, object)
}

// indexOf reads the index of an entry: a number, or that number as a text where
// the results came as JSON.
func indexOf(key machine.Value) (int, bool) {
	if i, ok := key.(int64); ok {
		return int(i), i >= 0
	}
	i, err := strconv.Atoi(textOf(key))
	return i, err == nil && i >= 0 && strconv.Itoa(i) == textOf(key)
}

// rename puts another label after the kind of a subject.
func rename(subject, label string) string {
	kind, _, _ := strings.Cut(subject, ":")
	return kind + ":" + label
}

// dotted returns the path of a dotted key, such as pipeline.items.
func dotted(key string) declaration.Path {
	if key == "" {
		return nil
	}
	return declaration.Keys(strings.Split(key, ".")...)
}
