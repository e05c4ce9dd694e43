package evidence

// Trust is the reason why a document counts.
type Trust string

// The reasons. ByRun: the run that judges collected it, or the person who started the
// run passed it in. ByAttested: an attestation names the workflow that collected it.
// ByBase: it is from the base branch. ByNone: the author of the change may have written
// it, so it does not count.
const (
	ByRun      Trust = "run"
	ByAttested Trust = "attested"
	ByBase     Trust = "base"
	ByNone     Trust = "none"
)

// AuthorsWord says why a document with ByNone is left out.
const AuthorsWord = "Evidence that lies among the files that are proposed does not count, because it may be the author's own word. Let the workflow collect it, or give a file from outside the checkout."

// Mark says which evidence a group was judged with. It is part of the result.
type Mark struct {
	// Digest identifies the document. Until is the day of collection.
	Digest, Until string
	Trust         Trust
	// Kinds are the kinds of evidence that counted.
	Kinds []Kind
	// Seen are sentences about sources that were looked at completely. Unlooked are
	// sentences about sources that could not be, with what to do.
	Seen, Unlooked []string
	// Untyped are keys of the declaration, such as roadmap.reviewed, that need not be
	// given, because evidence shows that their subject changed lately.
	Untyped []string
	// Otherwise are sentences about differences between a source and the declaration.
	// They are not verdicts.
	Otherwise []string
	// Notes are sentences about evidence that does not count, with the reason.
	Notes []string
}
