package workbook

import (
	"fmt"
	"strings"
)

// part is a file inside a workbook's zip archive.
type part struct{ name, text string }

// Prefixes and XML namespaces of workbooks (ECMA-376).
const (
	xmlHead       = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"
	mainSpace     = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
	relationSpace = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
	packageSpace  = "http://schemas.openxmlformats.org/package/2006/"
	sheetTypes    = "application/vnd.openxmlformats-officedocument.spreadsheetml."
)

// a4Across is the page setup for A4 (paper size 9) landscape: one page wide and as many
// pages long as needed.
const a4Across = `<pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/>`

// parts returns every file of the archive except the sheets' own XML.
func (w *Writer) parts() []part {
	all := []part{
		{"[Content_Types].xml", w.contentTypes()},
		{"_rels/.rels", relations(relation{"officeDocument", "xl/workbook.xml"}, relation{packageSpace + "relationships/metadata/core-properties", "docProps/core.xml"})},
		{"docProps/core.xml", w.properties()},
		{"xl/workbook.xml", w.workbook()},
		{"xl/_rels/workbook.xml.rels", w.workbookRelations()},
		{"xl/styles.xml", styles},
	}
	for i, s := range w.sheets {
		all = append(all,
			part{fmt.Sprintf("xl/worksheets/_rels/sheet%d.xml.rels", i+1), relations(relation{"table", fmt.Sprintf("../tables/table%d.xml", i+1)})},
			part{fmt.Sprintf("xl/tables/table%d.xml", i+1), s.table(i + 1)})
	}
	for i, chart := range w.charts {
		all = append(all, chart.parts(i+1)...)
	}
	return all
}

// relation is a reference from one file of the archive to another: the kind of the
// other file and its path.
type relation struct{ kind, target string }

// relations returns the XML of a .rels file. The relations get the ids rId1, rId2 and
// so on.
func relations(all ...relation) string {
	var b strings.Builder
	b.WriteString(xmlHead + `<Relationships xmlns="` + packageSpace + `relationships">`)
	for i, one := range all {
		kind := one.kind
		if !strings.HasPrefix(kind, "http") {
			kind = relationSpace + "/" + kind
		}
		fmt.Fprintf(&b, `<Relationship Id="rId%d" Type="%s" Target="%s"/>`, i+1, kind, one.target)
	}
	b.WriteString("</Relationships>")
	return b.String()
}

// contentTypes returns [Content_Types].xml, which lists the content type of each file.
func (w *Writer) contentTypes() string {
	var b strings.Builder
	b.WriteString(xmlHead + `<Types xmlns="` + packageSpace + `content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
		`<Default Extension="xml" ContentType="application/xml"/>`)
	typed := func(name, kind string) { fmt.Fprintf(&b, `<Override PartName="/%s" ContentType="%s"/>`, name, kind) }
	typed("docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml")
	typed("xl/workbook.xml", sheetTypes+"sheet.main+xml")
	typed("xl/styles.xml", sheetTypes+"styles+xml")
	for i := range w.sheets {
		typed(fmt.Sprintf("xl/worksheets/sheet%d.xml", i+1), sheetTypes+"worksheet+xml")
		typed(fmt.Sprintf("xl/tables/table%d.xml", i+1), sheetTypes+"table+xml")
	}
	for i := range w.charts {
		typed(fmt.Sprintf("xl/chartsheets/sheet%d.xml", i+1), sheetTypes+"chartsheet+xml")
		typed(fmt.Sprintf("xl/drawings/drawing%d.xml", i+1), "application/vnd.openxmlformats-officedocument.drawing+xml")
		typed(fmt.Sprintf("xl/charts/chart%d.xml", i+1), "application/vnd.openxmlformats-officedocument.drawingml.chart+xml")
	}
	b.WriteString("</Types>")
	return b.String()
}

// properties returns docProps/core.xml with the title, the creator and the day.
func (w *Writer) properties() string {
	return xmlHead + `<cp:coreProperties xmlns:cp="` + packageSpace + `metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"` +
		` xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>` + escaped(w.title) +
		`</dc:title><dc:creator>dgcheck</dc:creator><cp:lastModifiedBy>dgcheck</cp:lastModifiedBy><dcterms:created xsi:type="dcterms:W3CDTF">` + w.day +
		`T00:00:00Z</dcterms:created><dcterms:modified xsi:type="dcterms:W3CDTF">` + w.day + `T00:00:00Z</dcterms:modified></cp:coreProperties>`
}

// workbook returns xl/workbook.xml, which lists the sheets. The first row of each sheet
// is repeated at the top of every printed page.
func (w *Writer) workbook() string {
	var b, names strings.Builder
	b.WriteString(xmlHead + `<workbook xmlns="` + mainSpace + `" xmlns:r="` + relationSpace + `"><bookViews><workbookView/></bookViews><sheets>`)
	listed := func(name string, n int) {
		fmt.Fprintf(&b, `<sheet name="%s" sheetId="%d" r:id="rId%d"/>`, escaped(name), n, n)
	}
	for i, s := range w.sheets {
		listed(s.Name, i+1)
		fmt.Fprintf(&names, `<definedName name="_xlnm.Print_Titles" localSheetId="%d">%s!$1:$1</definedName>`, i, escaped(quotedSheet(s.Name)))
	}
	for i, chart := range w.charts {
		listed(chart.Name, len(w.sheets)+i+1)
	}
	b.WriteString("</sheets><definedNames>" + names.String() + `</definedNames><calcPr calcId="191029"/></workbook>`)
	return b.String()
}

// quotedSheet returns a sheet's name in quotes, as formulas write it.
func quotedSheet(name string) string { return "'" + strings.ReplaceAll(name, "'", "''") + "'" }

func (w *Writer) workbookRelations() string {
	var all []relation
	for i := range w.sheets {
		all = append(all, relation{"worksheet", fmt.Sprintf("worksheets/sheet%d.xml", i+1)})
	}
	for i := range w.charts {
		all = append(all, relation{"chartsheet", fmt.Sprintf("chartsheets/sheet%d.xml", i+1)})
	}
	return relations(append(all, relation{"styles", "styles.xml"})...)
}

// table returns the XML of the sheet's table, which gives its columns their filters.
func (s *sheet) table(id int) string {
	var b strings.Builder
	name := escaped(tableName(s.Name))
	fmt.Fprintf(&b, xmlHead+`<table xmlns="%s" id="%d" name="%s" displayName="%s" ref="%s" totalsRowShown="0"><autoFilter ref="%s"/><tableColumns count="%d">`,
		mainSpace, id, name, name, s.extent(), s.extent(), len(s.Columns))
	for i, column := range s.Columns {
		fmt.Fprintf(&b, `<tableColumn id="%d" name="%s"/>`, i+1, escaped(column.Heading))
	}
	b.WriteString(`</tableColumns><tableStyleInfo name="TableStyleLight1" showFirstColumn="0" showLastColumn="0" showRowStripes="1" showColumnStripes="0"/></table>`)
	return b.String()
}
