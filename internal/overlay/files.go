package overlay

import (
	"archive/zip"
	"bytes"
	"io/fs"
	"strings"
)

// archive returns files as a file system in memory.
func archive(files []File) (fs.FS, error) {
	var content bytes.Buffer
	w := zip.NewWriter(&content)
	for _, file := range files {
		entry, err := w.CreateHeader(&zip.FileHeader{Name: file.Name, Method: zip.Store})
		if err != nil {
			return nil, err
		}
		if _, err := entry.Write(file.Data); err != nil {
			return nil, err
		}
	}
	if err := w.Close(); err != nil {
		return nil, err
	}
	return zip.NewReader(bytes.NewReader(content.Bytes()), int64(content.Len()))
}

// Case is one of the cases in a file of several.
type Case struct{ Name, Text string }

// caseMark begins the line before each case. The name of the case follows it.
const caseMark = "=== "

// Cases returns the cases in a file, in order. Blank lines at the end of a case are not
// part of it.
func Cases(text string) []Case {
	var cases []Case
	for line := range strings.Lines(text) {
		if name, begins := strings.CutPrefix(line, caseMark); begins {
			cases = append(cases, Case{Name: strings.TrimSpace(name)})
		} else if n := len(cases); n > 0 {
			cases[n-1].Text += line
		}
	}
	for i := range cases {
		cases[i].Text = strings.TrimRight(cases[i].Text, "\n") + "\n"
	}
	return cases
}
