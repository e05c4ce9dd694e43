package forge

import (
	"errors"
	"fmt"
	"time"
)

// Lost tells that no answer came, or none that can be understood: what was said
// may have been carried out.
//
//lint:ignore ST1012 it is read where it is used, as errors.Is(err, forge.Lost)
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
	// BadToken: expired, withdrawn or mistyped.
	BadToken Kind = "bad token"
	// Missing: there is no such thing, or the token may not see it; Permission
	// names what it may lack for a write.
	Missing Kind = "missing"
	// Gone for good, as issues are where they are switched off.
	Gone Kind = "gone"
	// Locked conversations and Archived repositories take nothing new.
	Locked   Kind = "locked"
	Archived Kind = "archived"
	// Moved to another address, which is followed once and on the same host alone.
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
	// until escaped. It is ours where Status is 0: an answer that is strange, or
	// something that was not even sent.
	Said string
	// Status is GitHub's, 0 where the reason is not one of its answers.
	Status int
	// Wait is how long GitHub asks to wait; 0 where it does not say.
	Wait time.Duration
}

// Error says in one or two sentences what could not be done, why, and what to do.
// It holds Said, and is as hostile, for the kinds Forbidden, Gone, Invalid and
// Strange.
func (r *Refusal) Error() string { return "could not " + r.Doing + ": " + r.reason() }

func (r *Refusal) reason() string {
	switch r.Kind {
	case Limited:
		return fmt.Sprintf("GitHub has had too many requests and asks to wait %s. Run it again after that.", minutes(r.Wait))
	case Forbidden:
		return r.forbidden()
	case BadToken:
		return "GitHub does not accept the token. It may have expired or been withdrawn: make a new one."
	case Missing:
		return r.missing()
	case Gone:
		return "it is gone, or switched off in this repository" + r.quoted() + ". Switch it on in the repository's settings, or do not ask for it."
	case Locked:
		return "the conversation is locked. Unlock it if it is to be kept up."
	case Archived:
		return "the repository is archived and takes nothing new. Unarchive it in its settings, or stop asking for it."
	case Moved:
		return "it has moved to another address, which is not followed. Update the name of the repository, which may have been renamed, and the address of GitHub's API."
	case Strange:
		return r.strange()
	default:
		return "it cannot be accepted" + r.quoted() + ". Report this, with what was being published."
	}
}

func (r *Refusal) forbidden() string {
	if r.Permission == "" {
		return "GitHub does not allow it to this token" + r.quoted() + ". Use a token that may."
	}
	return fmt.Sprintf("the token lacks the permission `%s`. Add it under `permissions:` in the workflow, or use a token that has it.", r.Permission)
}

func (r *Refusal) missing() string {
	const there = "it is not there, or this token may not see it. Check the name of the repository"
	if r.Permission == "" {
		return there + "."
	}
	return fmt.Sprintf("%s, and that the token has the permission `%s`.", there, r.Permission)
}

func (r *Refusal) strange() string {
	return "the answer is not one that GitHub gives" + r.quoted() + ". Check the address of GitHub's API, and any proxy on the way to it."
}

// quoted gives the reason in brackets, and whose it is.
func (r *Refusal) quoted() string {
	switch {
	case r.Said == "":
		return ""
	case r.Status == 0:
		return ": " + r.Said
	}
	return fmt.Sprintf(" (GitHub says: %s)", r.Said)
}

// minutes words a wait, rounded up.
func minutes(wait time.Duration) string {
	switch whole := int((wait + time.Minute - 1) / time.Minute); {
	case wait <= time.Second:
		return "a second"
	case wait < time.Minute:
		return fmt.Sprintf("%d seconds", (wait+time.Second-1)/time.Second)
	case whole == 1:
		return "a minute"
	default:
		return fmt.Sprintf("%d minutes", whole)
	}
}
