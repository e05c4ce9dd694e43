package workbook

import (
	"archive/zip"
	"bytes"
	"cmp"
	"encoding/xml"
	"io"
	"slices"
)

// inOrder writes the archive of a workbook with its parts, and the list of their
// types, in the order of names. The library writes both in an order that changes
// from run to run.
func inOrder(out io.Writer, written []byte) error {
	archive, err := zip.NewReader(bytes.NewReader(written), int64(len(written)))
	if err != nil {
		return err
	}
	slices.SortFunc(archive.File, func(a, b *zip.File) int { return cmp.Compare(a.Name, b.Name) })
	ordered := zip.NewWriter(out)
	for _, part := range archive.File {
		if part.Name == partTypes {
			err = copyTypes(ordered, part)
		} else {
			err = ordered.Copy(part)
		}
		if err != nil {
			return err
		}
	}
	return ordered.Close()
}

// partTypes is the part of a workbook that lists the types of the others.
const partTypes = "[Content_Types].xml"

// types is the content of the list of types (ECMA-376, part 2, 10.1.2.2).
type types struct {
	XMLName   xml.Name   `xml:"http://schemas.openxmlformats.org/package/2006/content-types Types"`
	Defaults  []byEnding `xml:"Default"`
	Overrides []byName   `xml:"Override"`
}

type byEnding struct {
	Ending string `xml:"Extension,attr"`
	Type   string `xml:"ContentType,attr"`
}

type byName struct {
	Name string `xml:"PartName,attr"`
	Type string `xml:"ContentType,attr"`
}

func copyTypes(ordered *zip.Writer, part *zip.File) error {
	from, err := part.Open()
	if err != nil {
		return err
	}
	defer from.Close()
	var list types
	if err := xml.NewDecoder(from).Decode(&list); err != nil {
		return err
	}
	slices.SortFunc(list.Defaults, func(a, b byEnding) int { return cmp.Compare(a.Ending, b.Ending) })
	slices.SortFunc(list.Overrides, func(a, b byName) int { return cmp.Compare(a.Name, b.Name) })
	to, err := ordered.Create(partTypes)
	if err != nil {
		return err
	}
	if _, err := io.WriteString(to, xml.Header); err != nil {
		return err
	}
	return xml.NewEncoder(to).Encode(list)
}
