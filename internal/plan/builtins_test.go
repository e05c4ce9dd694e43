package plan_test

import (
	"cmp"
	"context"
	"encoding/json"
	"testing"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/topdown"
	"pgregory.net/rapid"

	"github.com/DEFRA/dgcheck/internal/machine"
)

// operands returns random operands for a builtin. Most of them have the types that the
// builtin accepts. Some have any other type.
func operands(t *rapid.T, name string) []*ast.Term {
	kinds := map[string]*rapid.Generator[*ast.Term]{
		"n": numbers(), "s": texts(), "v": values(2), "a": arrays(values(1)), "o": objects(values(1)), "set": sets(values(1)),
		"i":       rapid.Custom(func(t *rapid.T) *ast.Term { return ast.IntNumberTerm(rapid.IntRange(-3, 8).Draw(t, "small")) }),
		"numbers": rapid.OneOf(arrays(numbers()), sets(numbers())), "strings": rapid.OneOf(arrays(texts()), sets(texts())),
		"collection": rapid.OneOf(arrays(values(1)), sets(values(1))), "any": rapid.OneOf(arrays(values(1)), sets(values(1)), objects(values(1))),
		"arrays": arrays(arrays(values(0))), "objects": arrays(objects(objects(values(0)))), "sets": sets(sets(values(0))),
		"parts": arrays(rapid.OneOf(texts(), sets(values(1)), numbers())), "pattern": rapid.Custom(func(t *rapid.T) *ast.Term {
			return ast.StringTerm(rapid.SampledFrom([]string{"a", "^a+", "[ab]", "(a)(b)?", `\s+`, "", "[", "é|😀", "(?i)A"}).Draw(t, "pattern"))
		}),
		"base": rapid.Custom(func(t *rapid.T) *ast.Term {
			return ast.IntNumberTerm(rapid.SampledFrom([]int{2, 8, 10, 16, 7}).Draw(t, "base"))
		}),
		"time": rapid.Custom(func(t *rapid.T) *ast.Term {
			at := ast.IntNumberTerm(int(rapid.Int64Range(-1<<60, 1<<61).Draw(t, "at")))
			if rapid.Bool().Draw(t, "alone") {
				return at
			}
			layout := rapid.SampledFrom([]string{"2 January 2006", "2006-01-02", "RFC3339", "", "Jan"}).Draw(t, "layout")
			return ast.ArrayTerm(at, ast.StringTerm("UTC"), ast.StringTerm(layout))
		}),
	}
	var all []*ast.Term
	for _, kind := range signatures()[name] {
		// These operands are always of the right type: OPA sets no limit on a range,
		// and the machine knows no time zone but UTC, so wrong operands would give
		// different results.
		bounded := name == "numbers.range" || kind == "time"
		if !bounded && rapid.IntRange(0, 12).Draw(t, "of the wrong type") == 0 {
			kind = "v"
		}
		all = append(all, kinds[kind].Draw(t, kind))
	}
	return all
}

func signatures() map[string][]string {
	all := map[string][]string{
		"abs": {"n"}, "ceil": {"n"}, "floor": {"n"}, "round": {"n"}, "numbers.range": {"i", "i"}, "to_number": {"s"}, "type_name": {"v"},
		"count": {"any"}, "sum": {"numbers"}, "product": {"numbers"}, "max": {"collection"}, "min": {"collection"}, "sort": {"collection"},
		"internal.member_2": {"v", "any"}, "internal.member_3": {"i", "v", "any"},
		"array.concat": {"a", "a"}, "array.slice": {"a", "i", "i"}, "array.flatten": {"arrays"}, "array.reverse": {"a"},
		"and": {"set", "set"}, "or": {"set", "set"}, "union": {"sets"}, "intersection": {"sets"},
		"object.get": {"o", "v", "v"}, "object.keys": {"o"}, "object.union": {"o", "o"}, "object.union_n": {"objects"}, "object.filter": {"o", "any"}, "object.remove": {"o", "any"},
		"replace": {"s", "s", "s"}, "indexof": {"s", "s"}, "substring": {"s", "i", "i"}, "concat": {"s", "strings"}, "format_int": {"n", "base"}, "sprintf": {"s", "a"},
		"internal.template_string": {"parts"}, "regex.match": {"pattern", "s"}, "regex.split": {"pattern", "s"}, "regex.replace": {"s", "pattern", "s"},
		"time.date": {"time"}, "time.weekday": {"time"}, "time.format": {"time"},
	}
	for _, name := range []string{"plus", "minus", "mul", "div", "rem"} {
		all[name] = []string{"n", "n"}
	}
	for _, name := range []string{"lt", "lte", "gt", "gte", "equal", "neq"} {
		all[name] = []string{"v", "v"}
	}
	for _, name := range []string{"is_null", "is_boolean", "is_number", "is_string", "is_array", "is_object", "is_set"} {
		all[name] = []string{"v"}
	}
	for _, name := range []string{"contains", "startswith", "endswith", "trim", "trim_left", "trim_right", "trim_prefix", "trim_suffix", "strings.count", "split"} {
		all[name] = []string{"s", "s"}
	}
	for _, name := range []string{"lower", "upper", "trim_space", "strings.reverse"} {
		all[name] = []string{"s"}
	}
	return all
}

