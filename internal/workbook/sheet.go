package workbook

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"fmt"
	"hash"
	"hash/crc32"
	"strings"
	"unicode/utf8"
)

// sheet is a sheet of a new workbook. Its XML is compressed into packed as it is
// written.
type sheet struct {
	Sheet
	rows, links int
	packed      bytes.Buffer
	packer      *flate.Writer
	sum         hash.Hash32
	size        uint64
}

// mostRows is the largest number of rows that Excel allows in a sheet
// (https://support.microsoft.com/office/1672b34d-7043-467e-8e27-269d656771c3).
const mostRows = 1 << 20

// beginSheet returns a new sheet that contains its heading row. The sheet prints on A4
// landscape, scaled to the width of the page. Set selected for the sheet that a
// spreadsheet program shows first.
func beginSheet(from Sheet, selected bool) *sheet {
	s := &sheet{Sheet: from, sum: crc32.NewIEEE()}
	s.packer, _ = flate.NewWriter(&s.packed, flate.DefaultCompression) // fails only for an invalid level
	s.write(xmlHead + `<worksheet xmlns="` + mainSpace + `" xmlns:r="` + relationSpace + `"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews><sheetView workbookViewId="0"`)
	if selected {
		s.write(` tabSelected="1"`)
	}
	s.write(`><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>`)
	headings := make([]any, len(from.Columns))
	for i, column := range from.Columns {
		s.write(fmt.Sprintf(`<col min="%d" max="%d" width="%g" customWidth="1"/>`, i+1, i+1, column.Width))
		headings[i] = heading(column.Heading)
	}
	s.write("</cols><sheetData>")
	s.line(headings, 2*lineHeight)
	return s
}

// write compresses XML into s.packed and adds it to the checksum and the size. Writing
// to memory cannot fail.
func (s *sheet) write(text string) {
	s.size += uint64(len(text))
	_, _ = s.sum.Write([]byte(text))
	_, _ = s.packer.Write([]byte(text))
}

func (s *sheet) row(cells []any) {
	lines := 1
	for i, cell := range cells {
		if text, ok := cell.(string); ok {
			lines = max(lines, linesOf(text, s.Columns[i].Width))
		}
	}
	s.line(cells, min(float64(lines)*lineHeight, highestRow))
}

// line writes a row with the given height in points.
func (s *sheet) line(cells []any, height float64) {
	s.rows++
	var row strings.Builder
	fmt.Fprintf(&row, `<row r="%d" ht="%g" customHeight="1">`, s.rows, height)
	for i, cell := range cells {
		s.cell(&row, CellName(s.rows-1, i), cell)
	}
	row.WriteString("</row>")
	s.write(row.String())
}

// Row heights in points: the height of one line of text, and the maximum height of a
// row.
const (
	lineHeight = 15
	highestRow = 409
)

// linesOf estimates how many lines a text takes in a column of the given width in
// characters. The row height has to be set from it, because spreadsheet programs do not
// fit row heights to their text when they open a file.
func linesOf(text string, width float64) int {
	lines := 0
	for line := range strings.SplitSeq(text, "\n") {
		lines += 1 + int(float64(utf8.RuneCountInString(line))*1.1/width)
	}
	return lines
}

// writeTo finishes the sheet's XML and adds it to the archive under the given file
// name.
func (s *sheet) writeTo(archive *zip.Writer, name string) error {
	s.write(`</sheetData><pageMargins left="0.7" right="0.7" top="0.75" bottom="0.75" header="0.3" footer="0.3"/>` + a4Across +
		`<tableParts count="1"><tablePart r:id="rId1"/></tableParts></worksheet>`)
	if err := s.packer.Close(); err != nil {
		return err
	}
	to, err := archive.CreateRaw(&zip.FileHeader{
		Name: name, Method: zip.Deflate, CRC32: s.sum.Sum32(), CompressedSize64: uint64(s.packed.Len()), UncompressedSize64: s.size,
	})
	if err == nil {
		_, err = to.Write(s.packed.Bytes())
	}
	return err
}

// extent returns the range of the sheet's table, such as "A1:D4". The range always
// includes a row below the heading, even if that row is empty.
func (s *sheet) extent() string { return "A1:" + CellName(max(s.rows, 2)-1, len(s.Columns)-1) }
