package overlay

import (
	"fmt"
	"slices"
	"strings"

	"github.com/DEFRA/dgcheck/internal/yamltext"
)

// A path leads to a value in a declaration. It has keys and names of entries, separated
// by dots, such as services.soil-checks.owner. A name may itself contain dots.

// child finds the member or item that the first steps of a path name. It returns its
// index, and the steps after them. Since a name may contain dots, it tries the longest
// name first. If there is none, it returns -1 and all steps.
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

// below returns the value of the member or item at an index.
func (v *value) below(at int) *value {
	if v.kind == yamltext.Map {
		return &v.members[at].value
	}
	return &v.items[at]
}

// remove removes the value at a path.
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

// put sets the value at a path. Only the last step may be new: a key of a map, or an
// entry of a list whose name is that step.
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

// follow follows a path. It returns the map or list that contains the value at the
// path, and the value's index. If the path leads to no value, the index is -1, and the
// last result has the steps that were not found.
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

// nowhere returns the error for a path that leads to no value. Its last argument has
// the steps that were not found.
func nowhere(path string, rest []string) error {
	steps := strings.Split(path, ".")
	have := strings.Join(steps[:len(steps)-len(rest)], ".")
	if have == "" {
		return fmt.Errorf("%s leads nowhere: the base has no %s", path, rest[0])
	}
	return fmt.Errorf("%s leads nowhere: %s in the base has no %s", path, have, rest[0])
}
