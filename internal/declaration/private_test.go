package declaration_test

import (
	"strings"
	"testing"
)

// TestPrivateAmountsAreNotRepeated reads declarations with `mode: headline`, or with a
// mode that cannot be read, and with faulty amounts. No fault may repeat an amount, no
// edit may have one, and no line with one may be shown.
func TestPrivateAmountsAreNotRepeated(t *testing.T) {
	for _, mode := range []string{"headline", "headlin"} {
		for name, text := range map[string]string{
			"an amount with parts of a penny": "finance:\n  mode: MODE\n  months:\n    2026-11: {forecast: 5123456.789}\n",
			"an amount with a letter":         "finance:\n  mode: MODE\n  months:\n    2026-11: {forecast: 5123k}\n",
			"points for thousands":            "finance:\n  mode: MODE\n  months:\n    2026-11: {forecast: '5.123,45'}\n",
			"a number cut by a comma":         "finance:\n  mode: MODE\n  months:\n    2026-11: {forecast: 5123,45}\n",
			"a month in the wrong place":      "finance:\n  mode: MODE\n  2026-11: 5123\n",
			"a month with one amount":         "finance:\n  mode: MODE\n  months:\n    2026-11: 5123\n",
			"an amount below its month":       "finance:\n  mode: MODE\n  months:\n    2026-11:\n      budget: 5123\n",
			"the value of work":               "finance:\n  mode: MODE\npipeline:\n  items:\n    - {id: a, value: 5123k}\n",
		} {
			t.Run(mode+" "+name, func(t *testing.T) {
				d := one(t, strings.ReplaceAll(text, "MODE", mode))
				if !d.PrivateAmounts {
					t.Fatal("the amounts are not private")
				}
				for _, fault := range d.Faults {
					shown, _ := d.Excerpt(fault.Where)
					if all := fault.Because + fault.Remedy + shown.Text; strings.Contains(all, "5123") || strings.Contains(all, "5.123") {
						t.Errorf("it says %q", all)
					}
					if fault.Edit != nil && strings.Contains(fault.Edit.New, "5123") {
						t.Errorf("it would write %q", fault.Edit.New)
					}
				}
			})
		}
	}
	const table = "month,line,service,forecast,actual\n2026-04,staff,group,5123k,x\n"
	d := load(t, files{"delivery-group/a.yaml": "dgcheck: 1\nfinance: {mode: headline, files: [f.csv]}\n", "delivery-group/f.csv": table})
	for _, fault := range d.Faults {
		if shown, ok := d.Excerpt(fault.Where); strings.Contains(fault.Because+fault.Remedy, "5123") || ok && strings.Contains(shown.Text, "5123") {
			t.Errorf("%+v, %+v", fault, shown)
		}
	}
}
