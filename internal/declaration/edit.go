package declaration

import "github.com/DEFRA/dgcheck/internal/yamltext"

// Edit mends a fault: the text From, which stands where the fault is, becomes
// To. Nothing else of the file changes.
type Edit struct{ From, To string }

// renaming is the edit that gives a plain key another name.
func renaming(key yamltext.Node, name string) *Edit {
	if key.Quoted() || key.Text() == "" {
		return nil
	}
	return &Edit{From: key.Text(), To: name}
}

// replacing is the edit that gives a plain scalar another value.
func replacing(n yamltext.Node, value string) *Edit {
	if n.Quoted() || n.Text() == "" || value == "" {
		return nil
	}
	return &Edit{From: n.Text(), To: value}
}
