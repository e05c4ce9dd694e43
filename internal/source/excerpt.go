package source

import (
	"bytes"
	"strings"
)

// excerptLimit is the length of the longest excerpt, in characters. A longer line is
// cut around the marked column, since a whole declaration may be on one line.
const excerptLimit = 120

// Excerpt is one line of a file, with a marked column.
type Excerpt struct {
	// Text is the line without its line break. Each tab becomes one space, so that a
	// marker below the line is in the right column.
	Text string
	// Marker is the number of characters before the marked one.
	Marker int
}

// Cut returns the excerpt for a position in the file's content. It returns false if
// there is no such line.
func Cut(content []byte, at Position) (Excerpt, bool) {
	if !at.Written() {
		return Excerpt{}, false
	}
	rest := content
	for range at.Line - 1 {
		_, after, found := bytes.Cut(rest, []byte("\n"))
		if !found {
			return Excerpt{}, false
		}
		rest = after
	}
	line, _, _ := bytes.Cut(rest, []byte("\n"))
	text := strings.ToValidUTF8(strings.TrimRight(string(line), "\r"), "�")
	text = strings.TrimPrefix(text, "\ufeff")
	return window([]rune(strings.ReplaceAll(text, "\t", " ")), max(at.Column-1, 0)), true
}

func window(line []rune, marker int) Excerpt {
	marker = min(marker, len(line))
	if len(line) <= excerptLimit {
		return Excerpt{Text: string(line), Marker: marker}
	}
	start := max(0, marker-excerptLimit/2)
	end := min(len(line), start+excerptLimit)
	excerpt := Excerpt{Text: string(line[start:end]), Marker: marker - start}
	if start > 0 {
		excerpt.Text, excerpt.Marker = "… "+excerpt.Text, excerpt.Marker+2
	}
	if end < len(line) {
		excerpt.Text += " …"
	}
	return excerpt
}
