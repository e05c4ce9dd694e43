package overlay

import (
	"fmt"
	"slices"
	"strings"

	"github.com/DEFRA/dgcheck/internal/yamltext"
)

// A path leads into a declaration by keys and names of entries with dots between
// them, such as services.soil-checks.owner. A name may hold dots itself.

// child finds what a path leads to first. It returns its position and what is
// left of the path. The longest name is tried first.
func (v value) child(steps []string) (at int, rest []string) {
	for n := len(steps); n > 0; n-- {
		name := strings.Join(steps[:n], ".")
		at = -1
		switch v.kind {
		case yamltext.Map:
			at = v.member(name)
		case yamltext.List:
			at = v.item(name)
		}
		if at >= 0 {
			return at, steps[n:]
		}
	}
	return -1, steps
}

// below returns the value of a member or an item.
func (v *value) below(at int) *value {
	if v.kind == yamltext.Map {
		return &v.members[at].value
	}
	return &v.items[at]
}

// remove takes out what a path leads to.
func (v *value) remove(path string) error {
	parent, at, rest := v.follow(path)
	if at < 0 {
		return nowhere(path, rest)
	}
	if parent.kind == yamltext.Map {
		parent.members = slices.Delete(parent.members, at, at+1)
	} else {
		parent.items = slices.Delete(parent.items, at, at+1)
	}
	return nil
}

// put puts a value where a path leads. Of the path only the last step may be
// new: a key of a map, or an entry of a list with that name.
func (v *value) put(path string, placed value) error {
	parent, at, rest := v.follow(path)
	switch {
	case at >= 0:
		*parent.below(at) = placed
	case len(rest) == 1 && parent.kind == yamltext.Map:
		parent.members = append(parent.members, member{value{text: rest[0]}, placed})
	case len(rest) == 1 && parent.kind == yamltext.List && placed.name() == rest[0]:
		parent.items = append(parent.items, placed)
	case len(rest) == 1 && parent.kind == yamltext.List:
		return fmt.Errorf("%s adds an entry, so the entry itself has to begin with what it is called there, %s", path, rest[0])
	default:
		return nowhere(path, rest)
	}
	return nil
}

// follow goes along a path as far as it leads. It returns the value that holds
// what the path leads to and the position there. If the path ends early, the
// position is -1 and rest are the steps that led nowhere.
func (v *value) follow(path string) (parent *value, at int, rest []string) {
	parent, rest = v, strings.Split(path, ".")
	for {
		at, left := parent.child(rest)
		if at < 0 || len(left) == 0 {
			if at >= 0 {
				rest = nil
			}
			return parent, at, rest
		}
		parent, rest = parent.below(at), left
	}
}

// nowhere says how far a path led.
func nowhere(path string, rest []string) error {
	steps := strings.Split(path, ".")
	have := strings.Join(steps[:len(steps)-len(rest)], ".")
	if have == "" {
		return fmt.Errorf("%s leads nowhere: the base has no %s", path, rest[0])
	}
	return fmt.Errorf("%s leads nowhere: %s in the base has no %s", path, have, rest[0])
}
