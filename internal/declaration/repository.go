package declaration

import "strings"

// The longest owner and name that GitHub allows, and the longest folder or prefix
// within a repository.
const (
	mostOwner = 39
	mostName  = 100
	mostPart  = 200
)

// isRepository reports whether a text has the form owner/name. An owner begins with a
// letter or a digit.
func isRepository(text string) bool {
	owner, name, _ := strings.Cut(text, "/")
	return len(owner) <= mostOwner && only(owner, "-") && owner[0] != '-' && len(name) <= mostName && only(name, "._-")
}

// isCode reports whether a text has the form owner/name, owner/name#folder or
// owner/name@prefix.
func isCode(text string) bool {
	at := strings.IndexAny(text, "#@")
	if at < 0 {
		return isRepository(text)
	}
	part := text[at+1:]
	if text[at] == '#' && (strings.HasPrefix(part, "/") || strings.Contains(part, "//")) {
		return false
	}
	return isRepository(text[:at]) && len(part) <= mostPart && only(part, "._-/")
}

// only reports whether a text is not empty and consists of letters, digits and the given
// marks.
func only(text, marks string) bool {
	return text != "" && !strings.ContainsFunc(text, func(r rune) bool {
		return !('a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || '0' <= r && r <= '9') && !strings.ContainsRune(marks, r)
	})
}
