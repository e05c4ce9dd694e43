package evaluation

import (
	"fmt"
	"slices"
	"strings"

	"github.com/DEFRA/dgcheck/internal/declaration"
	"github.com/DEFRA/dgcheck/internal/rule"
	"github.com/DEFRA/dgcheck/internal/rulebook"
)

// own is what a group sets for itself: its packs, and figures of params.yaml. The field
// changed is set if it changes a figure. The field faults has the faults of the
// declaration and those of these settings.
type own struct {
	packs   []string
	params  rulebook.Params
	changed bool
	faults  []declaration.Fault
}

// readOwn reads the packs that a group asks for and the figures that it changes. A
// setting that it may not make is a fault of its declaration.
func (e *Evaluator) readOwn(d *declaration.Declaration) own {
	o := own{packs: e.options.Packs, params: e.options.Params, faults: d.Faults}
	group := d.Document.Member("group")
	if o.packs == nil {
		o.packs = e.ownPacks(d, group.Member("packs"), &o)
	}
	e.ownFigures(d, group.Member("params"), declaration.Keys("group", "params"), &o)
	return o
}

func (o *own) fault(f declaration.Fault) { o.faults = append(slices.Clip(o.faults), f) }

func (e *Evaluator) ownPacks(d *declaration.Declaration, list *declaration.Value, o *own) []string {
	have := e.book.Packs()
	if e.options.Custom != nil {
		for _, r := range e.options.Custom.Rules() {
			have = append(have, r.ID.Pack())
		}
	}
	packs := []string{}
	for i := range list.Items {
		pack := strings.ReplaceAll(list.Items[i].Text, "-", "_")
		switch {
		case pack == rule.DataPack || pack == "":
		case slices.Contains(have, pack):
			if !slices.Contains(packs, pack) {
				packs = append(packs, pack)
			}
		default:
			at := declaration.Path{{Key: "group"}, {Key: "packs"}, {Index: i}}
			o.fault(declaration.Fault{
				Kind: declaration.Shape, At: at, Where: d.Locate(at), Level: rule.Info.String(),
				Because: fmt.Sprintf("The pack `%s` is not one this version of dgcheck has, so it is left out.", pack),
				Remedy:  fmt.Sprintf("Nothing has to be done; the packs this version has are: %s.", strings.Join(have, ", ")),
			})
		}
	}
	slices.Sort(packs)
	return packs
}

func (e *Evaluator) ownFigures(d *declaration.Declaration, value *declaration.Value, at declaration.Path, o *own) {
	for i, name := range value.Names {
		below := append(slices.Clip(at), declaration.Step{Key: name})
		if member := value.Members[i]; member.Kind == declaration.Object {
			e.ownFigures(d, member, below, o)
			continue
		} else if err := e.ownFigure(below, member, o); err != nil {
			o.fault(declaration.Fault{
				Kind: declaration.Shape, At: below, Where: d.Locate(below),
				Because: fmt.Sprintf("`%s` cannot be set like this: %s.", below[2:], err),
				Remedy:  "Correct the value; `dgcheck explain RULE` shows the figures a rule uses, which of them a group may change and what they may be.",
			})
		}
	}
}

func (e *Evaluator) ownFigure(at declaration.Path, value *declaration.Value, o *own) error {
	text := value.Text
	if value.Kind == declaration.Bool {
		text = fmt.Sprint(value.Bool)
	}
	changed, err := e.book.GroupOverride(o.params, at[2:].String(), text)
	if err != nil {
		return err
	}
	o.params, o.changed = changed, true
	return nil
}
