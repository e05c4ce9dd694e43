package evidence

// Trust says on whose word a document counts.
type Trust string

// The degrees of trust. Run: the run that judges collected it, or was given it
// by who started it. Attested: an attestation names the workflow. Base: it is
// from the base branch. None: it may be the author's own word, and does not
// count.
const (
	ByRun      Trust = "run"
	ByAttested Trust = "attested"
	ByBase     Trust = "base"
	ByNone     Trust = "none"
)

// AuthorsWord says why a document that counts by ByNone is left out.
const AuthorsWord = "Evidence that lies among the files that are proposed does not count, because it may be the author's own word. Let the workflow collect it, or give a file from outside the checkout."

// Mark says which evidence a group was judged with. It is part of the result.
type Mark struct {
	// Digest identifies the document. Until is the day of collection.
	Digest, Until string
	Trust         Trust
	// Kinds are the kinds that count.
	Kinds []Kind
	// Seen are sentences about what was looked at whole, and Unlooked about what
	// could not be, with what to do.
	Seen, Unlooked []string
	// Untyped are keys of the declaration, such as roadmap.reviewed, that need not
	// be typed, because their subject was seen to change a short while ago.
	Untyped []string
	// Otherwise are sentences about what a source says that differs from what the group
	// declares of itself. They are no verdict.
	Otherwise []string
	// Notes are sentences about evidence that does not count, and why.
	Notes []string
}
