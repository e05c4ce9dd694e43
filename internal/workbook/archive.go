package workbook

import (
	"archive/zip"
	"bytes"
	"io"
	"slices"
	"strings"
)

// readArchive reads a workbook that is a zip archive. It checks the unpacked sizes
// first.
func readArchive(content []byte) (*Book, error) {
	archive, err := zip.NewReader(bytes.NewReader(content), int64(len(content)))
	if err != nil {
		return nil, damaged()
	}
	has := func(name string) bool {
		return slices.ContainsFunc(archive.File, func(f *zip.File) bool { return strings.EqualFold(f.Name, name) })
	}
	switch {
	case has("xl/workbook.bin"):
		return nil, &Refusal{"This is a binary workbook of Excel (.xlsb), which is not read.", saveAsWorkbook}
	case has("word/document.xml"):
		return nil, &Refusal{"This is a document of Word, not a workbook.", "Copy its table into a spreadsheet, and import that."}
	case has("Index/Document.iwa"), has("Index.zip"):
		return nil, &Refusal{"This is a document of Numbers, which is not read.", "In Numbers choose File, Export To, Excel, and import that file."}
	case !has("xl/workbook.xml") && !has("content.xml"):
		return nil, &Refusal{"This is an archive that holds no workbook.", "If the workbook lies in it, unpack it, and import the workbook itself."}
	}
	unstored, refusal := measure(archive)
	if refusal != nil {
		return nil, refusal
	}
	if has("content.xml") {
		return readODS(archive)
	}
	return readXLSX(archive, content, unstored)
}

func damaged() *Refusal {
	return &Refusal{"The workbook is damaged: it cannot be unpacked.", "Open it in the spreadsheet program, save it again, and import that file."}
}

func tooLarge() *Refusal {
	return &Refusal{"The workbook is too large to be read.", "Copy the sheet with the figures into a new workbook, and import that."}
}

// measure checks the limits of an archive. It unpacks every file without keeping it, so
// that it counts the real bytes and not the sizes that the archive claims. It also
// counts the cells of Excel sheets, because one cell in a distant row or column makes
// the reader create all cells before it. It returns the cells whose formula has no
// stored value: by sheet file, such as "xl/worksheets/sheet1.xml", then by cell name.
func measure(archive *zip.Reader) (map[string]map[string]bool, error) {
	if len(archive.File) > maxEntries {
		return nil, tooLarge()
	}
	cells, unstored := 0, map[string]map[string]bool{}
	left := &budget{bytes: maxInflated, tags: maxTags}
	for _, f := range archive.File {
		opened, err := f.Open()
		if err != nil {
			return nil, damaged()
		}
		_, err = io.Copy(left, opened)
		opened.Close()
		if left.spent() {
			return nil, tooLarge()
		}
		if err != nil {
			return nil, damaged()
		}
	}
	for _, f := range archive.File {
		name := strings.ToLower(f.Name)
		if !strings.HasPrefix(name, "xl/worksheets/") || !strings.HasSuffix(name, ".xml") {
			continue
		}
		found, err := scan(f)
		if err != nil {
			return nil, err
		}
		if cells += found.cells; cells > maxCells {
			return nil, tooLarge()
		}
		unstored[name] = found.unstored
	}
	return unstored, nil
}

// budget is a writer that counts the bytes and the "<" characters written to it. Its
// fields are what is left. When either falls below 0, Write fails.
type budget struct{ bytes, tags int }

func (b *budget) spent() bool { return b.bytes < 0 || b.tags < 0 }

func (b *budget) Write(text []byte) (int, error) {
	b.bytes -= len(text)
	b.tags -= bytes.Count(text, []byte{'<'})
	if b.spent() {
		return 0, io.ErrShortWrite
	}
	return len(text), nil
}

// inflate returns the content of a file of the archive, or nil if there is no such
// file. measure has already checked its size.
func inflate(archive *zip.Reader, name string) ([]byte, error) {
	for _, f := range archive.File {
		if strings.EqualFold(f.Name, name) {
			opened, err := f.Open()
			if err != nil {
				return nil, err
			}
			defer opened.Close()
			return io.ReadAll(io.LimitReader(opened, maxInflated))
		}
	}
	return nil, nil
}
