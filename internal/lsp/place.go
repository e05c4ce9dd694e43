package lsp

import (
	"bytes"
	"net/url"
	"path/filepath"
	"strings"
	"unicode/utf8"

	"github.com/DEFRA/dgcheck/internal/source"
)

// encoding says in which units characters of a line are counted.
type encoding string

// The encodings. Editors that name none count in UTF-16.
const (
	utf8Units  encoding = "utf-8"
	utf16Units encoding = "utf-16"
	utf32Units encoding = "utf-32"
)

// chosen returns the encoding to use with an editor that knows some.
func chosen(known []encoding) encoding {
	for _, preferred := range []encoding{utf32Units, utf8Units} {
		for _, one := range known {
			if one == preferred {
				return preferred
			}
		}
	}
	return utf16Units
}

// units returns how long a text is.
func (e encoding) units(text string) int {
	switch e {
	case utf8Units:
		return len(text)
	case utf32Units:
		return utf8.RuneCountInString(text)
	}
	n := 0
	for _, r := range text {
		if n++; r > 0xFFFF {
			n++
		}
	}
	return n
}

// at returns the place of a position in a text. Positions count characters from 1,
// and not a byte order mark, which is part of the text in an editor too only if it
// was sent.
func (e encoding) at(text []byte, p source.Position) position {
	line := lineOf(text, p.Line-1)
	mark := ""
	if p.Line == 1 && strings.HasPrefix(line, "\ufeff") {
		mark, line = "\ufeff", strings.TrimPrefix(line, "\ufeff")
	}
	before, count := len(line), 0
	for i := range line {
		if count++; count >= p.Column {
			before = i
			break
		}
	}
	return position{Line: max(p.Line-1, 0), Character: e.units(mark + line[:before])}
}

// lineOf returns a line of a text, counted from 0, without its break. It is empty if
// there is no such line.
func lineOf(text []byte, n int) string {
	for range n {
		_, after, found := bytes.Cut(text, []byte("\n"))
		if !found {
			return ""
		}
		text = after
	}
	line, _, _ := bytes.Cut(text, []byte("\n"))
	return strings.TrimSuffix(string(line), "\r")
}

// marked returns the range that shows a position: from there to the end of what is
// written on the line, without a comment.
func (e encoding) marked(text []byte, p source.Position) textRange {
	start := e.at(text, p)
	line := lineOf(text, start.Line)
	if comment := strings.Index(line, " #"); comment >= 0 {
		line = line[:comment]
	}
	end := position{Line: start.Line, Character: e.units(strings.TrimRight(line, " \t"))}
	end.Character = max(end.Character, start.Character)
	return textRange{start, end}
}

// word returns the word at a place: letters, digits, hyphens and underscores.
func (e encoding) word(text []byte, at position) string {
	line := lineOf(text, at.Line)
	offset := len(line)
	for i := range line {
		if e.units(line[:i]) >= at.Character {
			offset = i
			break
		}
	}
	apart := func(r rune) bool {
		return !(r == '-' || r == '_' || '0' <= r && r <= '9' || 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z')
	}
	start := 0
	if before := strings.LastIndexFunc(line[:offset], apart); before >= 0 {
		_, size := utf8.DecodeRuneInString(line[before:])
		start = before + size
	}
	end := strings.IndexFunc(line[offset:], apart)
	if end < 0 {
		end = len(line) - offset
	}
	return line[start : offset+end]
}

// fileOf returns the path of a file: URI. ok is false for other URIs.
func fileOf(uri string) (file string, ok bool) {
	parsed, err := url.Parse(uri)
	if err != nil || parsed.Scheme != "file" || parsed.Host != "" && parsed.Host != "localhost" || parsed.Path == "" || strings.ContainsRune(parsed.Path, 0) {
		return "", false
	}
	path := parsed.Path
	if len(path) > 2 && path[2] == ':' { // /C:/… on Windows
		path = path[1:]
	}
	return filepath.Clean(filepath.FromSlash(path)), true
}

// uriOf returns the file: URI of an absolute path.
func uriOf(file string) string {
	path := filepath.ToSlash(file)
	if !strings.HasPrefix(path, "/") {
		path = "/" + path
	}
	return (&url.URL{Scheme: "file", Path: path}).String()
}
