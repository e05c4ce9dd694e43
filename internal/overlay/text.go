package overlay

import (
	"bytes"
	"path"
	"slices"
)

// texts returns the files of c that differ from the file with the same name, without
// folders, among other files. The differing lines are marked. Of a table it returns
// only the header and these lines. A file without a counterpart is returned whole, and
// unmarked. It includes YAML files if yaml is set.
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

// differing returns the first line of a file and the lines that another file lacks,
// with an arrow at the end of the latter. If the argument all is set, it returns the
// remaining lines too. If it is not set and no line is marked, it adds a note that a
// line is missing.
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

// marked returns a line with an arrow at its end.
func marked(line []byte, arrow string) []byte {
	return slices.Concat(bytes.TrimRight(line, "\r\n"), []byte("  "+arrow+"\n"))
}

// holds reports whether a text contains a line. It is true for any blank line.
func holds(text [][]byte, line []byte) bool {
	return len(bytes.TrimSpace(line)) == 0 || slices.ContainsFunc(text, func(other []byte) bool { return bytes.Equal(other, line) })
}
