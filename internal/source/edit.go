package source

import (
	"bytes"
	"unicode/utf8"
)

// Edit is a change to one declared file. It replaces the text between two positions,
// and nothing else.
type Edit struct {
	// Start is the position of the first character that is replaced. End is that of the
	// first character after it that is kept. They are equal if text is only inserted.
	Start, End Position
	// Offset is the offset of Start in the file, in bytes from 0.
	Offset int
	// Old is the text that is replaced, and New the text that replaces it.
	Old, New string
}

// NewEdit returns an edit of a file that replaces the bytes between two offsets in its
// content, start and end, by a new text.
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

// Applies reports whether the file still has the text in Old at that offset.
func (e *Edit) Applies(content []byte) bool {
	return e.Offset >= 0 && e.Offset <= len(content) && bytes.HasPrefix(content[e.Offset:], []byte(e.Old))
}
