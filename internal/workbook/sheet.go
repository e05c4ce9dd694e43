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

// sheet is a sheet that is being written, compressed.
type sheet struct {
	Sheet
	rows, links int
	packed      bytes.Buffer
	packer      *flate.Writer
	sum         hash.Hash32
	size        uint64
}

// mostRows is how many rows a sheet can have
// (https://support.microsoft.com/office/1672b34d-7043-467e-8e27-269d656771c3).
const mostRows = 1 << 20

// beginSheet begins a sheet with its heading. It prints on A4, across, as wide as the
// page. Selected is set for the sheet that is shown first.
func beginSheet(from Sheet, selected bool) *sheet {
	s := &sheet{Sheet: from, sum: crc32.NewIEEE()}
	s.packer, _ = flate.NewWriter(&s.packed, flate.DefaultCompression) // which only an unknown level makes fail
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

// write writes XML. Writing into memory does not fail.
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

// line writes a row of a height in points.
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

// Heights in points: of a line, and the most that a row can have.
const (
	lineHeight = 15
	highestRow = 409
)

// linesOf estimates on how many lines a text stands in a column of a width, in
// characters. Programs do not fit the height of a row to its text when they open
// a file.
func linesOf(text string, width float64) int {
	lines := 0
	for line := range strings.SplitSeq(text, "\n") {
		lines += 1 + int(float64(utf8.RuneCountInString(line))*1.1/width)
	}
	return lines
}

// writeTo ends the sheet and writes it as a part of the workbook.
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

// extent returns the cells of the table of a sheet, which has a row below its
// heading even if there is nothing in it.
func (s *sheet) extent() string { return "A1:" + CellName(max(s.rows, 2)-1, len(s.Columns)-1) }
