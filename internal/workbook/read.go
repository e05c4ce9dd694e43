package workbook

import (
	"bytes"
	"strings"
)

// Refusal is the error for a file or a sheet that cannot be read. Because gives the
// reason and Remedy says what to do. Both are sentences for people.
type Refusal struct {
	Because, Remedy string
}

func (r *Refusal) Error() string { return r.Because + " " + r.Remedy }

// MaxFile is the largest size of a file in bytes (16 MiB).
const MaxFile = 16 << 20

// The limits on what is read from one file.
const (
	maxEntries  = 2_000     // files in an archive
	maxInflated = 64 << 20  // bytes of all files of an archive, unpacked
	maxTags     = 1_500_000 // elements of XML in an archive
	maxRows     = 20_000
	maxColumns  = 1_000
	maxCells    = 400_000 // in all sheets, with the blank cells between others
)

const saveAsWorkbook = "Open it in the spreadsheet program, save it as an Excel workbook (.xlsx) or as OpenDocument (.ods), and import that file."

// Read reads a workbook or a text table. It recognises the format from the content and
// ignores the file's name. An error is always a *Refusal.
func Read(content []byte) (*Book, error) {
	book, err := read(content)
	if err != nil {
		return nil, err
	}
	for _, g := range book.Sheets {
		g.trim()
	}
	return book, nil
}

func read(content []byte) (*Book, error) {
	if len(content) > MaxFile {
		return nil, &Refusal{"The file is larger than 16 MiB.", "Copy the sheet with the figures into a new workbook, and import that."}
	}
	switch {
	case bytes.HasPrefix(content, []byte("PK\x03\x04")), bytes.HasPrefix(content, []byte("PK\x05\x06")):
		return readArchive(content)
	case bytes.HasPrefix(content, []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")):
		return nil, compound(content)
	case bytes.HasPrefix(content, []byte("%PDF")):
		return nil, &Refusal{"This is a PDF, not a workbook.", "Ask for the workbook that it was made from, and import that."}
	}
	if refusal := markup(content); refusal != nil {
		return nil, refusal
	}
	return readText(content)
}

// compound returns the refusal for a file in Microsoft's compound file format (MS-CFB).
// Such a file is either an encrypted workbook, which contains a stream named
// EncryptedPackage (MS-OFFCRYPTO, 2.3.4.4), or a workbook of Excel 2003 or earlier.
func compound(content []byte) *Refusal {
	wide := make([]byte, 0, 32)
	for _, c := range []byte("EncryptedPackage") {
		wide = append(wide, c, 0)
	}
	if bytes.Contains(content, wide) {
		return &Refusal{"The workbook is encrypted: it opens with a password.", "Open it, take the password off (File, Info, Protect Workbook), save it, and import that file."}
	}
	return &Refusal{"This is a workbook of Excel up to 2003 (.xls), which is not read.", saveAsWorkbook}
}

// markup returns a refusal if the content is HTML, MHTML or XML, which some programs
// save under the name of a workbook. Otherwise it returns nil.
func markup(content []byte) *Refusal {
	const enough = 4096
	head := strings.ToLower(string(bytes.TrimLeft(bytes.TrimPrefix(content[:min(len(content), enough)], []byte("\ufeff")), " \t\r\n")))
	switch {
	case strings.HasPrefix(head, "<!doctype html"), strings.HasPrefix(head, "<html"), strings.HasPrefix(head, "<table"), strings.HasPrefix(head, "<meta"), strings.HasPrefix(head, "mime-version:"):
		return &Refusal{"This is a web page that was saved under the name of a workbook.", saveAsWorkbook}
	case strings.HasPrefix(head, "<?xml") && strings.Contains(head, "office:document"):
		return &Refusal{"This is a flat OpenDocument file (.fods), which is not read.", saveAsWorkbook}
	case strings.HasPrefix(head, "<"):
		return &Refusal{"This is XML that was saved under the name of a workbook.", saveAsWorkbook}
	}
	return nil
}
