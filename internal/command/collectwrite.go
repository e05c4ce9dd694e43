package command

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/DEFRA/dgcheck/internal/declaration"
	"github.com/DEFRA/dgcheck/internal/evidence"
	"github.com/DEFRA/dgcheck/internal/outfile"
)

// earlierDocuments reads the evidence that an earlier collection wrote to the path out,
// and returns it by the id of the group. If the path is that of an existing file that
// is not evidence, it returns an error, so that the file is not overwritten.
func earlierDocuments(out string) (map[string]evidence.Document, error) {
	all := map[string]evidence.Document{}
	info, err := os.Stat(out)
	if out == "" || err != nil {
		return all, nil
	}
	files := []string{out}
	if info.IsDir() {
		if files, err = filepath.Glob(filepath.Join(out, "*.json")); err != nil {
			return nil, wrongUse("%w", err)
		}
	}
	for _, file := range files {
		documents, err := readDocuments(file)
		if err != nil && info.IsDir() {
			continue // dgcheck did not write it, so it stays
		}
		if err != nil {
			return nil, wrongUse("%s is there already and is not evidence; name another file with --out", declaration.Shown(out))
		}
		for _, d := range documents {
			all[d.Group] = d
		}
	}
	return all, nil
}

// writeDocuments writes the documents to the file at the path out, one on each line. If
// that path is a folder, it writes a file for each document there.
func writeDocuments(host Host, out string, documents []evidence.Document) error {
	info, err := os.Stat(out)
	folder := strings.HasSuffix(out, "/") || err == nil && info.IsDir()
	var all []byte
	for _, d := range documents {
		text, err := d.JSON()
		if err != nil {
			return couldNotJudge(err)
		}
		if all = append(all, text...); !folder {
			continue
		}
		if err := makeFolder(out); err != nil {
			return err
		}
		name := filepath.Join(out, fileNameOf(d.Group))
		if _, err := os.Stat(name); err == nil {
			if _, err := readDocuments(name); err != nil {
				return wrongUse("%s is there already and is not evidence; name another folder with --out", declaration.Shown(name))
			}
		}
		if err := writeWhole(host.Out, name, text); err != nil {
			return couldNotJudge(outfile.Failure(name, err))
		}
	}
	if folder {
		return nil
	}
	if err := writeWhole(host.Out, out, all); err != nil {
		return couldNotJudge(outfile.Failure(orStandard(out), err))
	}
	return nil
}

// fileNameOf returns the name of the file for the evidence about a group. If its id
// cannot be a file name, the name is made from a hash.
func fileNameOf(id string) string {
	if declaration.Slug(id) == id && id != "" {
		return id + ".json"
	}
	sum := sha256.Sum256([]byte(id))
	return "group-" + hex.EncodeToString(sum[:8]) + ".json"
}

// incompleteness returns an error that says what could not be seen, or nil if every
// source is complete.
func incompleteness(documents []evidence.Document) error {
	var lines []string
	for _, d := range documents {
		for _, s := range d.Sources {
			if s.State != evidence.Complete {
				lines = append(lines, fmt.Sprintf("%s: %s: %s", d.Group, sourceInWords(s), s.Why))
			}
		}
	}
	if len(lines) == 0 {
		return nil
	}
	more := ""
	if len(lines) > 1 {
		more = fmt.Sprintf(" (and %d more; dgcheck evidence lists them)", len(lines)-1)
	}
	return &failure{CouldNotPublish, fmt.Errorf("the evidence is written, but not everything could be seen: %s%s", lines[0], more)}
}
