package evaluation

import (
	"strings"
	"testing"

	"github.com/DEFRA/dgcheck/internal/declaration"
	"github.com/DEFRA/dgcheck/internal/rule"
)

func TestB16NoTextHasAValueThatIsNotDefined(t *testing.T) {
	quoting := &declaration.Declaration{Document: declaration.Value{Names: []string{"outcomes"}, Members: []*declaration.Value{
		{Items: []declaration.Value{{Text: "Fewer <undefined> floods"}}},
	}}}
	keyed := &declaration.Declaration{Document: declaration.Value{Names: []string{"<undefined>"}, Members: []*declaration.Value{{}}}}
	named := &declaration.Declaration{Files: []declaration.File{{Path: "delivery-group/<undefined>.yaml"}}}
	r := &rule.Rule{ID: "guide.x"}
	for name, c := range map[string]struct {
		j    outcome
		d    *declaration.Declaration
		errs bool
	}{
		"a message":                 {outcome{rule: r, message: "It costs <undefined>."}, &declaration.Declaration{}, true},
		"a remedy":                  {outcome{rule: r, message: "It costs.", remedy: "Add <undefined>."}, &declaration.Declaration{}, true},
		"a subject":                 {outcome{rule: r, subject: "service:<undefined>", message: "It costs."}, &declaration.Declaration{}, true},
		"everything is defined":     {outcome{rule: r, message: "It costs £3."}, &declaration.Declaration{}, false},
		"a declaration that quotes": {outcome{rule: r, message: "Fewer <undefined> floods has no owner."}, quoting, false},
		"a key":                     {outcome{rule: r, message: "`<undefined>` is no key we know."}, keyed, false},
		"a file":                    {outcome{rule: r, message: "`<undefined>.yaml` is empty."}, named, false},
	} {
		err := defined([]outcome{c.j}, c.d)
		if (err != nil) != c.errs || err != nil && strings.Contains(err.Error(), undefined) {
			t.Errorf("%s: %v", name, err)
		}
	}
}
