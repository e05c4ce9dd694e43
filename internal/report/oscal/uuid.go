package oscal

import (
	"strings"

	"github.com/google/uuid"

	"github.com/DEFRA/dgcheck/internal/report/outline"
)

// uuidOf returns the UUID of version 5 (RFC 9562, section 5.5) for a name in
// parts, in the namespace of our URL. The same name gives the same UUID in every
// run.
func uuidOf(parts ...string) uuid.UUID {
	space := uuid.NewSHA1(uuid.NameSpaceURL, []byte(outline.Homepage))
	return uuid.NewSHA1(space, []byte(strings.Join(parts, "\x00")))
}
