package overlay

import (
	"bytes"
	"path"
	"slices"
)

// texts returns the files that differ from those of the same name in any folder,
// with the lines that differ marked. Of a table only these lines are returned, below its head. The
// YAML files are among them if yaml is set.
func texts(c, other Composed, yaml bool) []File {
	var parts []File
	for _, file := range c {
		if isYAML(file.Name) && !yaml {
			continue
		}
		at := slices.IndexFunc(other, func(o File) bool { return path.Base(o.Name) == path.Base(file.Name) })
		switch {
		case at < 0:
			parts = append(parts, file)
		case bytes.Equal(file.Data, other[at].Data):
		case isYAML(file.Name):
			parts = append(parts, File{file.Name, differing(lines(file.Data), lines(other[at].Data), mark, true)})
		default:
			parts = append(parts, File{file.Name, differing(lines(file.Data), lines(other[at].Data), Arrow, false)})
		}
	}
	return parts
}

// differing returns the first line of a text and the lines that another lacks, or
// all lines. What the other lacks is marked. If no line is, and lines are left out,
// it says that one is missing.
func differing(text, other [][]byte, arrow string, all bool) []byte {
	var part []byte
	found := false
	for i, line := range text {
		switch lacks := !holds(other, line); {
		case lacks:
			part, found = append(part, marked(line, arrow)...), true
		case all || i == 0:
			part = append(part, line...)
		}
	}
	if !found && !all {
		part = append(part, arrow+" no such line here\n"...)
	}
	return part
}

// marked returns a line with a mark at its end.
func marked(line []byte, arrow string) []byte {
	return slices.Concat(bytes.TrimRight(line, "\r\n"), []byte("  "+arrow+"\n"))
}

// holds reports whether a text has a line. A blank line it always has.
func holds(text [][]byte, line []byte) bool {
	return len(bytes.TrimSpace(line)) == 0 || slices.ContainsFunc(text, func(other []byte) bool { return bytes.Equal(other, line) })
}
