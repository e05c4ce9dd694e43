package workbook

import (
	"archive/zip"
	"bytes"
	"io"
	"slices"
	"strings"
)

// readArchive reads a workbook that is a zip archive, after its sizes were
// checked.
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

// measure unpacks every file of an archive without keeping it, so that what is
// counted is what is there and not what the archive claims. It also bounds the cells
// of Excel's sheets, since one cell far out takes as much memory as all before it, and
// returns those whose formula has no stored value, by the sheet's file.
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

// budget counts what is written to it, and refuses to take more than it has.
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

// inflate returns the content of a file of the archive, whose size was measured.
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
