package forge

import (
	"fmt"
	"strings"
)

// Repository is the name of a repository, such as DEFRA/dgcheck.
type Repository struct{ Owner, Name string }

func (r Repository) String() string { return r.Owner + "/" + r.Name }

// The longest names that GitHub allows, in characters.
const (
	maxOwner = 39
	maxName  = 100
)

// ParseRepository parses owner/name. It returns an error if GitHub cannot have a
// repository of that name, because the name becomes part of addresses.
func ParseRepository(text string) (Repository, error) {
	owner, name, _ := strings.Cut(text, "/")
	repository := Repository{Owner: owner, Name: name}
	if !repository.valid() {
		return Repository{}, fmt.Errorf("%q is not the name of a repository: write it as owner/name, such as DEFRA/dgcheck", cut(text, maxOwner+1+maxName))
	}
	return repository, nil
}

// valid reports whether GitHub can have a repository of that name. An owner has
// letters, digits and hyphens, and an underscore if an enterprise manages the account
// (https://docs.github.com/enterprise-cloud@latest/admin/managing-iam/iam-configuration-reference/username-considerations-for-external-authentication).
func (r Repository) valid() bool {
	return len(r.Owner) <= maxOwner && only(r.Owner, "-_") && letterOrDigit(rune(r.Owner[0])) &&
		len(r.Name) <= maxName && only(r.Name, "-_.") && r.Name != "." && r.Name != ".."
}

// only reports whether text is not empty and has only letters, digits and the
// characters in marks.
func only(text, marks string) bool {
	return text != "" && !strings.ContainsFunc(text, func(r rune) bool {
		return !letterOrDigit(r) && !strings.ContainsRune(marks, r)
	})
}

func letterOrDigit(r rune) bool {
	return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || '0' <= r && r <= '9'
}
