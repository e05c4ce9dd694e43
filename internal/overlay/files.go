package overlay

import (
	"archive/zip"
	"bytes"
	"io/fs"
)

// archive returns files as a file system in memory: that of a zip archive.
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
