package command

import (
	"bytes"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"github.com/DEFRA/dgcheck/internal/outfile"
	"github.com/DEFRA/dgcheck/internal/report/difference"
)

func newDiff(host Host) *cobra.Command {
	var formats []string
	cmd := &cobra.Command{
		Use:   "diff OLD.json NEW.json",
		Short: "Say what differs between two results",
		Long: `Say what differs between two results of dgcheck check -f json: what is new, what has
gone stale (it held, and a date has gone by), what stands, is mended, is newly not
due or can no longer be judged, and which standards have another colour. Findings are
recognised by their keys.`,
		Example: `  dgcheck diff october.json november.json
  dgcheck diff october.json november.json -f markdown=changes.md -f json=changes.json`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) != 2 {
				return wrongUse("diff takes two results, the older one first, such as october.json november.json of dgcheck check -f json=november.json")
			}
			return nil
		},
		RunE: func(_ *cobra.Command, args []string) error { return runDiff(host, args[0], args[1], formats) },
	}
	cmd.Flags().StringArrayVarP(&formats, "format", "f", []string{"text"}, "write FORMAT, or FORMAT=FILE; repeatable: "+strings.Join(difference.Formats(), ", "))
	completeWords(cmd, "format", difference.Formats())
	return cmd
}

func runDiff(host Host, before, now string, formats []string) error {
	if err := knownFormats(formats, difference.Formats()); err != nil {
		return err
	}
	earlier, was, err := readResult(before)
	if err != nil {
		return couldNotJudge(err)
	}
	later, is, err := readResult(now)
	if err != nil {
		return couldNotJudge(err)
	}
	return writeDifference(host, difference.Of(earlier, later, was, is), formats)
}

// knownFormats returns an error if asked, the values of --format, has a format that is
// not in known, or two formats for the same file.
func knownFormats(asked, known []string) error {
	places := map[string]bool{}
	for _, one := range asked {
		format, name, toFile := strings.Cut(strings.TrimSpace(one), "=")
		if toFile && name == "" {
			return wrongUse("%s= names no file", format)
		}
		if places[name] {
			return wrongUse("two formats are to be written to %s; give each a file of its own", orStandard(name))
		}
		places[name] = true
		found := false
		for _, word := range known {
			found = found || strings.EqualFold(format, word)
		}
		if !found {
			return wrongUse("there is no format %q here; the formats are %s", format, strings.Join(known, ", "))
		}
	}
	return nil
}

// writeDifference writes a comparison of two results in each of the formats.
func writeDifference(host Host, r *difference.Report, formats []string) error {
	for _, one := range formats {
		format, name, _ := strings.Cut(strings.TrimSpace(one), "=")
		var text bytes.Buffer
		err := r.Write(&text, strings.ToLower(format))
		if err == nil {
			err = writeWhole(host.Out, name, text.Bytes())
		}
		if err != nil {
			return couldNotJudge(fmt.Errorf("write %s: %w", orStandard(name), err))
		}
	}
	return nil
}

// writeWhole writes the content to the file with this name, completely or not at all.
// If the name is "", it writes the content to standard, which is usually standard
// output.
func writeWhole(standard io.Writer, name string, content []byte) error {
	if name == "" {
		_, err := standard.Write(content)
		return err
	}
	out, err := outfile.Create(name)
	if err != nil {
		return err
	}
	defer out.Discard()
	if _, err := out.Write(content); err != nil {
		return err
	}
	return out.Keep()
}
