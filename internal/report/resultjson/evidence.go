package resultjson

import "github.com/DEFRA/dgcheck/internal/evidence"

// jsonEvidence describes the evidence that the group was judged with.
type jsonEvidence struct {
	Digest   filled          `json:"digest"`
	Until    day             `json:"until"`
	Trust    evidence.Trust  `json:"trust"`
	Kinds    []evidence.Kind `json:"kinds"`
	Seen     []string        `json:"seen,omitempty"`
	Untyped  []string        `json:"need_not_be_typed,omitempty"`
	Unlooked []string        `json:"not_looked_at,omitempty"`
	Differs  []string        `json:"says_otherwise,omitempty"`
	Notes    []string        `json:"notes,omitempty"`
}

func evidenceOf(mark *evidence.Mark) *jsonEvidence {
	if mark == nil {
		return nil
	}
	return &jsonEvidence{filled(mark.Digest), day(mark.Until), mark.Trust, append([]evidence.Kind{}, mark.Kinds...), mark.Seen, mark.Untyped, mark.Unlooked, mark.Otherwise, mark.Notes}
}

func (e *jsonEvidence) mark() *evidence.Mark {
	if e == nil {
		return nil
	}
	return &evidence.Mark{Digest: string(e.Digest), Until: string(e.Until), Trust: e.Trust, Kinds: e.Kinds, Seen: e.Seen, Untyped: e.Untyped, Unlooked: e.Unlooked, Otherwise: e.Differs, Notes: e.Notes}
}