// TestBuiltinsAreOPAs calls each builtin of the machine, and OPA's builtin of that
// name, with the same operands. Both must return the same value, an error, or no value.
func TestBuiltinsAreOPAs(t *testing.T) {
	for _, name := range machine.Builtins() {
		if signatures()[name] == nil {
			t.Errorf("%s is not tested; give its operands", name)
			continue
		}
		t.Run(name, func(t *testing.T) {
			rapid.Check(t, func(t *rapid.T) { compareBuiltins(t, name, operands(t, name)) })
		})
	}
}

// TestTheBaseOfANumberIsTakenAsItIsWritten calls format_int with bases that are equal to
// 10 and 2, but are written in another form, which OPA refuses.
func TestTheBaseOfANumberIsTakenAsItIsWritten(t *testing.T) {
	for _, base := range []string{"10", "2.0", "1e1", "10.0"} {
		compareBuiltins(t, "format_int", []*ast.Term{ast.NumberTerm("255"), ast.NumberTerm(json.Number(base))})
	}
}

// compareBuiltins fails if a builtin of the machine and OPA's builtin of that name
// differ for the given operands.
func compareBuiltins(t rapid.TB, name string, terms []*ast.Term) {
	t.Helper()
	args := make([]machine.Value, len(terms))
	for i, term := range terms {
		args[i] = fromTerm(term.Value)
	}
	got, err := machine.Builtin(name)(args)
	var want machine.Value
	wantErr := topdown.GetBuiltin(name)(topdown.BuiltinContext{Context: context.Background(), Cancel: topdown.NewCancel()}, terms, func(term *ast.Term) error {
		want = fromTerm(term.Value)
		return nil
	})
	if (err != nil) != (wantErr != nil) {
		t.Fatalf("%s(%v): %v, OPA %v", name, terms, err, wantErr)
	}
	if err == nil && (!machine.Equal(got, want) || scalar(want) && machine.Text(got) != machine.Text(want)) {
		t.Fatalf("%s(%v) = %v, OPA %v", name, terms, machine.Text(got), machine.Text(want))
	}
}

// scalar reports whether the texts of two equal values must be the same too. This does
// not hold for collections: if two members are equal, such as 0 and 0.0, either may be
// kept.
func scalar(v machine.Value) bool {
	switch v.(type) {
	case nil, *machine.Array, *machine.Set, *machine.Object:
		return false
	}
	return true
}

// TestOrderIsOPAs compares with OPA how values are ordered, whether they are equal and
// how they are printed. Sets and sorting depend on the order.
func TestOrderIsOPAs(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, b := values(2).Draw(t, "a"), values(2).Draw(t, "b")
		x, y := fromTerm(a.Value), fromTerm(b.Value)
		if got, want := machine.Compare(x, y), a.Value.Compare(b.Value); cmp.Compare(got, 0) != cmp.Compare(want, 0) {
			t.Fatalf("%v and %v: %d, OPA %d", a, b, got, want)
		}
		if machine.Equal(x, y) != a.Equal(b) {
			t.Fatalf("%v and %v: not as equal as OPA has them", a, b)
		}
		if _, isText := x.(string); !isText && machine.Text(x) != a.String() {
			t.Fatalf("%s, OPA %s", machine.Text(x), a)
		}
	})
}
