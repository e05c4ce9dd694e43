package evaluation

import (
	"strings"
	"testing"

	"github.com/DEFRA/dgcheck/internal/declaration"
	"github.com/DEFRA/dgcheck/internal/rule"
)

func TestB16NoTextHasAValueThatIsNotDefined(t *testing.T) {
	quoting := &declaration.Declaration{Document: declaration.Value{Names: []string{"outcomes"}, Members: []declaration.Value{
		{Items: []declaration.Value{{Text: "Fewer <undefined> floods"}}},
	}}}
	keyed := &declaration.Declaration{Document: declaration.Value{Names: []string{"<undefined>"}, Members: []declaration.Value{{}}}}
	named := &declaration.Declaration{Files: []declaration.File{{Path: "delivery-group/<undefined>.yaml"}}}
	r := &rule.Rule{ID: "guide.x"}
	for name, c := range map[string]struct {
		j    judgement
		d    *declaration.Declaration
		errs bool
	}{
		"a message":                 {judgement{rule: r, because: "It costs <undefined>."}, &declaration.Declaration{}, true},
		"a remedy":                  {judgement{rule: r, because: "It costs.", remedy: "Add <undefined>."}, &declaration.Declaration{}, true},
		"a subject":                 {judgement{rule: r, subject: "service:<undefined>", because: "It costs."}, &declaration.Declaration{}, true},
		"everything is defined":     {judgement{rule: r, because: "It costs £3."}, &declaration.Declaration{}, false},
		"a declaration that quotes": {judgement{rule: r, because: "Fewer <undefined> floods has no owner."}, quoting, false},
		"a key":                     {judgement{rule: r, because: "`<undefined>` is no key we know."}, keyed, false},
		"a file":                    {judgement{rule: r, because: "`<undefined>.yaml` is empty."}, named, false},
	} {
		err := defined([]judgement{c.j}, c.d)
		if (err != nil) != c.errs || err != nil && strings.Contains(err.Error(), undefined) {
			t.Errorf("%s: %v", name, err)
		}
	}
}
