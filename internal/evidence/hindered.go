package evidence

import (
	"errors"
	"fmt"

	"github.com/DEFRA/dgcheck/internal/forge"
)

// Hindered returns the state of a source after a request to GitHub failed, and a
// sentence that says why and what to do.
func Hindered(err error) (state State, why string) {
	var refusal *forge.Refusal
	if !errors.As(err, &refusal) {
		return Unavailable, "GitHub did not answer. Collect it again later."
	}
	switch refusal.Kind {
	case forge.Missing, forge.Gone, forge.Moved:
		return Refused, "GitHub shows no such repository to this token. If the name is right, give a token that may read it."
	case forge.BadToken:
		return Refused, "GitHub does not accept the token. Give one that is valid."
	case forge.Forbidden:
		if refusal.Permission != "" {
			return Refused, fmt.Sprintf("The token may not read it. Give the job the permission `%s`.", refusal.Permission)
		}
		return Refused, "The token may not read it. Give one that may."
	case forge.Spent:
		return Incomplete, "As many requests were sent as were allowed. Collect it again with the same cache, and it goes on from there."
	case forge.Limited:
		return Incomplete, "GitHub asks for fewer requests. Collect it again later."
	}
	return Incomplete, "GitHub's answer could not be used. Collect it again later."
}
