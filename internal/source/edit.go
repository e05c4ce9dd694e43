package source

import (
	"bytes"
	"unicode/utf8"
)

// Edit is a change to one declared file: the text between two positions becomes
// another. Everything else in the file stays.
type Edit struct {
	// Start is the position of the first character that is replaced, and End of
	// the first one after it that stays. They are equal if text is only added.
	Start, End Position
	// Offset is where Start is in the file, in bytes from 0.
	Offset int
	// Old is what stands there, and New what takes its place.
	Old, New string
}

// NewEdit returns the edit of a file's content that puts text in place of the
// bytes from start to end.
func NewEdit(file string, content []byte, start, end int, text string) *Edit {
	return &Edit{
		Start: positionAt(file, content, start), End: positionAt(file, content, end),
		Offset: start, Old: string(content[start:end]), New: text,
	}
}

func positionAt(file string, content []byte, offset int) Position {
	before := bytes.TrimPrefix(content[:offset], []byte("\ufeff"))
	line := bytes.LastIndexByte(before, '\n') + 1
	return Position{File: file, Line: bytes.Count(before, []byte("\n")) + 1, Column: utf8.RuneCount(before[line:]) + 1}
}

// Applies reports whether the text that the edit replaces is still there.
func (e *Edit) Applies(content []byte) bool {
	return e.Offset >= 0 && e.Offset <= len(content) && bytes.HasPrefix(content[e.Offset:], []byte(e.Old))
}
