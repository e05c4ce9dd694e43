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

// answer is what one rule returns: `result` about the group, and `results` about the
// entries or periods that it judges. Each is nil if the rule does not define it.
type answer struct{ result, results machine.Value }

// reader turns the answer of one rule into outcomes.
type reader struct {
	rule     *rule.Rule
	d        *declaration.Declaration
	at       declaration.Path // the path of what the rule looks at, within an entry that it judges
	grouped  bool             // whether the rule gives `result`
	outcomes []outcome
}

// readAnswer adds the results in a rule's answer to outcomes. If the rule judges
// entries, there has to be a result for every entry, or a single `result` for all of
// them.
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

// group reads `result`, the result about the group as a whole.
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

// lists reads `results` of a rule that judges several lists: an object by the names of
// the lists.
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

// list reads the results about the entries of one list: an object by their indexes.
func (read *reader) list(name string, results *machine.Object) error {
	path := dotted(name)
	entries := read.d.At(path)
	if entries == nil || entries.Kind != declaration.List {
		return fmt.Errorf("rule %s: it judges %s, which is not a list of the declaration", read.rule.ID, name)
	}
	if results.Len() == 0 && read.grouped {
		return nil // the single `result` stands for all entries
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

// entry reads the value for one entry: a single result, or an object of results about
// parts of the entry. A single result has a verdict, such as "pass", as a key, and a
// sentence as its value. A part may also be called "pass", but its value is an object.
func (read *reader) entry(entry *declaration.Value, path declaration.Path, v machine.Value) error {
	in := scope{base: path, at: read.at}
	if subject := entry.Member("subject"); subject != nil {
		in.subject = subject.Text
	}
	object, ok := v.(*machine.Object)
	parts := partsOf(read.rule, entry)
	if !ok || read.rule.Each == "" || wholeResult(object) {
		if parts != nil {
			in.at = nil // because it is a path below a part
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

// finer reads a result about part of an entry, such as one milestone of a work item.
// The argument in is the scope of that entry. The argument parts is the list of the
// parts, and key an index in it. If parts is nil, the entry has no such list, and key
// is a label that ends the result's subject.
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

// part reads a result about an entry of a list within an entry. The inner entry has its
// own subject. The argument parts is the list within the entry, in is the scope of the
// outer entry, and key is the index of the inner one.
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

// partsOf returns the list within an entry whose entries a rule judges. It returns nil
// if the rule judges no such list.
func partsOf(r *rule.Rule, entry *declaration.Value) *declaration.Value {
	if r.Each == "" || entry.Kind != declaration.Object {
		return nil
	}
	if parts := entry.Member(r.Each); parts != nil && parts.Kind == declaration.List {
		return parts
	}
	return nil
}

// wholeResult reports whether an object is a single result. Otherwise it holds results
// about parts of an entry.
func wholeResult(object *machine.Object) bool {
	for key, value := range object.All {
		name, _ := key.(string)
		if _, isReason := value.(string); isReason && given(finding.Verdict(name)) {
			return true
		}
	}
	return false
}

// periods reads the results about months or quarters: an object by their labels, such
// as 2026-11. The argument kind is "month" or "quarter". Each label has to match the
// pattern named.
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

// indexOf returns the index of an entry from a key of a result: a number, or that
// number as a text if the results were read from JSON, whose keys are texts. It returns
// false for any other key.
func indexOf(key machine.Value) (int, bool) {
	if i, ok := key.(int64); ok {
		return int(i), i >= 0
	}
	i, err := strconv.Atoi(textOf(key))
	return i, err == nil && i >= 0 && strconv.Itoa(i) == textOf(key)
}

// rename returns a subject with another label after the colon. For service:soil and the
// label water it returns service:water.
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
