package forge

import (
	"errors"
	"time"
)

// Lost tells that no answer came, or none that can be understood: what was said
// may have been carried out.
var Lost = errors.New("GitHub's answer was lost")

// Kind is why GitHub refused.
type Kind string

// The kinds of refusal.
const (
	// Limited: too many requests; Wait says for how long.
	Limited Kind = "limited"
	// Forbidden: the token may not; Permission names what it lacks where that is
	// known.
	Forbidden Kind = "forbidden"
	// Unknown token: expired, withdrawn or mistyped.
	BadToken Kind = "bad token"
	// Missing: there is no such thing, or the token may not see it.
	Missing Kind = "missing"
	// Gone for good, as issues are where they are switched off.
	Gone Kind = "gone"
	// Locked conversations and Archived repositories take nothing new.
	Locked   Kind = "locked"
	Archived Kind = "archived"
	// Moved to another address, which is not followed to another host.
	Moved Kind = "moved"
	// Invalid: GitHub could not accept what was said.
	Invalid Kind = "invalid"
	// Strange: an answer that is not what GitHub says it gives.
	Strange Kind = "strange"
)

// Refusal is a no from GitHub, or an answer that cannot be used.
type Refusal struct {
	Kind Kind
	// Doing completes "could not …", such as "create the comment".
	Doing string
	// Permission is the permission of a workflow that is lacking, such as
	// "issues: write"; empty where it is another reason.
	Permission string
	// Said is GitHub's own sentence, cut and without control characters; hostile
	// until escaped.
	Said   string
	Status int
	// Wait is how long GitHub asks to wait; 0 where it does not say.
	Wait time.Duration
}
