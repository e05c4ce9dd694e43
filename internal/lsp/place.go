package lsp

import (
	"bytes"
	"net/url"
	"path/filepath"
	"strings"
	"unicode/utf8"

	"github.com/DEFRA/dgcheck/internal/source"
)

// encoding is the unit in which the protocol counts the characters of a line.
type encoding string

// The encodings of the protocol. An editor that names no encoding uses UTF-16.
const (
	utf8Units  encoding = "utf-8"
	utf16Units encoding = "utf-16"
	utf32Units encoding = "utf-32"
)

// chosen returns the encoding to use with an editor. The argument has the encodings
// that the editor supports.
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

// units returns the length of text in units of the encoding.
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

// at converts a position p in text, which counts lines and characters from 1, to a
// position of the protocol, which counts from 0. A byte order mark at the start of the
// text does not count in p, but counts in the result.
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

// lineOf returns line n of text, counted from 0, without its line break. It returns ""
// if there is no such line.
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

// marked returns the range that the editor underlines for a position: from there to the
// end of the line, without a comment or spaces at the end.
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

// word returns the word at a position. A word has letters, digits, hyphens and
// underscores.
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

// fileOf returns the file path of a file: URI, such as file:///a/b. ok is false for
// other URIs.
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
