package workbook

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"path"
	"strings"
)

// sheetFiles returns the file of each sheet of an Excel workbook, by the sheet's name,
// such as "xl/worksheets/sheet1.xml" (ECMA-376, 18.2.19 and part 2, 9.3). The file
// names are in lower case.
func sheetFiles(archive *zip.Reader) map[string]string {
	targets := map[string]string{}
	each(archive, "xl/_rels/workbook.xml.rels", "Relationship", func(start xml.StartElement) {
		target := attribute(start, "Target")
		if !strings.HasPrefix(target, "/") {
			target = path.Join("xl", target)
		}
		targets[attribute(start, "Id")] = strings.ToLower(strings.TrimPrefix(target, "/"))
	})
	files := map[string]string{}
	each(archive, "xl/workbook.xml", "sheet", func(start xml.StartElement) {
		for _, a := range start.Attr {
			if a.Name.Local == "id" {
				files[attribute(start, "name")] = targets[a.Value]
			}
		}
	})
	return files
}

// each runs the function do on every element with the given name in an XML file of the
// archive. It ignores a missing file and stops at the first XML error.
func each(archive *zip.Reader, file, name string, do func(xml.StartElement)) {
	content, err := inflate(archive, file)
	if err != nil {
		return
	}
	decoder := xml.NewDecoder(bytes.NewReader(content))
	for {
		token, err := decoder.Token()
		if err != nil {
			return
		}
		if start, ok := token.(xml.StartElement); ok && start.Name.Local == name {
			do(start)
		}
	}
}
